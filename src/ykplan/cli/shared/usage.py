"""What the command line says of itself, in Japanese: help, wrong calls, what is not installed."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from ykplan.text.inert import can_write
from ykplan.text.likeness import continued, is_invisible

_LONGEST: Final = 100
_PLAIN: Final = frozenset("-_.,/ ")
_KINDS: Final = frozenset("LMNPS")
_TO_FULL_WIDTH: Final = 0xFEE0


def candidates(found: Iterable[tuple[str | None, str | None]], typed: str) -> list[tuple[str, str]]:
    """Return the ids that start with what is typed, or look so, one each, with their names in letters only.

    An id that a shell would take for something else than a word is not offered: it would stand in the line as it is.
    """
    names: dict[str, str] = {}
    for identity, name in found:
        word = continued(typed, identity) if identity else None
        if word and _is_word(word):
            names.setdefault(word, safe_letters(name or ""))
    return list(names.items())


def safe_letters(text: str) -> str:
    """Return `text` as one short line in which no letter means anything to a shell: $(x) → ＄（x）."""
    line = " ".join("".join(map(_letter, text)).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _is_word(text: str) -> bool:
    encoding = sys.stdout.encoding or "utf-8"
    return safe_letters(text) == text and " " not in text and text[0] not in "-," and can_write(encoding, text)


def _letter(letter: str) -> str:
    if letter in _PLAIN or (letter.isascii() and letter.isalnum()):
        return letter
    if letter.isascii() and letter.isprintable():
        return chr(ord(letter) + _TO_FULL_WIDTH)
    if letter.isspace() or not letter.isprintable():
        return "" if is_invisible(letter) else " "
    return letter if unicodedata.category(letter)[0] in _KINDS and not is_invisible(letter) else ""


# A narrow screen breaks typer's sentences anywhere.
_HELP: Final = (
    (re.compile(r"^Usage:", re.MULTILINE), "使い方:"),
    (re.compile(r"^Options:$", re.MULTILINE), "オプション:"),
    (re.compile(r"^Arguments:$", re.MULTILINE), "引数:"),
    (re.compile(r"^Commands:$", re.MULTILINE), "コマンド:"),
    (re.compile(re.escape("[OPTIONS]")), "[オプション]"),
    (re.compile(re.escape("COMMAND [ARGS]...")), "コマンド [引数]..."),
    (re.compile(r"Show\s+this\s+message\s+and\s+exit\."), "この説明を表示して終わる"),
    (re.compile(r"\[default: ([^\]]*)\]"), r"[既定: \1]"),
    (re.compile(r"\[required\]"), "[必須]"),
)


class Command(TyperCommand):
    """A command whose help is in Japanese throughout, and which takes no option twice where it would lose a value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a call; ends with wrong usage where an option with one value is given twice."""
        if not ctx.resilient_parsing:
            _, _, given = self.make_parser(ctx).parse_args(list(args))
            once = [param for param in given if not getattr(param, "is_flag", True) and not param.multiple]
            if twice := next((param for param in once if once.count(param) > 1), None):
                raise WrongUsageError(f"{twice.opts[0]} は一度だけ書いてください（前の値が使われません）", ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; ends with wrong usage where the environment asks for what there is not."""
        from ykplan.cli.shared.environment import refuse_unknown_width

        refuse_unknown_width()
        return super().invoke(ctx)

    def get_help(self, ctx: Any) -> str:
        """Return the help with its headings in Japanese."""
        return in_japanese(super().get_help(ctx))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return the command's options with their help in letters only."""
        return _in_letters(super().shell_complete(ctx, incomplete))


class Group(TyperGroup):
    """The program's commands: help in Japanese, and a word for a mistyped command."""

    def get_help(self, ctx: Any) -> str:
        """Return the help with its headings in Japanese."""
        return in_japanese(super().get_help(ctx))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return the commands and options with their help in letters only."""
        return _in_letters(super().shell_complete(ctx, incomplete))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is called; ends with wrong usage where there is none of that name."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            from ykplan.text.inert import one_line
            from ykplan.text.likeness import nearest

            near = nearest(name, self.list_commands(ctx))
            raise wrong_usage(f"「{one_line(name)}」というコマンドはありません", _meant(near))
        return super().resolve_command(ctx, args)


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
            else _meant(near)
        )
        return _lines(f"「{option}」というオプションはありません", hint)
    if option is not None:
        return f"オプション {option} の使い方が違います（値が要るか、要らないかを確かめてください）"
    if not isinstance(error, typer.BadParameter):
        return _lines(f"使い方が正しくありません: {_said(error.format_message())}", None)
    if hasattr(error, "param_type"):
        return f"{error.param.metavar or error.param.opts[0] if error.param else ''} を書いてください"
    return _lines(f"{error.param_hint or _name(error)} の値が正しくありません: {_said(error.message)}", None)


def in_japanese(text: str) -> str:
    """Return typer's help with its own English words in Japanese."""
    for pattern, said in _HELP:
        text = pattern.sub(said, text)
    return text


def _in_letters(offered: list[Any]) -> list[Any]:
    for item in offered:
        item.help = safe_letters(in_japanese(item.help or ""))
    return offered


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


def _meant(near: str | None) -> str | None:
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
