"""How commands write: text in the console's letters, and documents for programs as UTF-8, whatever the console is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from ykplan.platform.terminal import screen
from ykplan.text.inert import inert, inert_line


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


_LONG: Final = 20


@contextmanager
def bar(label: str, total: int, least: int = _LONG) -> Iterator[Callable[[], None]]:
    """Give a function to call at each step of `total`; the bar is gone when the work is done."""
    if total < least or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    # rich counts one cell for each piece of its bar; where a terminal takes two, the numbers have to do.
    bars = (BarColumn(),) if screen().sign == 1 else ()
    columns = (TextColumn("{task.description}", markup=False), *bars, MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(label, total=total)
        yield lambda: shown.advance(task)
