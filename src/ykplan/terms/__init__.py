"""What is listed once: eras, reasons of absence, facts, forms of targets, fields of an entry; and findings.

Everything else derives from these tables. Imports no other room.
"""
