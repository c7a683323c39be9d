"""The annual report, one file an output format. Each takes the report and returns the bytes of a file."""
