"""A cell → the figure that it says for an indicator, exactly; what is not clear is a doubt, never a guess.

A figure is what Excel shows. The number that the file holds is compared with it: a format may show another one.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ykplan.data import spelling
from ykplan.data.model.fields import is_short
from ykplan.data.spelling import folded_spelling, half_width
from ykplan.form.read.archive import STRUCK
from ykplan.form.read.display import Display, number_shown, text_shown
from ykplan.form.read.sheet import Cell
from ykplan.form.trouble import Doubt
from ykplan.form.value import FormRow
from ykplan.text.likeness import is_invisible

_DAY_PARTS: Final = 3


def visible_content(cell: Cell) -> Display | Doubt:
    """Return what is printed in a cell; a doubt where that is nothing, struck out, or not known.

    Each says what the cell holds, so that nobody has to look for it.
    """
    if cell.format.struck or STRUCK in cell.text:
        return Doubt("struck out", {"held": cell.text})
    if cell.kind not in ("number", "text"):
        return Display(shown_in_cell(cell))
    if cell.kind == "number":
        display = number_shown(Decimal(cell.text), cell.format)
    else:
        text = text_shown(cell.text, cell.format)
        display = None if text is None else Display(text)
    if display is None:
        return Doubt("format not known", {"format": cell.format.code, "held": cell.text})
    return display if display.text.strip() and not cell.format.unseen else Doubt("nothing shown", {"held": cell.text})


def shown_in_cell(cell: Cell) -> str:
    """Return what is seen in a cell, for people to find it again: 18.9%, 2026年3月31日, #REF!; else what it holds."""
    if cell.kind in ("number", "text"):
        display = visible_content(cell)
        return display.text if isinstance(display, Display) else cell.text
    if cell.kind == "day" and len(parts := cell.text.split("-")) == _DAY_PARTS and all(map(str.isdigit, parts)):
        return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日"
    return cell.text


_WHOLE: Final = 100
_SCIENTIFIC: Final = re.compile(r"-?\d(?:\.\d+)?E[+-]\d+", re.ASCII)


def figure_in_cell(cell: Cell, row: FormRow) -> str | Doubt:
    """Return the figure of a cell as it is written in YAML, or why it is none."""
    if cell.kind not in ("number", "text"):
        return Doubt({"day": "day", "error": "error", "unsaved": "unsaved"}.get(cell.kind, "not a figure"))
    shown = visible_content(cell)
    if isinstance(shown, Doubt):
        return shown
    return _number(cell, shown, row) if cell.kind == "number" else _typed(cell, shown.text, row)


def count_in_cell(cell: Cell) -> str | Doubt:
    """Return how many answered a survey, or why that is not clear."""
    if cell.kind not in ("number", "text"):
        return Doubt({"error": "error", "unsaved": "unsaved"}.get(cell.kind, "not a count"))
    shown = visible_content(cell)
    if isinstance(shown, Doubt):
        return shown
    typed, held = spelling.count_typed(shown.text), spelling.count_typed(cell.text)
    if typed == held or (typed and cell.kind == "number" and Decimal(typed) == Decimal(cell.text)):
        return typed or Doubt("not a count")
    return _otherwise(cell, shown) if typed or held else Doubt("not a count")


def held_as_shown(cell: Cell) -> Decimal | None:
    """Return the number that a cell holds, a percentage as one; None where it holds a text or another thing."""
    shown = visible_content(cell) if cell.kind == "number" else None
    return Decimal(cell.text).scaleb(2 * shown.percents) if isinstance(shown, Display) else None


def is_outside_share(number: Decimal, row: FormRow) -> bool:
    """Tell whether a percentage is beyond what one of a whole can be; a rate of another kind may be (執行率)."""
    return row.share and not row.signed and not 0 <= number <= _WHOLE


