"""Time two commands in turn, A B A B …, and print the ratio pair by pair.

python -m benchmarks.compare [--runs 15] [--warmup 1] 'COMMAND A' 'COMMAND B'

CPU time (user and system, of the command and its children) and wall time, each as minimum, median and maximum;
the ratio is the median of A/B over the pairs, so that a machine whose speed drifts does not change it much.
Needs a Unix, whose `resource` module tells what finished children used.
"""

import argparse
import resource
import shlex
import subprocess
import sys
import time
from statistics import median
from typing import NamedTuple


class Run(NamedTuple):
    """What one run took, in seconds."""

    cpu: float
    wall: float


def main() -> None:
    """Read the options, run the pairs, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commands", nargs=2, metavar="COMMAND")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--warmup", type=int, default=1)
    chosen = parser.parse_args()
    one, two = (shlex.split(command) for command in chosen.commands)
    for _ in range(chosen.warmup):
        timed(one), timed(two)
    pairs = [(timed(one), timed(two)) for _ in range(chosen.runs)]
    for name in Run._fields:
        first = [getattr(pair[0], name) for pair in pairs]
        second = [getattr(pair[1], name) for pair in pairs]
        ratios = [a / b for a, b in zip(first, second, strict=True)]
        sys.stdout.write(f"{name:<5} A {spread(first)} s   B {spread(second)} s   A/B {spread(ratios)}\n")


def timed(command: list[str]) -> Run:
    """Run a command, throw away what it prints, and return what it took. One that fails ends everything."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)  # noqa: S603  # as asked
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run((after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime), wall)


def spread(values: list[float]) -> str:
    """Return minimum, median and maximum."""
    return f"{min(values):.3f} {median(values):.3f} {max(values):.3f}"


if __name__ == "__main__":
    main()
