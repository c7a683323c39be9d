"""Where what stands in the workbook: the same for writing a form and for reading it back.

Reading finds columns by their titles and rows by the indicator's number, so that people may move and hide them.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from ykplan.platform import excel
from ykplan.terms import fiscal
from ykplan.terms.entry import COLUMNS

GUIDE: Final = "はじめに"
ENTRIES: Final = "実績"
ORIGIN: Final = "ykplan"
"""The hidden sheet that says what the form was made from: column A, one JSON text a cell (`form/origin.py`)."""
LISTS: Final = "選択肢"
"""The hidden sheet of what may be chosen in a list."""
SUFFIX: Final = ".xlsx"


class FormColumn(NamedTuple):
    """A column of the table; `field` is the form's own word for it."""

    field: str
    title: str


PRINTED: Final = (
    FormColumn("identity", "番号"),
    FormColumn("measure", "基本施策"),
    FormColumn("name", "指標"),
    FormColumn("unit", "単位"),
    FormColumn("baseline", "現状値"),
    FormColumn("targets", "目標値"),
)
"""What is printed and locked; the figures of the years before follow, each under 「R6実績」."""
OPEN: Final = tuple(FormColumn(field, column.title) for field, column in COLUMNS.items())
"""What is filled in. `result` is a figure or a stage, whichever the indicator has."""


def history(year: int, mark: str | None = None) -> str:
    """Return the title over the figures of a year before: R6実績, with 記入例 or 速報 where they are that."""
    return f"{fiscal.short(year)}実績" + (f"\n（{mark}）" if mark else "")


_EDGE: Final = {"border": 1, "border_color": "#8C8C8C"}
_HEAD: Final = _EDGE | {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
_CELL: Final = _EDGE | {"text_wrap": True, "align": "left", "valign": "top"}
_LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 16, "valign": "vcenter"},
    "note": {"valign": "vcenter"},
    "heading": {"bold": True, "font_size": 12, "valign": "vcenter", "bottom": 2, "bottom_color": "#1F4E79"},
    "wrapped": {"text_wrap": True, "align": "left", "valign": "top", "indent": 1},
    "step": {"bold": True, "align": "right", "valign": "top", "indent": 1},
    "label": _HEAD | {"bg_color": "#E8EDF3"},
    "said": _CELL | {"valign": "vcenter", "indent": 1},
    "band": _HEAD | {"bg_color": "#D5DEE8"},
    "band open": _HEAD | {"bg_color": "#F5C95B"},
    "head": _HEAD | {"bg_color": "#E8EDF3"},
    "head open": _HEAD | {"bg_color": "#FFE39B"},
    "locked": _CELL | {"bg_color": "#F5F5F5", "indent": 1},
    "locked centre": _CELL | {"bg_color": "#F5F5F5", "align": "center"},
    "open figure": _CELL | {"bg_color": "#FFF8DF", "locked": False, "align": "right", "font_size": 12, "indent": 1},
    # A text format takes what is typed as it is: 1-3 is no day, and a line may begin with - or =.
    "open text": _CELL | {"bg_color": "#FFF8DF", "locked": False, "num_format": "@", "indent": 1},
    "open choice": _CELL | {"bg_color": "#FFF8DF", "locked": False, "num_format": "@", "align": "center"},
    "unused": _EDGE | {"bg_color": "#D9D9D9", "diag_type": 1, "diag_border": 1, "diag_color": "#8C8C8C"},
    "shown open": _EDGE | {"bg_color": "#FFF8DF", "align": "center", "valign": "vcenter"},
    "shown locked": _EDGE | {"bg_color": "#F5F5F5", "align": "center", "valign": "vcenter"},
    "shown unused": _EDGE | {"bg_color": "#D9D9D9", "align": "center", "valign": "vcenter"},
    "sample": {"bold": True, "font_size": 16, "valign": "vcenter", "bg_color": "#FFD966"},
}


class Looks:
    """The formats of a workbook by name, each made when it is first asked for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return a format."""
        if name not in self._made:
            self._made[name] = self._book.add_format({"font_name": excel.FONT, "font_size": 10} | dict(_LOOKS[name]))
        return self._made[name]

    def wrong(self) -> Any:
        """Return what Excel lays over cells that contradict each other."""
        if "" not in self._made:
            self._made[""] = self._book.add_format({"bg_color": "#F4B183", "bold": True})
        return self._made[""]
