"""Completion in the shell: answering it, and putting it in."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any, Final

import typer

from ykplan.cli.shared.usage import refused

VARIABLE: Final = "_YKPLAN_COMPLETE"
"""The environment variable by which the shell asks for candidates."""


def prepare_completion() -> None:
    """Get ready to answer a shell that asks for candidates."""
    from typer.completion import get_completion_inspect_parameters

    get_completion_inspect_parameters()  # which makes the shells known
    # typer lays a help text out by rich, and each line of it would be a candidate of its own.
    os.environ.update(COLUMNS="1000", LINES="25")


def install_completion(context: typer.Context, *, wanted: bool) -> None:
    """Put the completion into the shell that called, and end the program."""
    if not wanted or context.resilient_parsing:
        return
    from typer.completion import install as put_in  # type: ignore[attr-defined]  # typer marks no exports here

    try:
        with redirect_stdout(StringIO()):
            shell, path = put_in()
    except typer.Exit:
        raise _unknown_shell() from None
    except (OSError, UnicodeError, RuntimeError, subprocess.SubprocessError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or type(error).__name__
        where = f"（{error.filename}）" if isinstance(error, OSError) and error.filename else ""
        raise refused(f"入力補完を組み込めません: {reason}{where}") from None
    sys.stdout.write(f"{shell} の入力補完を {path} に組み込みました\n端末を開き直すと使えます\n")
    raise typer.Exit


def show_completion(context: typer.Context, parameter: typer.CallbackParam, *, wanted: bool) -> None:
    """Print what would be put into the shell that called, and end the program."""
    if not wanted or context.resilient_parsing:
        return
    from typer.completion import show_callback

    printed = StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(StringIO()):
            show_callback(context, parameter, wanted)
    except typer.Exit:
        raise _unknown_shell() from None
    except SystemExit:  # as it ends
        sys.stdout.write(printed.getvalue())
        raise typer.Exit from None


def _unknown_shell() -> Any:
    return refused("使っているシェルを見分けられません", "bash、zsh、fish、PowerShell のどれかの中で実行してください")
