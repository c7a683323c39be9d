"""Reading what git holds: sizes first, then only what is small enough to be anybody's data."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from ykplan.git.run import Refusal, run

LARGEST: Final = 16 * 1024 * 1024
"""More than any file of data may have: what is larger is not read, and as many zeros and one stand for it."""
MOST: Final = 64 * 1024 * 1024
"""What is read at once."""
_ANSWER: Final = re.compile(rb"([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)")
# A link that leads to no file of its commit is answered with a second line, so many bytes long.
_NOWHERE: Final = re.compile(rb"(?:symlink|dangling|loop|notdir) (\d+)")


class Blob(NamedTuple):
    """A file's content by its name in git, and how many bytes it has."""

    name: bytes
    size: int


def looked_up(folder: Path, names: Sequence[bytes]) -> list[Blob | None] | Refusal:
    """Return the blob that each name leads to, through links; None for what is no file.

    A name is that of an object, or of a commit and a path in it. What the repository lacks is a refusal.
    """
    if not names:
        return []
    answer = run(folder, "cat-file", "--batch-check", "--follow-symlinks", given=_lines(names))
    if isinstance(answer, Refusal):
        return lacking(folder, answer)
    found: list[Blob | None] = []
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        line = answer[at:end]
        at = end + 1
        if line.endswith(b" missing"):
            return lacking(folder, Refusal("failed", line.decode("utf-8", "replace")))
        if nowhere := _NOWHERE.fullmatch(line):
            at += int(nowhere[1]) + 1
        said = _ANSWER.fullmatch(line)
        found.append(Blob(said[1], int(said[3])) if said and said[2] == b"blob" else None)
    return found


def contents(folder: Path, blobs: Iterable[Blob]) -> dict[bytes, bytes] | Refusal:
    """Return what is in some blobs, by their names."""
    distinct = {blob.name: blob.size for blob in blobs}
    small = {name: size for name, size in distinct.items() if size <= LARGEST}
    if sum(small.values()) > MOST:
        return Refusal("failed", f"more than {MOST // 1024 // 1024} MiB")
    answer = run(folder, "cat-file", "--batch", given=_lines(small)) if small else b""
    if isinstance(answer, Refusal):
        return lacking(folder, answer)
    beyond = b"" if small == distinct else bytes(LARGEST + 1)
    found = dict.fromkeys(distinct, beyond)
    at = 0
    for name, size in small.items():
        start = answer.find(b"\n", at) + 1
        found[name] = answer[start : start + size]
        at = start + size + 1
    return found if at == len(answer) else Refusal("failed", "git cat-file")


def lacking(folder: Path, refusal: Refusal) -> Refusal:
    """Return a refusal as what it is in a clone that leaves its objects to a server: they are not fetched."""
    asked = run(folder, "config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$")
    return refusal if isinstance(asked, Refusal) or refusal.kind != "failed" else refusal._replace(kind="partial")


def _lines(names: Iterable[bytes]) -> bytes:
    return b"".join(name + b"\n" for name in names)
