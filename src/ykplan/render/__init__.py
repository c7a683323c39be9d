"""One file an output format: each takes a value and returns text. None imports another."""
