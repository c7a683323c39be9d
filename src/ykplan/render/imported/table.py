"""What is going to change, for a terminal: under each indicator 項目, 旧 and 新, side by side where there is room."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Final

from ykplan.data.model.fields import readable_figure
from ykplan.form.value import FormRow
from ykplan.platform.terminal import Screen
from ykplan.recording.changes import Changed
from ykplan.terms import labels
from ykplan.terms.entry import TITLES
from ykplan.text import figures, inert

NOTHING: Final = "（なし）"
GONE: Final = "（消す）"
_WIDE: Final = 72
_INDENT: Final = 2
_NAME: Final = 16


def render(changed: Sequence[Changed], rows: Mapping[str, FormRow], screen: Screen) -> str:
    """Return the lines. `rows` give the indicators' names and units."""
    return "".join(f"{line}\n" for line in _lines(changed, rows, screen))


def _lines(changed: Sequence[Changed], rows: Mapping[str, FormRow], screen: Screen) -> Iterator[str]:
    if changed and screen.width >= _WIDE:
        yield from _side_by_side(("項目", "旧", "新"), screen)
    for identity, group in groupby(changed, key=lambda change: change.identity):
        row = rows[identity]
        yield from screen.wrapped(f"{inert.one_line(identity)}　{row.name}")
        for change in group:
            first = (TITLES[change.field], _said(change.field, change.old, row, NOTHING))
            cells = (*first, _said(change.field, change.new, row, GONE))
            yield from _side_by_side(cells, screen) if screen.width >= _WIDE else _below(cells, screen)


def _said(field: str, written: str | None, row: FormRow, otherwise: str) -> str:
    if written is None:
        return otherwise
    if field == "value":
        number = readable_figure(written)
        return (
            inert.one_line(figures.in_unit(written, row.unit))
            if number is None
            else figures.with_unit(number, row.unit)
        )
    return labels.ABSENT.get(written, written) if field == "absent" else inert.one_line(written)


def _side_by_side(cells: tuple[str, str, str], screen: Screen) -> Iterator[str]:
    room = (screen.width - _INDENT - _NAME) // 2 - 1
    name, old, new = (
        list(_pieces(cell, screen, width)) for cell, width in zip(cells, (_NAME, room, room), strict=True)
    )
    for first, second, third in zip_longest(name, old, new, fillvalue=""):
        line = f"{' ' * _INDENT}{_padded(first, _NAME, screen)}{_padded(second, room + 1, screen)}{third}"
        yield line.rstrip()


def _below(cells: tuple[str, str, str], screen: Screen) -> Iterator[str]:
    name, old, new = cells
    yield from screen.wrapped(f"{' ' * _INDENT}{name}: {old} → {new}")


def _pieces(text: str, screen: Screen, width: int) -> Iterator[str]:
    yield from (piece.strip() for piece in screen._replace(width=width).wrapped(text))


def _padded(text: str, width: int, screen: Screen) -> str:
    return text + " " * max(width - screen.cells(text), 0)
