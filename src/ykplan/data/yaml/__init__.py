"""YAML text → plain data, with the exact place of every key and value."""
