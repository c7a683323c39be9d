"""Forms that an office program opened and saved again: `.ci/office` runs them, since they need LibreOffice."""
