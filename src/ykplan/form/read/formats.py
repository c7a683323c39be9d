"""A cell's number format, taken apart: whether it makes days, and what each of its sections prints."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import Final, Literal, NamedTuple, TypeAlias

from ykplan.form.read.archive import is_on

Kind: TypeAlias = Literal["digit", "point", "comma", "percent", "exponent", "general", "whole", "letters", "fraction"]
"""What a piece of a section is; `whole` is the text of the cell (@)."""
Test: TypeAlias = Callable[[Decimal], bool]


class Piece(NamedTuple):
    """A piece of a section, and its letters: what is printed, or which placeholder it is."""

    kind: Kind
    letters: str


class FormatSection(NamedTuple):
    """What is printed, and of which numbers, where a condition says so ([>100])."""

    pieces: tuple[Piece, ...]
    condition: Test | None = None

    def has(self, kind: Kind) -> bool:
        """Tell whether any piece is of a kind."""
        return any(piece.kind == kind for piece in self.pieces)


class Format(NamedTuple):
    """A number format: its code, whether it prints days or hours, and its sections, None where they are not clear."""

    code: str
    is_day: bool
    sections: tuple[FormatSection, ...] | None
    unseen: bool = False
    """Whether nothing is seen of the letters: they have the colour of the cell, or the sheet hides zeros."""
    struck: bool = False
    """Whether letters are struck out."""


_GENERAL: Final = "General"
# The formats that a workbook names by number alone, as a Japanese Excel has them.
_BUILT_IN: Final = {
    0: _GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: r"\¥#,##0;\¥\-#,##0",
    6: r"\¥#,##0;[Red]\¥\-#,##0",
    7: r"\¥#,##0.00;\¥\-#,##0.00",
    8: r"\¥#,##0.00;[Red]\¥\-#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    37: r"#,##0;\-#,##0",
    38: r"#,##0;[Red]\-#,##0",
    39: r"#,##0.00;\-#,##0.00",
    40: r"#,##0.00;[Red]\-#,##0.00",
    41: r'_ * #,##0_ ;_ * \-#,##0_ ;_ * "-"_ ;_ @_ ',
    42: r'_ \¥* #,##0_ ;_ \¥* \-#,##0_ ;_ \¥* "-"_ ;_ @_ ',
    43: r'_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: r'_ \¥* #,##0.00_ ;_ \¥* \-#,##0.00_ ;_ \¥* "-"??_ ;_ @_ ',
    48: "##0.0E+0",
    49: "@",
}
# 27 to 36 and 50 to 58 are days of the Japanese calendar.
_DAYS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
# From here on a workbook gives the code itself; a number without one is General to Excel.
_OWN: Final = 164
_MOST: Final = 4
# Letters that are printed as they are, a colour, a locale, a condition, an exponent, or the space of a letter.
_SHOWN: Final = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]|E[+-]', re.IGNORECASE | re.DOTALL)
_DAY: Final = re.compile(r"[ymdhsegab]", re.IGNORECASE)
_PIECE: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/標準|Standard)|(?P<exponent>E[+-])|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)"
    r"|(?P<percent>%)|(?P<whole>@)|(?P<fraction>/)|(?P<end>;)"
    r"|(?P<plain>[-+$()^&'~{}<>=:!|\s]|[^\x00-\x7f０-９％．，；＠＃？])",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)", re.ASCII)
_COMPARED: Final = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
_COLOUR: Final = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+|[黒青水緑紫赤白黄]色?|色 ?\d+", re.IGNORECASE
)
# [$¥-411]: a currency sign, and a locale, whose highest byte asks for numerals of another kind.
_LOCALE: Final = re.compile(r"\$(?P<sign>[^-\]]*)(?:-(?P<locale>[0-9A-Fa-f]{1,8}|[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})*))?")
_NUMERALS: Final = 24


def format_of(number: int, codes: Mapping[int, str]) -> Format:
    """Return a format by its number and the workbook's own codes."""
    code = codes.get(number, _BUILT_IN.get(number))
    if code is None and number in _DAYS:
        return Format("", is_day=True, sections=())
    if code is None:
        return parsed(_GENERAL) if number >= _OWN else Format(f"{number}", is_day=False, sections=None)
    return parsed(code)


@lru_cache(maxsize=1024)
def parsed(code: str) -> Format:
    """Take a format's code apart."""
    if not code:
        return parsed(_GENERAL)
    first = _SHOWN.sub("", code.partition(";")[0])
    named = any(general in first.casefold() for general in ("general", "g/標準", "standard"))
    if not named and _DAY.search(first):
        return Format(code, is_day=True, sections=())
    sections = list(_sections(code))
    known = len(sections) <= _MOST and None not in sections
    return Format(code, False, tuple(section for section in sections if section) if known else None)  # noqa: FBT003  # is_day


def _sections(code: str) -> Iterator[FormatSection | None]:
    """Yield the sections in order; None for one that holds anything of which it is not clear what it prints."""
    pieces: list[Piece] = []
    condition: Test | None = None
    at, clear = 0, True
    while at < len(code):
        match = _PIECE.match(code, at)
        if match is None:
            yield None
            return
        at = match.end()
        kind, letters = str(match.lastgroup), match[str(match.lastgroup)]
        if kind == "end":
            yield FormatSection(tuple(pieces), condition) if clear else None
            pieces, condition, clear = [], None, True
        elif kind == "bracket":
            sign, test = _bracket(letters)
            clear = clear and sign is not None
            condition = test or condition
            pieces += [Piece("letters", sign)] if sign else []
        elif (piece := _piece(kind, letters)) is not None:
            pieces.append(piece)
    yield FormatSection(tuple(pieces), condition) if clear else None


