"""Many plans checked at once: on worker processes where that pays, and told in the order in which they were asked for.

A plan is read, checked and let go before the next one, in each process: memory does not grow with their number.
"""

import gc
import os
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ykplan.data.history import recalled, why
from ykplan.data.loading import load, progress_files
from ykplan.platform.git_process import Refusal
from ykplan.platform.process import ALLOCATIONS, as_worker, starting
from ykplan.rules.checking import checked
from ykplan.terms.diagnostic import Findings

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

# Below this number of files a second process costs more time than it saves.
_WORTH: Final = 100
# How many plans wait for each worker: enough to keep it busy, few enough to keep memory small.
_AHEAD: Final = 8


def look_at(folder: Path) -> Findings:
    """Return what is found in one data folder, with what git knows of it. A bug met there is part of the answer."""
    try:
        found = checked(recalled(load(folder)))
    except Exception:  # whatever it is: the other plans are told of first, and then the bug is shown
        said = f"{folder.as_posix()} は、プログラムの誤りのため確かめられませんでした"
        return Findings((), (), (said,), (f"{folder.as_posix()}: {traceback.format_exc()}",))
    files = tuple(source.file for source in found.loaded.sources)
    return Findings(found.diagnostics, files, tuple(map(_unasked, found.loaded.untold)))


def _unasked(refusal: Refusal) -> str:
    message, hint = why(refusal)
    said = f"訂正（corrected）の前の値を git の記録と比べられませんでした: {message}"
    return f"{said}。{hint}" if hint else said


def look_at_all(folders: Sequence[Path], jobs: int | None, tell: Callable[[], None]) -> Iterator[Findings]:
    """Yield what is found in each of some data folders, in their order; `tell` is called when one is done.

    `jobs` is the number of processes; None leaves it to the machine's cores and the number of files.
    """
    gc.set_threshold(ALLOCATIONS)
    workers = min(workers_for(folders) if jobs is None else jobs, len(folders))
    for found in map(look_at, folders) if workers <= 1 else _on_workers(folders, workers):
        tell()
        yield found


def workers_for(folders: Sequence[Path]) -> int:
    """Return how many processes are worth their start: one for few files, else one for each core."""
    files = 0
    for folder in folders:
        files += 1 + len(progress_files(folder))
        if files >= _WORTH:
            return _cores()
    return 1


def _cores() -> int:
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _on_workers(folders: Sequence[Path], workers: int) -> Iterator[Findings]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    told = 0
    try:
        with starting():
            for found in _from_pool(ProcessPoolExecutor(workers, initializer=as_worker), folders, workers):
                yield found
                told += 1
    except BrokenProcessPool:
        # Somebody ended a worker, as a system short of memory does: the rest is looked at one by one.
        yield from map(look_at, folders[told:])


def _from_pool(pool: "ProcessPoolExecutor", folders: Sequence[Path], workers: int) -> Iterator[Findings]:
    waiting: deque[Future[Findings]] = deque()
    rest = iter(folders)
    try:
        waiting.extend(pool.submit(look_at, folder) for folder in islice(rest, workers * _AHEAD))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(look_at, folder) for folder in islice(rest, 1))
    finally:
        pool.shutdown(cancel_futures=True)
