"""Changes to a year's file: entries, a new year, closing it, safe repairs; the copy of the plan as approved.

In: a folder's files as text, and what is to be written. Out: the new texts, read back and checked, or why not.
May import the rules and everything below.
"""