def _piece(kind: str, letters: str) -> Piece | None:
    """Return what a piece prints; None for blanks that only fill the cell up."""
    if kind in ("quoted", "escaped", "plain"):
        return Piece("letters", letters)
    if kind == "space":
        return Piece("letters", " ")
    if kind == "fill":
        # Blanks push a sign to the edge of a cell; any other letter stands there, as often as there is room.
        return Piece("letters", letters) if letters.strip() else None
    return Piece(kind, letters)  # type: ignore[arg-type]  # the pattern's other groups


def _bracket(inside: str) -> tuple[str | None, Test | None]:
    """Return the letters that square brackets print, None where it is not clear what they do, and their condition."""
    if (condition := _CONDITION.fullmatch(inside)) is not None:
        compare, limit = _COMPARED[condition[1]], Decimal(condition[2])
        return "", lambda number: bool(compare(number, limit))
    if _COLOUR.fullmatch(inside):
        return "", None
    locale = _LOCALE.fullmatch(inside)
    if locale is None:
        return None, None  # [DBNum1] and others write numerals of another kind
    number = locale["locale"] or "0"
    other = int(number, 16) >> _NUMERALS > 1 if re.fullmatch("[0-9A-Fa-f]+", number) else False
    return (None if other else locale["sign"]), None


GENERAL: Final = parsed(_GENERAL)


_LONG: Final = 10
# The paper's own colour: of the usual theme, of the numbered colours.
_THEME_PAPER: Final = "0"
_NUMBERED_WHITE: Final = ("1", "9")
_WHITE: Final = "FFFFFF"


# So near, of 255 in each of three parts, are two colours of which one is not seen on the other: white on pale yellow.
_NEAR: Final = 32
_PARTS: Final = 3


class _Font(NamedTuple):
    colour: str | None = None
    struck: bool = False


class _Style(NamedTuple):
    format: int
    font: int
    fill: int


class Styles:
    """Takes the elements of the part of styles. What stands under dxfs and cellStyleXfs is not of cells themselves."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._fonts: list[_Font] = []
        self._fills: list[str | None] = []
        self._styles: list[_Style] = []
        self._inside: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take an element's start."""
        above = tuple(self._inside[1:])
        if (above, name) == (("numFmts",), "numFmt") and (number := _number(given, "numFmtId")) is not None:
            self._codes[number] = given.get("formatCode", "")
        elif (above, name) == (("fonts",), "font"):
            self._fonts.append(_Font())
        elif (above, name) == (("fonts", "font"), "color"):
            self._fonts[-1] = self._fonts[-1]._replace(colour=_colour(given))
        elif (above, name) == (("fonts", "font"), "strike"):
            self._fonts[-1] = self._fonts[-1]._replace(struck=is_on(given))
        elif (above, name) == (("fills",), "fill"):
            self._fills.append(_WHITE)
        elif (above, name) == (("fills", "fill"), "patternFill") and given.get("patternType", "none") != "none":
            self._fills[-1] = None
        elif (above, name) == (("fills", "fill", "patternFill"), "fgColor") and self._fills[-1] is None:
            self._fills[-1] = _colour(given)
        elif (above, name) == (("cellXfs",), "xf"):
            numbers = (_number(given, attribute) or 0 for attribute in ("numFmtId", "fontId", "fillId"))
            self._styles.append(_Style(*numbers))
        self._inside.append(name)

    def end(self, name: str, text: str) -> None:  # noqa: ARG002
        """Take an element's end."""
        self._inside.pop()

    def formats(self) -> list[Format]:
        """Return how each style of a cell prints."""
        return [
            format_of(style.format, self._codes)._replace(
                unseen=self._is_unseen(style), struck=self._font(style).struck
            )
            for style in self._styles
        ]

    def _font(self, style: _Style) -> _Font:
        return self._fonts[style.font] if style.font < len(self._fonts) else _Font()

    def _is_unseen(self, style: _Style) -> bool:
        """Tell whether letters have nearly the colour of what is behind them: white on white."""
        letters = self._font(style).colour
        fill = self._fills[style.fill] if style.fill < len(self._fills) else _WHITE
        return letters is not None and fill is not None and _are_near(letters, fill)


def _are_near(one: str, other: str) -> bool:
    try:
        parts = [abs(a - b) for a, b in zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)]
    except ValueError:  # no colour that any program writes
        return one == other
    return len(parts) == _PARTS and max(parts) <= _NEAR


def _colour(given: Mapping[str, str]) -> str | None:
    """Return a colour as six digits; None for one of the theme but its paper, or one that is lightened or darkened."""
    if given.get("tint", "0") not in ("0", "0.0"):
        return None
    if given.get("theme") == _THEME_PAPER or given.get("indexed") in _NUMBERED_WHITE:
        return _WHITE
    return given["rgb"][-6:].upper() if given.get("rgb") else None


def _number(given: Mapping[str, str], attribute: str) -> int | None:
    text = given.get(attribute, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < _LONG else None
