"""What git knows of a data folder: its files at a revision, and what a file was before.

Git is asked as a program, reads only, runs nothing and never goes to the network. Where it cannot tell, the answer says
why; nothing raises, whatever a repository holds.
"""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple

from ykplan.platform.disk import contents as contents_of
from ykplan.platform.disk import is_file
from ykplan.platform.git_process import Refusal, run_git

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
    """Return the blob that each name leads to, following links; None where it is not a file.

    A name is that of an object, or of a commit and a path in it. What the repository lacks is a refusal.
    """
    if not names:
        return []
    answer = run_git(folder, "cat-file", "--batch-check", "--follow-symlinks", given=_lines(names))
    if isinstance(answer, Refusal):
        return lacking(folder, answer)
    blobs: list[Blob | None] = []
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        line = answer[at:end]
        at = end + 1
        if line.endswith(b" missing"):
            return lacking(folder, Refusal("failed", line.decode("utf-8", "replace")))
        if nowhere := _NOWHERE.fullmatch(line):
            at += int(nowhere[1]) + 1
        match = _ANSWER.fullmatch(line)
        blobs.append(Blob(match[1], int(match[3])) if match and match[2] == b"blob" else None)
    return blobs


def blob_contents(folder: Path, blobs: Iterable[Blob]) -> dict[bytes, bytes] | Refusal:
    """Return the contents of some blobs, by name."""
    distinct = {blob.name: blob.size for blob in blobs}
    small = {name: size for name, size in distinct.items() if size <= LARGEST}
    if sum(small.values()) > MOST:
        return Refusal("failed", f"more than {MOST // 1024 // 1024} MiB")
    answer = run_git(folder, "cat-file", "--batch", given=_lines(small)) if small else b""
    if isinstance(answer, Refusal):
        return lacking(folder, answer)
    beyond = b"" if small == distinct else bytes(LARGEST + 1)
    contents = dict.fromkeys(distinct, beyond)
    at = 0
    for name, size in small.items():
        start = answer.find(b"\n", at) + 1
        contents[name] = answer[start : start + size]
        at = start + size + 1
    return contents if at == len(answer) else Refusal("failed", "git cat-file")


def lacking(folder: Path, refusal: Refusal) -> Refusal:
    """Return a refusal as `partial` if the clone leaves objects to a server: they are not fetched."""
    answer = run_git(folder, "config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$")
    return refusal if isinstance(answer, Refusal) or refusal.kind != "failed" else refusal._replace(kind="partial")


def _lines(names: Iterable[bytes]) -> bytes:
    return b"".join(name + b"\n" for name in names)


__all__ = ["History", "Refusal", "commit_at", "files_at", "history_of"]

_MAX_REVISIONS: Final = 200
_LINK: Final = b"120000"
_BRANCH: Final = b"ref: "
_HEAD_SIZE: Final = 4096


class History(NamedTuple):
    """What a file was in the commits that changed it, the newest first and each once.

    `shallow`: the clone holds the latest commits only, so that there may be more.
    """

    contents: tuple[bytes, ...]
    shallow: bool


class _Where(NamedTuple):
    """A folder's place in its repository, as a prefix of paths, and whether the clone is shallow."""

    inside: bytes
    shallow: bool


def commit_at(folder: Path, revision: str) -> str | Refusal:
    """Return the full name of the commit that `revision` names in the repository of a folder."""
    where = _where(folder)
    return where if isinstance(where, Refusal) else _commit(folder, where, revision)


