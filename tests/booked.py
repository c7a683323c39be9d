"""A data folder as commands get it: checked, with a plan that can be judged."""

from pathlib import Path

from ykplan.judging.book import Book
from ykplan.rules.checking import check


def book_of(folder: Path) -> Book:
    """Return the book of a folder, which has to have one."""
    book = Book.of(check(folder))
    assert book is not None
    return book
