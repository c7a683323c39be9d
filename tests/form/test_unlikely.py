"""A figure that can be read and is unlike what is printed of its indicator."""

import pytest

from tests.form.reading import ROW
from ykplan.form.read.figure import unlikely
from ykplan.form.read.sheet import Cell, CellSheet, Ways, sheet
from ykplan.form.value import FormRow

PLAIN = ROW._replace(baseline="8か所（R5）", targets="12か所（R10）", history=((2024, "9か所"),))
LARGE = PLAIN._replace(baseline="1,900人（R5）", targets="2,200人（R10）", history=())
PART = PLAIN._replace(targets="12.5か所（R10）")
SHARE = PLAIN._replace(share=True)
NOTHING = PLAIN._replace(baseline="—", targets="↗（R10）", history=((2024, "未報告"),))
MULTIPLE = PLAIN._replace(baseline="—", targets="現状値×1.1（R10）", history=((2024, "9か所"),))


@pytest.mark.parametrize(
    ("value", "row", "kinds"),
    [
        pytest.param("10", PLAIN, [], id="a count"),
        pytest.param("2025", PLAIN, ["year"], id="a year"),
        pytest.param("46000", PLAIN, ["year"], id="a day as Excel counts"),
        pytest.param("1989", PLAIN, [], id="before any year of a plan"),
        pytest.param("2025", LARGE, [], id="people by the thousand"),
        pytest.param("2025", NOTHING, [], id="nothing to compare with"),
        pytest.param("2025.5", PLAIN, ["not whole"], id="no year has a part"),
        pytest.param("9.5", PLAIN, ["not whole"], id="a part of a place"),
        pytest.param("9.0", PLAIN, [], id="written with a zero"),
        pytest.param("9.5", PART, [], id="a target has a part"),
        pytest.param("9.5", SHARE, [], id="a share"),
        pytest.param("9.5", MULTIPLE, ["not whole"], id="a multiple is no figure"),
    ],
)
def test_unlikely(value: str, row: FormRow, kinds: list[str]) -> None:
    assert list(unlikely(Cell("number", value), value, row)) == kinds


def test_the_result_of_a_formula_is_told() -> None:
    cells = '<c r="A1"><f>1+9</f><v>10</v></c><c r="B1"><v>10</v></c>'
    content = f'<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    found = sheet("s", content.encode(), Ways([], [], from_1904=False))
    assert isinstance(found, CellSheet)
    assert [found.cells[1, column].formula for column in (1, 2)] == [True, False]
    assert list(unlikely(found.cells[1, 1], "10", PLAIN)) == ["formula"]
