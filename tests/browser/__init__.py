"""The report in a real browser; `.ci/browser` runs it, `pytest` does not."""