def _number(cell: Cell, shown: Display, row: FormRow) -> str | Doubt:
    held = Decimal(cell.text).scaleb(2 * shown.percents)
    if _SCIENTIFIC.fullmatch(shown.text):
        number = Decimal(shown.text)
    else:
        typed = spelling.figure_typed(shown.text, row.unit)
        if isinstance(typed, spelling.Unclear):
            other = typed.kind == "other unit"
            return Doubt("other unit", {"unit": typed.unit, "own": row.unit}) if other else _otherwise(cell, shown)
        number = Decimal(typed)
    if number == held:
        return _fitting(f"{held:f}", row)
    return _fitting(f"{number:f}", row) if _hides_places(number, held) else _otherwise(cell, shown)


def _hides_places(number: Decimal, held: Decimal) -> bool:
    """Tell whether what is shown is what is held less some places; nothing at all instead of a little is more."""
    exponent = number.as_tuple().exponent
    return (
        isinstance(exponent, int)
        and exponent <= 0
        and number != 0
        and abs(number - held) * 2 <= Decimal(10) ** exponent
    )


def _typed(cell: Cell, shown: str, row: FormRow) -> str | Doubt:
    typed = spelling.figure_typed(shown, row.unit)
    if isinstance(typed, spelling.Unclear):
        return Doubt(typed.kind, {"unit": typed.unit, "own": row.unit} if typed.unit else {})
    if shown != cell.text and typed != spelling.figure_typed(cell.text, row.unit):
        return _otherwise(cell, Display(shown))
    return _fitting(typed, row)


def _otherwise(cell: Cell, shown: Display) -> Doubt:
    return Doubt("shown otherwise", {"seen": shown.text.strip(), "held": cell.text})


def _fitting(text: str, row: FormRow) -> str | Doubt:
    """Return a figure as text where it can be one of this indicator's."""
    number = Decimal(text)
    if not is_short(text):
        return Doubt("not a figure")
    if number < 0 and not row.signed:
        return Doubt("minus")
    if row.survey and is_outside_share(number, row):
        return Doubt("outside share", {"figure": text})
    return spelling.plain_figure(text)


# What stands in a cell to say that there is nothing to say.
DASHES: Final = frozenset("-ー―—–−‐─‑‒━ｰ")
NOTHING: Final = frozenset(("なし", "無し", "無", "ナシ", "n/a", "na", "該当なし", "該当無し"))

# Half-width and full-width letters, the marks on half-width kana with them.
_WIDE: Final = re.compile("[\uff00-\uffef]+")


def is_dash(text: str) -> bool:
    """Tell whether a text is dashes only."""
    seen = "".join(half_width(text).split())
    return bool(seen) and set(seen) <= DASHES


def says_nothing(text: str) -> bool:
    """Tell whether a text says that there is no figure: －, なし."""
    return is_dash(text) or folded_spelling(text) in NOTHING


def same_text(text: str) -> str:
    """Return what texts have in common that differ in blanks, widths or letters that are not seen; ① is not 1."""
    seen = "".join(letter for letter in text if not letter.isspace() and not is_invisible(letter))
    return unicodedata.normalize("NFC", _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), seen))


# A year of our time, or a day as Excel counts them (2009 to 2064), where a count belongs.
_YEARS: Final = (1990, 2100)
_SERIALS: Final = (40_000, 60_000)
_FAR: Final = 20
# Years stand in brackets: 12か所（R10）.
_BESIDE: Final = re.compile(r"（[^）]*）")
_FIGURE: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")


def unlikely(cell: Cell, value: str, row: FormRow) -> Iterator[str]:
    """Yield what is unlikely of a figure, by the kinds that the rules know: `formula`, `year`, `not whole`."""
    if cell.formula:
        yield "formula"
    number, known = Decimal(value), list(_known(row))
    whole = number == number.to_integral_value()
    if whole and _is_date(number) and known and abs(number) > _FAR * max(known):
        yield "year"
    if not whole and not row.share and known and all(number == number.to_integral_value() for number in known):
        yield "not whole"


def _is_date(number: Decimal) -> bool:
    return any(first <= number <= last for first, last in (_YEARS, _SERIALS))


def _known(row: FormRow) -> Iterator[Decimal]:
    """Yield the figures that are printed of an indicator; a multiple of the baseline (現状値×1.1) is none."""
    for text in row.printed:
        if "×" not in text:
            yield from (Decimal(match.replace(",", "")) for match in _FIGURE.findall(_BESIDE.sub("", text)))
