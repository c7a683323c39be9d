"""Where the table is, found by its titles."""

import pytest

from ykplan.form.layout import OPEN, PRINTED
from ykplan.form.read.book import Workbook
from ykplan.form.read.sheet import Cell, CellSheet
from ykplan.form.read.table import table_of

TITLES = [column.title for column in (*PRINTED, *OPEN)]


def titles(row: int, said: list[str]) -> dict[tuple[int, int], Cell]:
    return {(row, column): Cell("text", text) for column, text in enumerate(said, start=1)}


def test_of_two_rows_with_all_titles_the_upper_one_is_the_head() -> None:
    sheet = CellSheet("s", {**titles(9, TITLES), **titles(4, TITLES)}, ())
    found, troubles = table_of("f", Workbook((sheet,)))
    assert found is not None
    assert (found.head, troubles) == (4, [])


def test_the_row_with_more_titles_is_the_head_wherever_it_stands() -> None:
    sheet = CellSheet("s", {**titles(2, TITLES[:5]), **titles(4, TITLES)}, ())
    found, _ = table_of("f", Workbook((sheet,)))
    assert found is not None
    assert found.head == 4


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("実\u200b績", id="a letter that is not seen"),
        pytest.param("　実　績", id="full-width blanks"),
        pytest.param("実\n績", id="a line break"),
        pytest.param("\ufeff実績", id="a mark of byte order"),
        pytest.param("実績\ufe0f", id="a variation selector"),
    ],
)
def test_a_title_is_found_however_it_is_written(written: str) -> None:
    sheet = CellSheet("s", titles(4, [written if title == "実績" else title for title in TITLES]), ())
    found, troubles = table_of("f", Workbook((sheet,)))
    assert found is not None
    assert (troubles, "result" in found.columns) == ([], True)
