"""Calls that make no sense, said in Japanese: what is wrong in them, and what is not installed."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer


class WrongUsageError(typer.BadParameter):
    """A call that makes no sense, with its message in Japanese."""


def wrong_usage(message: str, hint: str | None = None) -> WrongUsageError:
    """Return what to raise for a call that makes no sense; the program then ends with 2."""
    return WrongUsageError(_lines(message, hint))


class RefusedError(WrongUsageError):
    """A call that makes sense, but not as things are: its help would say nothing about what is in the way."""


def refused(message: str, hint: str | None = None) -> RefusedError:
    """Return what to raise where the things on the disk are in the way of a call; the program then ends with 2."""
    return RefusedError(_lines(message, hint))


def _lines(message: str, hint: str | None) -> str:
    """Return a message and a hint on a line each, whatever names are in them."""
    from ykplan.text.inert import inert_line

    return f"{inert_line(message)}\n  {inert_line(hint)}" if hint else inert_line(message)


def explain(error: typer.TyperException) -> str:
    """Return what is wrong in a call, in Japanese.

    Of its errors typer exports two classes alone; the others are known by the attributes that only they have.
    """
    if isinstance(error, WrongUsageError):
        return str(error.message)
    option = getattr(error, "option_name", None)
    if hasattr(error, "possibilities"):
        near = error.possibilities[0] if error.possibilities else None
        negative = re.match(r"-\d", str(option))
        hint = (
            "負の数は、ほかのオプションより後に -- を付けて書いてください（例 --year R8 -- -3）"
            if negative
            else suggestion(near)
        )
        return _lines(f"「{option}」というオプションはありません", hint)
    if option is not None:
        return f"オプション {option} の使い方が違います（値が要るか、要らないかを確かめてください）"
    if not isinstance(error, typer.BadParameter):
        return _lines(f"使い方が正しくありません: {_said(error.format_message())}", None)
    if hasattr(error, "param_type"):
        return f"{error.param.metavar or error.param.opts[0] if error.param else ''} を書いてください"
    return _lines(f"{error.param_hint or _name(error)} の値が正しくありません: {_said(error.message)}", None)


def _said(message: str) -> str:
    if choices := re.fullmatch(r"(?:Value error, )?'(.*)' is not one of (.*)\.", message, re.DOTALL):
        return (
            f"「{choices[1]}」ではなく、{choices[2].replace(chr(39), '').replace(', ', '、')} のどれかを書いてください"
        )
    if extra := re.fullmatch(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", message, re.DOTALL):
        return f"「{extra[1]}」は余分です"
    if closed := re.fullmatch(r"\w+ '(.*)' is not readable\.", message, re.DOTALL):
        return f"「{closed[1]}」を読む権限がありません"
    return message


def _name(error: typer.BadParameter) -> str:
    if error.param is None:
        return "引数"
    metavar = error.param.metavar if error.param.param_type_name == "argument" else None
    return metavar.strip("[].") if metavar else error.param.opts[0]


def suggestion(near: str | None) -> str | None:
    """Return the question whether a word was meant; None where none is near."""
    return f"「{near}」ではありませんか" if near else None


@contextmanager
def needing(extra: str, work: str) -> Iterator[None]:
    """Let the lines within use the parts of an extra; ends with wrong usage where one is missing.

    `work` is what they are for: PDF を作る, 記入票を読む.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        # What every command needs is no part of an extra.
        if error.name is None or error.name.startswith(("ykplan", "yaml")):
            raise
        line = installing(*(f'"{part}"' for part in _parts(extra)))
        raise refused(f"{work}部品が入っていません（{error.name}）", f"次の一行で入ります: {line}") from None


def installing(*words: str) -> str:
    """Return the line that puts parts beside this program, wherever it was installed from."""
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return " ".join((python, "-m pip install", *words))


def _parts(extra: str) -> list[str]:
    from importlib import metadata  # which takes longer than all the rest of a start

    try:
        wanted = metadata.requires("ykplan") or []
    except metadata.PackageNotFoundError:  # run from its sources
        wanted = []
    parts = [part.strip() for part, _, when in (line.partition(";") for line in wanted) if f"'{extra}'" in when]
    return parts or [f"ykplan[{extra}]"]
