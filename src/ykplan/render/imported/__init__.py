"""What forms that came back change in the data, for people and for programs."""
