"""What a city publishes beside its reports: open data, and an index of all years."""
