"""A shell as a person sees it: in a terminal, key by key."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from pathlib import Path
from typing import Final

_READY: Final = b"\x1b[?2004h"  # each of them says so when it waits for a line
_STEERING: Final = re.compile(r"\x1b\][^\x07]*\x07|\x1b\[[\x20-\x3f]*[@-~]|\x1b[()].|\x1b[=>78]|[\x07\r]")
_LIST: Final = {"bash": "\x1b?", "zsh": "\x04", "fish": "\t"}
_FORGET: Final = "\x15"
# zsh only reads the script when it is asked for the first time.
_LOADED: Final = f"ykplan x\t{_FORGET}\n"
_START: Final = {"bash": {".bashrc": "PS1='$ '\n"}, "zsh": {".zshrc": "PS1='$ '\nLISTMAX=1000\n"}, "fish": {}}
_LONGEST: Final = 60  # seconds after which a shell hangs
SHELLS: Final = tuple(_LIST)


class Shell:
    """An interactive shell of a person whose home is `home`, in `folder`, with the program on the path."""

    def __init__(self, name: str, home: Path, folder: Path) -> None:
        self.name = name
        self.home = home
        self.folder = folder
        home.mkdir()
        for file, text in _START[name].items():
            (home / file).write_text(text, encoding="utf-8")
        # fish looks for manuals to learn from.
        (home / ".local/share/fish/generated_completions").mkdir(parents=True)

    def types(self, *lines: str) -> str:
        """Type lines, each when the shell waits for one, and return what was to be seen."""
        child, terminal = pty.fork()
        if child == 0:
            self._become()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 100, 120, 0, 0))
        seen, keys = b"", [*lines, "exit\n"]
        while part := _read(terminal, child):
            seen += part
            while keys and seen.count(_READY) > len(lines) + 1 - len(keys):
                os.write(terminal, keys.pop(0).encode())
        os.waitpid(child, 0)
        os.close(terminal)
        return _STEERING.sub("", seen.decode(errors="replace"))

    def offers(self, *typed: str) -> str:
        """Return what is to be seen where a person types the starts of lines and asks how each may go on."""
        return self.types(_LOADED, *(f"{start}{_LIST[self.name]}{_FORGET}\n" for start in typed))

    def completes(self, typed: str) -> str:
        """Return what is to be seen where a person types the start of a line, has it completed and runs it."""
        return self.types(_LOADED, f"{typed}\t\n")

    def _become(self) -> None:
        os.chdir(self.folder)
        path = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
        given = {"HOME": str(self.home), "PATH": path, "TERM": "xterm", "LANG": "C.UTF-8"}
        os.execvpe(self.name, [self.name, "-i"], given)  # noqa: S606  # the shell is what is tested


def _read(terminal: int, child: int) -> bytes:
    if not select.select([terminal], [], [], _LONGEST)[0]:
        os.kill(child, signal.SIGKILL)
        raise TimeoutError("the shell says nothing")
    try:
        return os.read(terminal, 65536)
    except OSError:  # the shell ended
        return b""
