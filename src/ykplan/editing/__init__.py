"""Changes to YAML text: only the letters concerned, any number in one pass, and what could not be done.

In: a text and edits. Out: a text that reads back as asked, or why not. May import data and everything below.
"""
