"""A text of a workbook put together from its runs, as it is seen: what is struck out, raised or lowered stays so."""

from collections.abc import Mapping
from typing import Final

STRUCK: Final = "\u0336"
"""What stands behind each letter that is struck out: a stroke over it."""
_RAISED: Final = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED: Final = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_FALSE: Final = ("0", "false", "off")


class Runs:
    """Takes the elements of a text. Readings (ふりがな) are left out."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._phonetic = self._struck = False
        self._place = ""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take an element's start."""
        if name == "rPh":
            self._phonetic = True
        elif name == "r":
            self._struck, self._place = False, ""
        elif name == "strike":
            self._struck = is_on(given)
        elif name == "vertAlign":
            self._place = given.get("val", "")

    def end(self, name: str, text: str) -> None:
        """Take an element's end."""
        if name == "rPh":
            self._phonetic = False
        elif name == "r":
            self._struck, self._place = False, ""
        elif name == "t" and not self._phonetic:
            self._said.append(self._seen(text))

    def taken(self) -> str:
        """Return the text, and begin with the next one."""
        said, self._said = "".join(self._said), []
        return said

    def _seen(self, text: str) -> str:
        if self._place in ("superscript", "subscript"):
            text = text.translate(_RAISED if self._place == "superscript" else _LOWERED)
        return "".join(letter if letter.isspace() else letter + STRUCK for letter in text) if self._struck else text


def is_on(given: Mapping[str, str]) -> bool:
    """Tell whether an element that is true by itself, such as strike, says so."""
    return given.get("val", "1") not in _FALSE
