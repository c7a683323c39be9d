"""A difference between two states, one file an output format."""
