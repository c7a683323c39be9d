"""A process that works for this one: it leaves Ctrl-C to its parent, does not outlive it, and gives its memory back."""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

Made = TypeVar("Made")

# Plans are trees without cycles: counting allocations up to Python's own limit finds nothing, at a tenth of the time.
ALLOCATIONS: Final = 200_000
# Told how much to keep, glibc returns the rest at once; else it keeps the more, the larger what was let go before.
_RETURNED: Final = {"MALLOC_TRIM_THRESHOLD_": "131072"}
# Else Python looks for its own modules where the person is, first of all: a multiprocessing.py beside a plan would run.
_OWN_MODULES: Final = {"PYTHONSAFEPATH": "1"}


def as_worker() -> None:
    """Make this process a worker."""
    # Ctrl-C reaches every process of a terminal. A worker that dies of it may hold a lock for which the others wait.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(ALLOCATIONS)


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def apart(work: Callable[..., Made], *given: Any) -> Made:
    """Run `work` on `given` in a fresh process of its own; return its result, or raise its exception."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    try:
        with starting(), ProcessPoolExecutor(1, get_context("spawn"), as_worker) as pool:
            return pool.submit(work, *given).result()
    except BrokenProcessPool:
        # Somebody ended the worker, or this place allows no second process.
        return work(*given)


@contextmanager
def starting() -> Iterator[None]:
    """Let Python processes that are started meanwhile run nothing that lies in the working folder, and keep no memory.

    How much memory they keep is theirs to say who have said it already.
    """
    wanted = {name: value for name, value in _RETURNED.items() if name not in os.environ} | _OWN_MODULES
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
