"""What is listed once: eras and fiscal years, findings, and the words for states, reasons and marks.

Everything else derives from these tables. Imports no other room.
"""
