"""Change bytes of the shipped data at random and check it: no traceback, no hang, no growing memory.

python fuzz/mutate.py [--count 1000000] [--seed 1] [--folder data]

Each turn changes one to eight places of one file (a byte, a stretch doubled, cut out or moved, a piece of another
file or of a list of nasty ones put in), checks the folder as `ykplan validate` does and renders the findings; every
tenth turn renders every format and the table of `ykplan status`, too. What the reader of ordinary files took is read
by the careful one as well: both must see the same. Ends with a traceback and the number of the turn where something
raises; a turn that takes more than two seconds counts as a hang. No file is written.
"""

import argparse
import random
import resource
import sys
import time
from pathlib import Path

from ykplan.data.loading import Files, files_of, load_files, with_text
from ykplan.data.yaml.build import CONTROL, build_data
from ykplan.data.yaml.fast import read_ordinary
from ykplan.judging.book import Book
from ykplan.platform.terminal import Screen
from ykplan.render.findings import github, gitlab, json, junit, sarif, text
from ykplan.render.status import table
from ykplan.rules import checking
from ykplan.terms.diagnostic import Findings

NASTY = (
    b"[", b"{", b"}", b"]", b"&a ", b"*a", b"!!int ", b"? ", b": ", b"- ", b"|\n", b">\n", b"'", b'"', b"\\x1b", b"\t",
    b"\0", b"\xff", b"\xe3\x80\x80", b"\xef\xbc\x91", b"---\n", b"...\n", b"%YAML 1.1\n", b"#", b"~", b"null", b"\r",
    b"\xf0\xa0\xae\xb7", b"\xe2\x80\xa8", b"9" * 400, b"-", b"1e9", b"1_0", b"R99", b"[[[[[[", b"<<: ", b"\n  " * 40,
)  # fmt: skip
SLOW = 2.0
EVERYTHING = 10


def main() -> None:
    """Read the options and take the turns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path("data"))
    chosen = parser.parse_args()
    run(chosen.folder, chosen.seed, chosen.count)


def run(folder: Path, seed: int, count: int) -> None:
    """Take `count` turns from `seed` on, each from the files as they are."""
    whole = files_of(folder)
    contents = {Path(source.file): Path(source.file).read_bytes() for source in (whole.plan, *whole.years)}
    if whole.approved:
        contents[Path(whole.approved.file)] = Path(whole.approved.file).read_bytes()
    start, slowest, findings = time.perf_counter(), 0.0, 0
    for turn in range(seed, seed + count):
        chance = random.Random(turn)  # noqa: S311  # chance that can be repeated, no secret
        path = chance.choice(list(contents))
        raw = mutated(contents[path], list(contents.values()), chance)
        before = time.perf_counter()
        try:
            findings += looked_at(whole, path, raw, everything=turn % EVERYTHING == 0)
        except Exception:
            sys.stderr.write(f"turn {turn}: {path.name}\n")
            raise
        took = time.perf_counter() - before
        slowest = max(slowest, took)
        if took > SLOW:
            sys.exit(f"turn {turn}: {path.name} took {took:.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = time.perf_counter() - start
    sys.stdout.write(
        f"{count} turns from seed {seed}: {findings} findings, {spent:.0f} s, slowest {slowest:.3f} s, {peak:.0f} MiB\n"
    )


def looked_at(whole: Files, path: Path, raw: bytes, *, everything: bool) -> int:
    """Check the folder with one file changed, and render what is found; return how many findings there are.

    With `everything`, render them in every format, and where the plan stands, too.
    """
    files = with_text(whole, path, raw)
    assert files is not None  # noqa: S101  # the path is one of the folder's own
    checked = checking.checked(load_files(files))
    check_readers(raw)
    text.render(checked.diagnostics, Screen(80, "cp932"))
    if everything:
        found = Findings(checked.diagnostics, (path.as_posix(),))
        for form in (json, github, gitlab, sarif, junit):
            form.render(found)
        if (book := Book.of(checked)) is not None:
            table.render(book.overview(book.latest_year), Screen(80))
    return len(checked.diagnostics)


def check_readers(raw: bytes) -> None:
    """Raise where the reader of ordinary files sees anything else than the careful one."""
    said = raw.decode(errors="ignore")
    if CONTROL.search(said) is None and (quick := read_ordinary(said)) is not None:
        built = build_data(said)
        assert (built.flaws, built.data) == ([], quick)  # noqa: S101  # it is what is looked for


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
