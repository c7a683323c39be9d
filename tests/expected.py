"""What the bad examples of rules are held to: their page where it shows all that is found, else an `expected.txt`."""

import re
from pathlib import Path

from tests.conftest import rewrite, with_lists_named
from ykplan.rules.registry import sections

EXAMPLES = Path(__file__).parent / "examples"
_TOLD = re.compile(r" (error|warning|hint) (YK\d{3}): ")


def on_page(code: str) -> str | None:
    """Return the bad example that the page of a rule shows: the first, unless it is no text."""
    bad = sorted((EXAMPLES / code).glob("bad*"))
    readable = bad and not any(path.suffix == ".bin" for path in bad[0].rglob("*"))
    return bad[0].relative_to(EXAMPLES).as_posix() if readable else None


def hold(example: str, found: list[str], *, update: bool) -> None:
    """Check what is found in an example, one finding a line, all of it with the code of the example's rule.

    A single finding that the page of the rule shows is held there, to the letter, by `test_pages`.
    """
    code, path = example.partition("/")[0], _path(example)
    paged = len(found) == 1 and example == on_page(code)
    said = [with_lists_named(line) for line in found]
    if update and paged:
        path.unlink(missing_ok=True)
    elif update:
        rewrite(path, "".join(f"{line}\n" for line in said))
    assert [line.split(" ")[2] for line in found] == [code] * len(found) != []
    assert path.exists() is not paged
    assert paged or said == lines(example)


def lines(example: str) -> list[str]:
    """Return the expected findings of an example that has them beside it."""
    return _path(example).read_text(encoding="utf-8").splitlines()


def severities(example: str) -> set[tuple[str, str]]:
    """Return the severities of an example's findings, each with the code."""
    if not _path(example).exists():
        return set(_TOLD.findall(sections()[example.partition("/")[0]]))
    words = [line.split(" ") for line in lines(example)]
    return {(severity, code) for _, severity, code, *_ in words}


def _path(example: str) -> Path:
    return EXAMPLES / example / "expected.txt"
