"""A workbook's styles → how each of them prints what is in a cell: its number format, and whether it can be seen."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from ykplan.form.read.formats import Format, format_of
from ykplan.form.read.runs import is_on

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
            format_of(each.format, self._codes)._replace(unseen=self._is_unseen(each), struck=self._font(each).struck)
            for each in self._styles
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
