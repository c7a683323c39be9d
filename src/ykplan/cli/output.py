"""How commands write: text in the console's letters, and documents for programs as UTF-8, whatever the console is."""

import sys

from ykplan.words import inert, inert_line


def write_document(text: str, encoding: str = "utf-8") -> None:
    """Write a document for a program to standard output; a file name that is no text becomes 「?」 in it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode(encoding, "replace"))
    sys.stdout.buffer.flush()


def write_text(text: str) -> None:
    """Write text for a person to standard output."""
    sys.stdout.write(text)


def notice(text: str) -> None:
    """Write a line about the run itself to standard error: one line, whatever the names in it are."""
    sys.stderr.write(f"{inert_line(text)}\n")


def trace(text: str) -> None:
    """Write where a mistake of the program happened to standard error."""
    sys.stderr.write(f"{inert(text).rstrip()}\n")
