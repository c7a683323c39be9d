"""The one place that runs git: so that nothing which a repository or a folder says can run anything, or be waited for.

A folder that somebody sent may come with settings of its own. Git reads them whatever it is told, so each that starts a
program is overruled here, the network is closed, and only commands are used that read few of them: no `status`, `log`
or `diff`, which refresh an index, run filters, show signatures and call pagers.
"""

import os
import subprocess
from pathlib import Path
from typing import Final, NamedTuple

_PATIENCE: Final = 60
_PROGRAM: Final = "git.exe" if os.name == "nt" else "git"
# Said on the command line, where nothing in a repository can unsay it.
_OVERRULED: Final = (
    "safe.bareRepository=explicit",  # ordinary files can make a folder look like a repository without a work tree
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.alternateRefsCommand=",
    "core.sshCommand=",
    "core.askPass=",
    "credential.helper=",
    "diff.external=",
    "log.showSignature=false",
    "protocol.allow=never",
)
# An object that is missing is not fetched, none is taken for another, and no parent is left out.
_CLOSED: Final = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# Where the person's own settings are (safe.directory above all), where git is installed, and where it may look.
# Everything else may have been set by a hook, for another repository.
_OWN: Final = ("GIT_CONFIG_", "GIT_EXEC_PATH", "GIT_CEILING_", "GIT_DISCOVERY_", "GIT_TEST_ASSUME_DIFFERENT_OWNER")


class Refusal(NamedTuple):
    """Why git cannot answer: a kind, and git's own words.

    `no git`, `no repository`, `no revision`; a repository that is not asked or lacks something: `owner` (it belongs to
    somebody else), `bare`, `shallow`, `partial`; else `failed`.
    """

    kind: str
    said: str = ""


def run_git(folder: Path, *words: str | bytes, given: bytes = b"") -> bytes | Refusal:
    """Run git in a folder with some arguments; return its output, or why it failed."""
    program = _found()
    if program is None:
        return _without_git(folder)
    overruled = (word for setting in _OVERRULED for word in ("-c", setting))
    command = [program, "--no-pager", "--literal-pathspecs", *overruled, "-C", os.fspath(folder), *words]
    try:
        done = subprocess.run(  # noqa: S603  # git, with words of our own
            command, input=given, capture_output=True, check=False, env=_environment(), timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        return Refusal("failed", f"no answer within {_PATIENCE} s")
    except OSError as error:
        return Refusal("failed", error.strerror or type(error).__name__)
    if done.returncode == 0:
        return done.stdout
    messages = done.stderr.decode("utf-8", "replace").splitlines()
    # Its advice is about how to use git, and not about why it failed.
    return _refusal(folder, "\n".join(line for line in messages if not line.startswith("hint:")).strip())


def _found() -> str | None:
    """Return the path of git. Relative entries of PATH are ignored: they could run a file of the current folder."""
    for entry in os.environ.get("PATH", os.defpath).split(os.pathsep):
        program = os.path.join(entry, _PROGRAM)  # noqa: PTH118  # a Path of nothing is this folder
        if os.path.isabs(entry) and os.path.isfile(program) and os.access(program, os.X_OK):  # noqa: PTH113, PTH117
            return program
    return None


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    kept |= {name: value for name, value in os.environ.items() if name.startswith(_OWN)}
    return kept | _CLOSED


def _refusal(folder: Path, message: str) -> Refusal:
    if "dubious ownership" in message or "unsafe repository" in message:
        return Refusal("owner", message)
    if "cannot use bare repository" in message:
        return Refusal("bare", message)
    if "not a git repository (or any" in message:
        # Git passes over a damaged one as if it were none.
        return Refusal("failed", message) if _looks_like_one(folder) else Refusal("no repository", message)
    return Refusal("failed", message)


def _without_git(folder: Path) -> Refusal:
    return Refusal("no git") if _looks_like_one(folder) else Refusal("no repository", "no git")


def _looks_like_one(folder: Path) -> bool:
    """Tell whether a folder or one above it has a `.git`."""
    here = os.path.realpath(folder)
    return any(os.path.lexists(os.path.join(parent, ".git")) for parent in (here, *map(str, Path(here).parents)))  # noqa: PTH118
