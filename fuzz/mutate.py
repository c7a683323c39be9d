"""Change bytes of the shipped data at random and check it: no traceback, no hang, no growing memory.

python fuzz/mutate.py [--count 1000000] [--seed 1] [--folder data]

Each turn changes one to eight places of one file (a byte, a stretch doubled, cut out or moved, a piece of another
file or of a list of nasty ones put in), checks the folder and renders the findings. Ends with a traceback and the
seed of the turn where something raises; a turn that takes more than two seconds counts as a hang.
"""

import argparse
import random
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from ykplan.check import check
from ykplan.render.findings import text
from ykplan.report import latest_year, overview
from ykplan.screen import Screen

NASTY = (
    b"[", b"{", b"}", b"]", b"&a ", b"*a", b"!!int ", b"? ", b": ", b"- ", b"|\n", b">\n", b"'", b'"', b"\\x1b", b"\t",
    b"\0", b"\xff", b"\xe3\x80\x80", b"\xef\xbc\x91", b"---\n", b"...\n", b"%YAML 1.1\n", b"#", b"~", b"null", b"\r",
    b"\xf0\xa0\xae\xb7", b"\xe2\x80\xa8", b"9" * 400, b"-", b"1e9", b"1_0", b"R99", b"[[[[[[", b"<<: ", b"\n  " * 40,
)  # fmt: skip
SLOW = 2.0


def main() -> None:
    """Read the options and take the turns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path("data"))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        shutil.copytree(chosen.folder, folder)
        run(folder, chosen.seed, chosen.count)


def run(folder: Path, seed: int, count: int) -> None:
    """Take `count` turns from `seed` on, each from the files as they were."""
    files = {path: path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    start, slowest, findings = time.perf_counter(), 0.0, 0
    for turn in range(seed, seed + count):
        chance = random.Random(turn)  # noqa: S311  # chance that can be repeated, no secret
        path = chance.choice(list(files))
        path.write_bytes(mutated(files[path], list(files.values()), chance))
        before = time.perf_counter()
        try:
            findings += looked_at(folder)
        except Exception:
            sys.stderr.write(f"turn {turn}: {path.name}\n")
            raise
        slowest = max(slowest, time.perf_counter() - before)
        if slowest > SLOW:
            sys.exit(f"turn {turn}: {path.name} took {slowest:.1f} s")
        path.write_bytes(files[path])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = time.perf_counter() - start
    sys.stdout.write(
        f"{count} turns from seed {seed}: {findings} findings, {spent:.0f} s, slowest {slowest:.3f} s, {peak:.0f} MiB\n"
    )


def looked_at(folder: Path) -> int:
    """Check the folder, render what is found and where the plan stands; return how many findings there are."""
    from ykplan.render.status import table

    checked = check(folder)
    text.render(checked.diagnostics, Screen(80, "cp932"))
    plan, rubric = checked.loaded.plan, checked.loaded.rubric
    if plan and rubric:
        table.render(overview(checked, plan, rubric, latest_year(checked, plan)), Screen(80))
    return len(checked.diagnostics)


def mutated(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return `content` with one to eight random changes."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content) + 1)
        end = min(at + chance.choice((0, 1, 1, 2, 5, 40, 400)), len(content))
        piece = content[at:end]
        other = chance.choice(others)
        start = chance.randrange(len(other))
        new = chance.choice(
            (b"", bytes([chance.randrange(256)]), chance.choice(NASTY), piece * 2, other[start : start + 60])
        )
        content = content[:at] + new + content[end:]
    return content


if __name__ == "__main__":
    main()
