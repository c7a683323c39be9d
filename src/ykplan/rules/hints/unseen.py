"""Invisible and look-alike letters: which of them makes a text differ, and where it stands."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, NamedTuple

from ykplan.data.yaml.source import Source
from ykplan.terms.diagnostic import Path, Span
from ykplan.text.likeness import folded, is_invisible, nearest, seen

_NAMES: Final = {
    "\t": "タブ",
    "\u00a0": "改行しない空白",
    "\u00ad": "行を分けるハイフン",
    "\u200b": "幅のない空白",
    "\u200c": "つなげない印",
    "\u200d": "つなげる印",
    "\u2060": "語をつなぐ印",
    "\u2800": "点字の空白",
    "\u3000": "全角の空白",
    "\ufeff": "BOM",
} | dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "文字の向きを変える印")

_GUESSED: Final = 50
_COMPARED: Final = 5_000
_DASHES: Final = frozenset("‐‑‒–—―−﹣˗ー")


class Near(NamedTuple):
    """A guess at what a text means, the words for the hint (`told`), and a safe replacement (`fix`)."""

    name: str
    told: str
    fix: str | None = None
    differs: bool = False
    """Whether it looks the same, and what is told is the letter that differs."""


def near(source: Source, path: Path, typed: str, known: Iterable[str], *, on_key: bool = False) -> Near | None:
    """Guess which of `known` the text at `path` means; None where nothing is near.

    Where it looks the same, what is told is the letter that differs, with its code and its place.
    """
    known = tuple(known)
    alike = [name for name in known if looks_like(typed, name)]
    if len(alike) == 1 and alike[0] != typed:  # 第①期 and 第1期 are two names that look like one
        name = alike[0]
        fix = None if any(map(is_hidden, name)) else name
        return Near(name, how_it_differs(source, path, typed, name, on_key=on_key), fix, differs=True)
    if (before := _before_comment(typed)) is not None and before in known:
        return Near(before, _no_comment(source, path, typed, before), differs=True)
    guess = nearest(typed, known)
    return None if guess is None else Near(guess, f"「{guess}」ではありませんか")


class Guesses:
    """What unknown words most likely mean, as long as there are not very many of them.

    To guess takes time, and a file with hundreds of unknown words, or of words to choose from, is not one of
    misspellings.
    """

    def __init__(self) -> None:
        self.left = _COMPARED

    def near(
        self, source: Source, path: Path, typed: str, known: Collection[str], *, on_key: bool = False
    ) -> Near | None:
        """Return what `near` does; None once there were too many comparisons."""
        self.left -= max(len(known), _COMPARED // _GUESSED)
        return near(source, path, typed, known, on_key=on_key) if self.left >= 0 else None


def with_near(listed: str, guess: Near | None) -> str:
    """Combine the list of what may be written with a guess; an invisible difference is named first."""
    if guess is None:
        return listed
    return f"{guess.told}。{listed}" if guess.differs else f"{listed}（{guess.told}）"


def read_when_seen(
    source: Source, path: Path, text: str, usually: Callable[[str], str | None], *, blanks: bool = False
) -> Near | None:
    """Return the reading of a text that becomes readable only without its invisible letters, or None.

    `usually` gives how a text that can be read is usually written. With `blanks` the blanks inside go, too: in a day
    they mean nothing, between digits they might.
    """
    seen_of = "".join(seen(text).split()) if blanks else seen(text).strip()
    if seen_of != text and (written := usually(seen_of)) is not None:
        return Near(written, how_it_differs(source, path, text, written), written, differs=True)
    before = _before_comment(text)
    if before is not None and usually(before) is not None:
        return Near(before, _no_comment(source, path, text, before), differs=True)
    return None


def looks_like(text: str, name: str) -> bool:
    """Tell whether two texts differ only in width, blanks, kinds of dashes and invisible letters."""
    return _compact(text) == _compact(name)


def how_it_differs(source: Source, path: Path, text: str, name: str, *, on_key: bool = False) -> str:
    """Return a hint naming the letters that make a text differ from its look-alike, and where they are."""
    if hidden := [letter for letter in dict.fromkeys(name) if is_hidden(letter)]:
        return f"「{name}」と決めた所に{'、'.join(map(named, hidden))}があります。そちらを直してください"
    differing = list(dict.fromkeys(letter for letter, other in _paired(text, name) if letter != other))
    # A letter in two parts differs as a whole from the whole one: the mark alone is what is odd.
    odd = [letter for letter in differing if is_hidden(letter)] or [letter for letter in differing if letter in _DASHES]
    places = "、".join(f"{_at(source, path, letter, on_key=on_key)}{named(letter)}があります" for letter in odd)
    if places:
        return f"{places}。{name} と書いてください"
    how = "空白を取り、" if "".join(text.split()) == name else "半角で " if name.isascii() else ""
    return f"{how}{name} と書いてください"


def unseen_letters(source: Source, path: Path, text: str, *, on_key: bool = False) -> str | None:
    """Return a sentence naming the invisible letters of a text and where they are; None without any."""
    hidden = [letter for letter in dict.fromkeys(text) if is_hidden(letter)]
    places = [f"{_at(source, path, letter, on_key=on_key)}{named(letter)}があります" for letter in hidden]
    return "、".join(places) or None


def indented_oddly(source: Source, lines: Iterable[int]) -> tuple[Span, str] | None:
    """Return the first of these lines (from 1) with an odd letter in its indent, and the hint for it."""
    for number in lines:
        line = source.lines.line(number)
        at = len(line) - len(line.lstrip(" "))
        letter = line[at : at + 1]
        if letter and (_odd_blank(letter) or is_invisible(letter)):
            span = Span(source.file, number, at + 1, number, at + 2, line)
            return span, f"{number}行目の字下げに{named(letter)}があります。半角の空白に替えてください"
    return None


def named(letter: str) -> str:
    """Return the name and code of a letter for messages: 全角の空白（U+3000）."""
    return f"{called(letter)}（U+{ord(letter):04X}）"


def called(letter: str) -> str:
    """Return the Japanese name of a letter: 全角の空白."""
    if is_invisible(letter):
        return f"目に見えない{_NAMES.get(letter, '文字')}"
    if unicodedata.combining(letter):
        return "前の字から離れた濁点など"
    return _NAMES.get(letter, "空白" if letter.isspace() else f"「{letter}」")


def _before_comment(text: str) -> str | None:
    """Return the text before a 「#」 that starts no comment because YAML does not know the space before it."""
    before, sign, _ = text.partition("#")
    return before.rstrip(before[-1:]).strip() if sign and is_hidden(before[-1:] or " ") else None


