"""読めるが、勧めない書き方である。

全角の数字、前後の空白、小文字の元号（r6）などは読み取って使う。誤りにも警告にも数えないが、検索や差分で見落とさないように、
半角で書き直すことを勧める。
"""

import re
from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Path, Severity
from ykplan.loaded import Loaded
from ykplan.model.fields import canonical_figure, readable_figure
from ykplan.rules.rule import Finding, Rule
from ykplan.source import Data, Source
from ykplan.words import plain

_FIGURES = ("value", "min", "max", "of_baseline", "tolerance", "points", "percent", "sample_size", "priority")
_YEARS = ("year", "from", "by", "to")
# A year in a usual way, with nothing after it, where a colon was.
_USUAL_YEAR = (
    r"[\"']?:(?= *([\"']?)(?:[RH][1-9]\d?|(?:令和|平成)(?:元|[1-9]\d?)(?:年度)?|\d{4}(?:年度)?)\1 *(?:[,}#\r]|$))"
)
# A file without any of these has no unusual figure or year in it, and most files have none. Where the letters of a left
# column are not in a text, which is seen at once, the pattern beside them need not be looked for.
_WIDE = "０１２３４５６７８９．－−\u3000"
_FIGURE_SIGNS = (
    ("\\", re.compile(r"\\")),
    ("? ", re.compile(r"\? ")),
    *(
        (quote, re.compile(rf"{quote}(?:(?<=[\s:,{{]{quote})\s|(?<=\s{quote}) *(?:[,}}#\r]|$))", re.MULTILINE))
        for quote in "\"'"
    ),
)
_YEAR_SIGNS = tuple(
    (key, re.compile(rf"{key}(?<![a-z_]{key})(?!{_USUAL_YEAR})[\"']?:", re.ASCII | re.MULTILINE)) for key in _YEARS
)
# How a field should be written, by its name.
_USUAL = dict.fromkeys(_FIGURES, canonical_figure) | dict.fromkeys(_YEARS, fiscal.canonical)


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find figures and years that were read although they are written unusually."""
    years = {file.source.file for file in loaded.years}
    for source in loaded.sources:
        signs = _FIGURE_SIGNS if source.file in years and _usual_year(source.data) else (*_FIGURE_SIGNS, *_YEAR_SIGNS)
        text = source.text
        wide = any(letter in text for letter in _WIDE)
        if wide or any(letters in text and sign.search(text) for letters, sign in signs):
            yield from _found(source, source.data, ())


def _usual_year(data: Data) -> bool:
    """Tell whether the year at the head of a year's file, the only one in it, is written as it should be."""
    year = data.get("year") if isinstance(data, dict) else None
    return isinstance(year, str) and fiscal.canonical(year)


def _found(source: Source, data: Data, path: Path) -> Iterator[Finding]:
    if isinstance(data, dict):
        for key, value in data.items():
            if type(value) is str:
                if key in _USUAL and not _USUAL[key](value):
                    yield from _scalar(source, (*path, key), key, value)
            elif value:
                yield from _found(source, value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            if value and type(value) is not str:
                yield from _found(source, value, (*path, position))


def _scalar(source: Source, path: Path, key: str, text: str) -> Iterator[Finding]:
    if key in _FIGURES:
        if (number := readable_figure(text)) is not None:
            written = plain(number)
            said = f"「{text}」を {written} と読みました"
            yield Finding(source, path, said, f"半角で {written} と書けます", fix=written)
    elif isinstance(year := fiscal.parse(text), int):
        said = f"「{text}」を{fiscal.show(year)}と読みました"
        yield Finding(source, path, said, f"半角で {fiscal.short(year)} と書けます", fix=fiscal.short(year))


RULE = Rule("YK030", Severity.HINT, check, __doc__)