def files_at(folder: Path, commit: str, wanted: Callable[[str], bool]) -> dict[str, bytes] | Refusal:
    """Return the files of a folder in a commit that are `wanted`, by their path inside the folder."""
    where = _where(folder)
    if isinstance(where, Refusal):
        return where
    listed = run_git(folder, "ls-tree", "-r", "-z", "--full-tree", commit, "--", where.inside or b".")
    if isinstance(listed, Refusal):
        return lacking(folder, listed)
    names: dict[str, bytes] = {}
    for line in listed.split(b"\0"):
        head, _, path = line.partition(b"\t")
        name = path.removeprefix(where.inside).decode("utf-8", "surrogateescape")
        mode, kind, identity = (*head.split(), b"", b"", b"")[:3]
        linked = mode == _LINK
        if kind == b"blob" and wanted(name) and not (linked and b"\n" in path):
            names[name] = commit.encode() + b":" + path if linked else identity
    blobs = looked_up(folder, list(names.values()))
    if isinstance(blobs, Refusal):
        return blobs
    held = {name: blob for name, blob in zip(names, blobs, strict=True) if blob is not None}
    read = blob_contents(folder, held.values())
    return read if isinstance(read, Refusal) else {name: read[blob.name] for name, blob in held.items()}


def history_of(path: Path) -> History | Refusal:
    """Return the latest versions of a file, at most 200."""
    where = _where(path.parent)
    if isinstance(where, Refusal):
        return where
    head = _commit(path.parent, where, "HEAD")
    if isinstance(head, Refusal):
        return head
    name = where.inside + path.name.encode("utf-8", "surrogateescape")
    words = ("rev-list", f"--max-count={_MAX_REVISIONS}", "--objects", "--in-commit-order", head, "--", path.name)
    listed = run_git(path.parent, *words)
    if isinstance(listed, Refusal):
        return lacking(path.parent, listed)
    lines = (line.partition(b" ") for line in listed.split(b"\n"))
    blobs = looked_up(path.parent, [identity for identity, _, object_path in lines if object_path == name])
    if isinstance(blobs, Refusal):
        return blobs
    latest = _latest([blob for blob in blobs if blob is not None])
    read = blob_contents(path.parent, latest)
    return read if isinstance(read, Refusal) else History(tuple(read[blob.name] for blob in latest), where.shallow)


def _latest(blobs: list[Blob]) -> list[Blob]:
    """Return as many of the first blobs as may be read at once."""
    sizes = accumulate(min(blob.size, LARGEST) for blob in blobs)
    return [blob for blob, size in zip(blobs, sizes, strict=True) if size <= MOST]


def _commit(folder: Path, where: _Where, revision: str) -> str | Refusal:
    commit = _named(folder, f"{revision}^{{commit}}")
    if not isinstance(commit, Refusal):
        return commit
    if revision == "HEAD" and not isinstance(_named(folder, revision), Refusal):
        return lacking(folder, Refusal("failed", "the commit of HEAD is missing"))
    if revision == "HEAD" and _has_damaged_branch(folder):
        return Refusal("failed", "the branch of HEAD is damaged")
    return Refusal("shallow" if where.shallow else "no revision", revision)


def _has_damaged_branch(folder: Path) -> bool:
    """Tell whether the branch of HEAD has a file, which git could not read and so takes as missing."""
    head = _inside(folder, "HEAD")
    named = contents_of(head, _HEAD_SIZE) if head else b""
    branch = named[len(_BRANCH) :].strip() if isinstance(named, bytes) and named.startswith(_BRANCH) else b""
    path = _inside(folder, os.fsdecode(branch)) if branch else None
    return path is not None and is_file(path)


def _inside(folder: Path, name: str) -> Path | None:
    """Return the path of one of git's own files in the repository of a folder."""
    answer = run_git(folder, "rev-parse", "--git-path", name)
    return None if isinstance(answer, Refusal) else folder / os.fsdecode(answer.rstrip(b"\n"))


def _where(folder: Path) -> _Where | Refusal:
    answer = run_git(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    if isinstance(answer, Refusal):
        return answer
    inside, shallow, prefix = answer.split(b"\n", 2)
    return (
        _Where(prefix[:-1], shallow == b"true") if inside == b"true" else Refusal("failed", "outside of the work tree")
    )


def _named(folder: Path, revision: str) -> str | Refusal:
    """Return the full name of the object that a revision names, or a refusal without a reason."""
    answer = run_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision)
    return answer if isinstance(answer, Refusal) else answer.decode("ascii", "replace").strip()