def _no_comment(source: Source, path: Path, text: str, before: str) -> str:
    letter = text[text.index("#") - 1]
    where = _at(source, path, letter, on_key=False)
    return f"「{before}」の後ろの # は注になっていません。{where}{named(letter)}があります。半角の空白に替えてください"


def _at(source: Source, path: Path, letter: str, *, on_key: bool) -> str:
    """Return the words for where a letter stands; empty where it is written as an escape."""
    start, end = source.key_position(path) if on_key else source.position(path)
    index = source.text.find(letter, start, end)
    if index < 0:
        return ""
    span = source.stretch(index, index + 1)
    return f"{span.line}行目の{span.column}列に"


def _paired(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield each letter that differs from the name, with the one in the name."""
    from difflib import SequenceMatcher

    for kind, start, end, other, ended in SequenceMatcher(None, text, name, autojunk=False).get_opcodes():
        if kind != "equal":
            for position, letter in enumerate(text[start:end]):
                yield letter, name[other:ended][position : position + 1]


def is_hidden(letter: str) -> bool:
    """Tell whether a letter is invisible, an odd blank, or a combining mark."""
    return _odd_blank(letter) or is_invisible(letter) or unicodedata.combining(letter) > 0


def _odd_blank(letter: str) -> bool:
    return letter not in " \r\n" and letter.isspace()


def _compact(text: str) -> str:
    return "".join(folded(text).split())
