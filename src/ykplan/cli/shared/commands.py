"""The commands' help in Japanese, and what shells are offered: words in which no letter means anything to a shell."""

import re
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

from ykplan.cli.shared.environment import refuse_unknown_width
from ykplan.cli.shared.usage import WrongUsageError, suggestion, wrong_usage
from ykplan.text.inert import can_write
from ykplan.text.likeness import continued, is_invisible

_LONGEST: Final = 100
_PLAIN: Final = frozenset("-_.,/ ")
_KINDS: Final = frozenset("LMNPS")
_TO_FULL_WIDTH: Final = 0xFEE0


def candidates(named: Iterable[tuple[str | None, str | None]], typed: str) -> list[tuple[str, str]]:
    """Return the ids that start with what is typed, or look so, one each, with their names in letters only.

    An id that a shell would take for something else than a word is not offered: it would stand in the line as it is.
    """
    names: dict[str, str] = {}
    for identity, name in named:
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
            raise wrong_usage(f"「{one_line(name)}」というコマンドはありません", suggestion(near))
        return super().resolve_command(ctx, args)


def in_japanese(text: str) -> str:
    """Return typer's help with its own English words in Japanese."""
    for pattern, japanese in _HELP:
        text = pattern.sub(japanese, text)
    return text


def _in_letters(offered: list[Any]) -> list[Any]:
    for item in offered:
        item.help = safe_letters(in_japanese(item.help or ""))
    return offered
