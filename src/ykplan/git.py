"""What git knows of a data folder: its files at a revision, and what a file was before.

Git is asked as a program, reads only, and never goes to the network. Where it cannot tell, the answer says why.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

_MAX_REVISIONS: Final = 200
_FILE: Final = b"blob"
_LINK: Final = b"120000"
# What a hook or another program may have set for another repository.
_FOREIGN: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE")
_QUIET: Final = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


class Refusal(NamedTuple):
    """Why git cannot tell: a word (no git, no repository, no revision, failed), and what git itself said."""

    kind: str
    said: str = ""


def commit_at(folder: Path, revision: str) -> str | Refusal:
    """Return the full name of the commit that `revision` names in the repository that a folder is in."""
    inside = _git(folder, "rev-parse", "--is-inside-work-tree")
    if isinstance(inside, Refusal):
        return inside
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return Refusal("no revision", revision) if isinstance(found, Refusal) else found.decode("ascii").strip()


def state_of(folder: Path) -> str | None:
    """Return the commit of a folder's files, and whether they were changed since; None where git cannot tell."""
    commit = commit_at(folder, "HEAD")
    changed = _git(folder, "status", "--porcelain", "--", ".")
    if isinstance(commit, Refusal) or isinstance(changed, Refusal):
        return None
    return f"{commit}（その後の変更を含む）" if changed else commit


def yaml_files_at(folder: Path, commit: str) -> dict[str, bytes] | Refusal:
    """Return the YAML files of a folder as they are in a commit, by their path inside the folder."""
    prefix = _git(folder, "rev-parse", "--show-prefix")
    if isinstance(prefix, Refusal):
        return prefix
    inside = prefix.rstrip(b"\n")
    listed = _git(folder, "--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit, "--", inside or b".")
    if isinstance(listed, Refusal):
        return listed
    found: dict[str, bytes] = {}
    for line in listed.split(b"\0"):
        head, _, name = line.partition(b"\t")
        mode, kind, identity = (*head.split(), b"", b"", b"")[:3]
        if name.lower().endswith((b".yaml", b".yml")) and kind == _FILE and mode != _LINK:
            found[os.fsdecode(name.removeprefix(inside))] = identity
    contents = _contents(folder, list(found.values()))
    if isinstance(contents, Refusal):
        return contents
    return {name: content for name, content in zip(found, contents, strict=True) if content is not None}


def earlier_contents(path: Path) -> list[bytes] | Refusal:
    """Return what a file was in each commit that changed it, the newest first; at most the latest 200."""
    log = _git(path.parent, "log", f"--max-count={_MAX_REVISIONS}", "--format=%H", "--", path.name)
    if isinstance(log, Refusal):
        return log
    prefix = _git(path.parent, "rev-parse", "--show-prefix")
    if isinstance(prefix, Refusal):
        return prefix
    where = prefix.rstrip(b"\n") + os.fsencode(path.name)
    contents = _contents(path.parent, [commit + b":" + where for commit in log.split()])
    return contents if isinstance(contents, Refusal) else [content for content in contents if content is not None]


def _contents(folder: Path, objects: Sequence[bytes]) -> list[bytes | None] | Refusal:
    """Return the contents of git's objects, in their order; None for what is no file."""
    if any(b"\n" in name for name in objects):
        return Refusal("failed", "a file name with a line feed")
    asked = b"".join(name + b"\n" for name in objects)
    batch = _git(folder, "cat-file", "--batch", given=asked) if objects else b""
    if isinstance(batch, Refusal):
        return batch
    found: list[bytes | None] = []
    at = 0
    while at < len(batch):
        end = batch.index(b"\n", at)
        words = batch[at:end].rsplit(b" ", 2)
        at = end + 1
        if len(words) == 3 and words[1] == _FILE:  # noqa: PLR2004  # name, kind and size
            size = int(words[2])
            found.append(batch[at : at + size])
            at += size + 1
        else:
            found.append(None)
    return found


def _git(folder: Path, *words: str | bytes, given: bytes = b"") -> bytes | Refusal:
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN} | _QUIET
    command = ["git", "-C", os.fspath(folder), *words]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=environment)  # noqa: S603  # git, with words of our own
    except OSError as error:
        return Refusal("no git", error.strerror or "")
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip()
    return Refusal("no repository" if "not a git repository" in said else "failed", said)
