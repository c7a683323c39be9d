"""unusual_writing."""

import re
from collections.abc import Iterator

from ykplan.data.contents import Loaded
from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import Source
from ykplan.rules.hints.misfits import shown_text
from ykplan.rules.hints.unseen import how_it_differs, unseen_letters
from ykplan.rules.hints.usual import COUNTS, DAYS, FIGURES, KINDS, YEARS, Kind
from ykplan.rules.rule import Finding, rule
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Path, Severity
from ykplan.text.likeness import folded

_TEXTS = ("glossary",)
_BREAKS = "\r\n\x85\u2028\u2029"
# A year in a usual way, with nothing after it, where a colon was.
_USUAL_YEAR = rf"[\"']?:(?= *([\"']?){fiscal.USUAL}\1 *(?:[,}}#\r]|$))"
# A file without any of these has no unusual figure or year in it, and most files have none. Where the letters of a left
# column are not in a text, which is seen at once, the pattern beside them need not be looked for.
_BLANKS = "\u3000\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_WIDE = "０１２３４５６７８９．－−" + _BLANKS
_BLOCK = rf"(?:{'|'.join((*FIGURES, *COUNTS, *DAYS))})[\"']?:\s+"
_FIGURE_SIGNS = (
    ("\\", re.compile(r"\\")),
    ("? ", re.compile(r"\? ")),
    *((header, re.compile(_BLOCK + re.escape(header))) for header in "|>"),
    *(
        (quote, re.compile(rf"{quote}(?:(?<=[\s:,{{]{quote})\s|(?<=\s{quote}) *(?:[,}}#\r]|$))", re.MULTILINE))
        for quote in "\"'"
    ),
)
_YEAR_SIGNS = tuple(
    (key, re.compile(rf"{key}(?<![a-z_]{key})(?!{_USUAL_YEAR})[\"']?:", re.ASCII | re.MULTILINE)) for key in YEARS
)


@rule("YK030", Severity.HINT)
def unusual_writing(loaded: Loaded) -> Iterator[Finding]:
    """読めるが、勧めない書き方である。

    全角の数字、前後の空白や改行、小文字の元号（r6）などは読み取って使う。誤りにも警告にも数えないが、検索や差分で見落とさないように、
    半角で書き直すことを勧める。`ykplan fix` が書き直す。
    """
    years = {file.source.file for file in loaded.years}
    yield from _sections(loaded)
    for source in loaded.sources:
        yield from _keys(source)
        signs = _FIGURE_SIGNS if source.file in years and _usual_year(source.data) else (*_FIGURE_SIGNS, *_YEAR_SIGNS)
        text = source.text
        wide = any(map(text.__contains__, _WIDE))
        if wide or any(letters in text and sign.search(text) for letters, sign in signs):
            yield from _scalars(source, source.data, ())


def _keys(source: Source) -> Iterator[Finding]:
    """Yield a finding for each id written differently from the plan."""
    for field, names in source.read_as.items():
        for key, name in names.items():
            if folded(key) == key:
                continue  # it is the plan that writes it unusually
            hint = how_it_differs(source, (field, name), key, name, on_key=True)
            yield Finding(
                source, (field, name), f"「{shown_text(key)}」を {name} と読みました", hint, on_key=True, fix=name
            )


def _sections(loaded: Loaded) -> Iterator[Finding]:
    """Yield a finding for each section written differently from its first mention."""
    for place in loaded.indicators:
        yield from _section(loaded.plan_source, place.path, place.indicator.section)
        for at, amendment in enumerate(place.indicator.amendments):
            yield from _section(loaded.plan_source, (*place.path, "amendments", at), amendment.section)


def _section(source: Source, owner: Path, name: str | None) -> Iterator[Finding]:
    if name is None:
        return
    path = (*owner, "section")
    text = source.at(path)
    if isinstance(text, str) and text.strip() != name:
        hint = how_it_differs(source, path, text, name)
        yield Finding(source, path, f"担当課「{shown_text(text)}」を「{name}」と読みました", hint, fix=name)


def _usual_year(data: Data) -> bool:
    """Tell whether the year at the head of a progress file is written in the usual way."""
    year = data.get("year") if isinstance(data, dict) else None
    return isinstance(year, str) and fiscal.canonical(year)


def _scalars(source: Source, data: Data, path: Path) -> Iterator[Finding]:
    if isinstance(data, dict):
        for key, value in data.items():
            if type(value) is str:
                if key in KINDS and not KINDS[key].is_usual(value):
                    yield from _scalar(source, (*path, key), KINDS[key], value)
            elif value and (path or key not in _TEXTS):
                yield from _scalars(source, value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            if value and type(value) is not str:
                yield from _scalars(source, value, (*path, position))


def _scalar(source: Source, path: Path, kind: Kind, text: str) -> Iterator[Finding]:
    written = kind.rewritten(text)
    if written is not None and written != text:
        shown = text.rstrip(_BREAKS)
        block = shown == written  # the line end is part of what is written below `|`
        message = f"「{shown}」{'と改行' if block else ''}を{kind.said(written)}と読みました"
        hidden = unseen_letters(source, path, text.strip(" \r\n"))
        hint = f"{'一行に' if block else '半角で'} {written} と書けます"
        yield Finding(source, path, message, f"{hidden}。{hint}" if hidden else hint, fix=written)
