"""Small git repositories: a folder committed, as often as a test wants."""

import os
import subprocess
from pathlib import Path

_WHO = {
    "GIT_AUTHOR_NAME": "試し",
    "GIT_AUTHOR_EMAIL": "test@example.invalid",
    "GIT_COMMITTER_NAME": "試し",
    "GIT_COMMITTER_EMAIL": "test@example.invalid",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *words: str) -> str:
    """Call git in a folder, whatever this machine's own settings are, and return what it prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(folder), *words]
    done = subprocess.run(command, env=kept | _WHO, capture_output=True, check=True)  # noqa: S603  # git
    return done.stdout.decode()


def commit(folder: Path, message: str = "状態") -> str:
    """Commit everything in a folder, which becomes a repository where it is in none; return the commit's name."""
    if not (folder / ".git").exists() and not any((parent / ".git").exists() for parent in folder.parents):
        git(folder, "init", "--quiet")
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD").strip()
