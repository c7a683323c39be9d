"""One file an output format, each a value in and text or bytes out.

In: an overview, findings, a difference, a report. Out: what a person or a program reads. May import every room below;
no renderer imports another but for its parts.
"""
