"""A workbook's styles → how each of them prints what is in a cell: its number format, and whether it can be seen."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from ykplan.form.read.formats import Format, format_of

_LONG: Final = 10
# The paper's own colour: of the usual theme, of the numbered colours.
_THEME_PAPER: Final = "0"
_NUMBERED_WHITE: Final = ("1", "9")
_WHITE: Final = "FFFFFF"


class _Style(NamedTuple):
    format: int
    font: int
    fill: int


class Styles:
    """Takes the elements of the part of styles. What stands under dxfs and cellStyleXfs is not of cells themselves."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._fonts: list[str | None] = []
        self._fills: list[str | None] = []
        self._styles: list[_Style] = []
        self._inside: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take an element's start."""
        above = tuple(self._inside[1:])
        if (above, name) == (("numFmts",), "numFmt") and (number := _number(given, "numFmtId")) is not None:
            self._codes[number] = given.get("formatCode", "")
        elif (above, name) == (("fonts",), "font"):
            self._fonts.append(None)
        elif (above, name) == (("fonts", "font"), "color"):
            self._fonts[-1] = _colour(given)
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
        return [format_of(each.format, self._codes)._replace(unseen=self._is_unseen(each)) for each in self._styles]

    def _is_unseen(self, style: _Style) -> bool:
        """Tell whether letters have the colour of what is behind them: white on white."""
        font = self._fonts[style.font] if style.font < len(self._fonts) else None
        fill = self._fills[style.fill] if style.fill < len(self._fills) else _WHITE
        return font is not None and font == fill


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
