"""The shape of the data as JSON Schema, for editors and other tools, made from the records."""
