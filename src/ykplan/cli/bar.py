"""A progress bar on standard error, where a person is looking and the work is long enough to be looked at."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from ykplan.screen import screen

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
