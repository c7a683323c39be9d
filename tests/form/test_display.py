"""What Excel prints in a cell, by its number format, and what is taken of it."""

from decimal import Decimal

import pytest

from tests.form.displays import ALIKE, OURS
from tests.form.reading import ROW
from ykplan.form.read.display import Display, number_shown, text_shown
from ykplan.form.read.formats import Format, format_of, parsed
from ykplan.form.read.row import answer, answers_of
from ykplan.form.read.sheet import Cell, CellSheet
from ykplan.form.read.table import Table
from ykplan.form.trouble import Doubt
from ykplan.form.value import FormRow

SHARE = ROW._replace(unit="%", share=True, survey=True)
PLACES = ROW._replace(unit="か所")
SIGNED = ROW._replace(unit="人", signed=True)
YEN = ROW._replace(unit="円")
STAGE = ROW._replace(unit="", stages=("未設置", "設置"))


@pytest.mark.parametrize(("code", "number", "said"), [*ALIKE, *OURS])
def test_a_number(code: str, number: str, said: str | None) -> None:
    found = number_shown(Decimal(number), parsed(code))
    assert (found and found.text) == said


@pytest.mark.parametrize(
    ("codes", "is_day"), [({}, True), ({14: "0"}, False)], ids=["Excel's own", "the workbook's own for that number"]
)
def test_a_workbook_may_give_a_number_a_format_of_its_own(codes: dict[int, str], is_day: bool) -> None:  # noqa: FBT001  # a column of the table
    assert format_of(14, codes).is_day == is_day


@pytest.mark.parametrize(("code", "percents"), [("0", 0), ("0%", 1), ("0%%", 2), ('0"%"', 0), (r"0\%", 0)])
def test_percent_signs_that_multiply(code: str, percents: int) -> None:
    found = number_shown(Decimal(9), parsed(code))
    assert found is not None
    assert found.percents == percents


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("General", "文"),
        ("0.0", "文"),
        ("@", "文"),
        ('@"以上"', "文以上"),
        ('0;-0;0;"("@")"', "(文)"),
        (";;;", ""),
        ("0;-0;0;", ""),
        ("0;@", "文"),
        ("[DBNum1]General", "文"),
        ("[DBNum1]0;0;0;@", None),
        ('[DBNum1]0;0;0;"済"', None),
        ("yyyy/m/d", "文"),
    ],
)
def test_a_text(code: str, said: str | None) -> None:
    assert text_shown("文", parsed(code)) == said


@pytest.mark.parametrize(
    ("number", "code", "kind"),
    [
        (0, None, "General"),
        (1, None, "0"),
        (3, None, "#,##0"),
        (9, None, "0%"),
        (49, None, "@"),
        (164, "0.0%", "0.0%"),
        (9, "0.00%", "0.00%"),
        (200, None, "General"),
        (14, None, "day"),
        (30, None, "day"),
        (57, None, "day"),
        (164, "yyyy/m/d", "day"),
        (164, '[$-ja-JP]ggge"年"', "day"),
        (164, "[h]:mm", "day"),
        (164, "aaaa", "day"),
        (23, None, "?"),
        (60, None, "?"),
    ],
)
def test_a_format_by_its_number(number: int, code: str | None, kind: str) -> None:
    found = format_of(number, {} if code is None else {number: code})
    assert ("day" if found.is_day else found.code if found.sections else "?") == kind


@pytest.mark.parametrize("number", [37, 38, 39, 40, 41, 42, 43, 44, 5, 6, 7, 8])
def test_every_format_of_japanese_excel_is_read(number: int) -> None:
    for held in ("-1234", "1234"):
        found = number_shown(Decimal(held), format_of(number, {}))
        assert found is not None
        assert answer("result", Cell("number", held, format=format_of(number, {})), YEN._replace(signed=True)) == held


@pytest.mark.parametrize(
    ("row", "code", "number", "said"),
    [
        pytest.param(PLACES, "#,##0,", "1234567", "<shown otherwise>", id="thousands that are not shown"),
        pytest.param(PLACES, '0"以上"', "9", "<shown otherwise>", id="a word behind"),
        pytest.param(PLACES, '"約"0', "9", "<shown otherwise>", id="a word before"),
        pytest.param(PLACES, '0.0"万"', "1.2", "<shown otherwise>", id="ten thousands"),
        pytest.param(PLACES, '0"0"', "9", "<shown otherwise>", id="a digit that is not there"),
        pytest.param(PLACES, ";;;", "9", "<nothing shown>", id="hidden"),
        pytest.param(PLACES, "0;0;;@", "0", "<nothing shown>", id="a hidden zero"),
        pytest.param(PLACES, '0;0;"-"', "0", "<shown otherwise>", id="a zero as a dash"),
        pytest.param(PLACES, "[DBNum1]0", "12", "<format not known>", id="kanji"),
        pytest.param(PLACES, "# ?/?", "0.5", "<format not known>", id="a fraction"),
        pytest.param(PLACES, "0", "0.4", "<shown otherwise>", id="a little as nothing"),
        pytest.param(PLACES, "0", "12.4", "12", id="places that are hidden"),
        pytest.param(PLACES, "0.00", "12.4", "12.4", id="places that are shown"),
        pytest.param(PLACES, '0"か所"', "9", "9", id="its unit"),
        pytest.param(PLACES, '0"ヶ所"', "9", "9", id="its unit in other letters"),
        pytest.param(PLACES, '0"件"', "9", "<other unit>", id="another unit"),
        pytest.param(PLACES, "0%", "0.09", "<other unit>", id="a percentage"),
        pytest.param(PLACES, "#,##0_ ", "1234567", "1234567", id="thousands that are grouped"),
        pytest.param(PLACES, "General", "1234567", "1234567", id="as Excel likes it"),
        pytest.param(PLACES, "General", "123456789012", "<shown otherwise>", id="an exponent"),
        pytest.param(PLACES, "0", "123456789012", "123456789012", id="no exponent"),
        pytest.param(PLACES, "0.00E+00", "1200", "1200", id="an exponent that hides nothing"),
        pytest.param(PLACES, "0.00E+00", "123456", "<shown otherwise>", id="an exponent that hides digits"),
        pytest.param(PLACES, "General", "0.0000123456789", "0.0000123457", id="a small one"),
        pytest.param(PLACES, "0!0", "12", "<shown otherwise>", id="two numbers"),
        pytest.param(PLACES, "0", "-3", "<minus>", id="below zero"),
        pytest.param(PLACES, "-0", "3", "<shown otherwise>", id="a minus that is not there"),
        pytest.param(SIGNED, "0;△0", "-3", "-3", id="a triangle"),
        pytest.param(SIGNED, "0_);(0)", "-3", "-3", id="brackets"),
        pytest.param(SIGNED, "0;0", "-3", "<shown otherwise>", id="a minus that is not shown"),
        pytest.param(SIGNED, "△0", "3", "<shown otherwise>", id="a triangle for what is above zero"),
        pytest.param(SHARE, "0.0%", "0.188571428571429", "18.9", id="percent less places"),
        pytest.param(SHARE, "0.0%", "0.189", "18.9", id="percent"),
        pytest.param(SHARE, '0.0"%"', "18.9", "18.9", id="a percent sign that is a letter"),
        pytest.param(SHARE, '0.0"%"', "0.189", "0.2", id="a percent sign that does not multiply"),
        pytest.param(SHARE, "0%%", "0.0018", "<other unit>", id="two percent signs"),
        pytest.param(SHARE, "0％", "0.189", "<format not known>", id="a full-width percent sign"),
        pytest.param(YEN, r"\¥#,##0;\¥\-#,##0", "1234", "1234", id="yen"),
        pytest.param(YEN, "[$$-409]#,##0", "1234", "<shown otherwise>", id="dollars"),
        pytest.param(YEN, "#,##0,,", "1234567890", "<shown otherwise>", id="millions"),
    ],
)
def test_a_figure_is_what_is_shown(row: FormRow, code: str, number: str, said: str) -> None:
    found = answer("result", Cell("number", number, format=parsed(code)), row)
    assert (f"<{found.kind}>" if isinstance(found, Doubt) else found) == said


@pytest.mark.parametrize(
    ("field", "row", "cell", "said"),
    [
        pytest.param("result", PLACES, ("text", "9", ";;;"), "<nothing shown>", id="a hidden text"),
        pytest.param("result", PLACES, ("text", "9", '@"件"'), "<other unit>", id="a unit behind a text"),
        pytest.param("result", PLACES, ("text", "9", '@"か所"'), "9", id="its unit behind a text"),
        pytest.param("result", PLACES, ("text", "9", '"1"@'), "<shown otherwise>", id="a digit before a text"),
        pytest.param("result", STAGE, ("text", "設置", ";;;"), "<nothing shown>", id="a hidden stage"),
        pytest.param("result", STAGE, ("text", "設置", '"未"@'), "未設置", id="a stage as it is shown"),
        pytest.param("absent", PLACES, ("text", "検討中", ";;;"), "<nothing shown>", id="a hidden reason"),
        pytest.param("note", PLACES, ("text", "春", ";;;"), "<nothing shown>", id="a hidden note"),
        pytest.param("note", PLACES, ("text", "春", '@"の数"'), "春の数", id="a note as it is shown"),
        pytest.param("note", PLACES, ("number", "1234567", "#,##0,"), "1,235", id="a number in a note"),
        pytest.param("sample_size", SHARE, ("number", "1024", '#,##0"人"'), "1024", id="a count with its unit"),
        pytest.param(
            "sample_size", SHARE, ("number", "1024", "#,##0,"), "<shown otherwise>", id="a count by thousands"
        ),
        pytest.param("sample_size", SHARE, ("number", "812.4", "0"), "<shown otherwise>", id="a count less its part"),
        pytest.param("sample_size", SHARE, ("number", "812", '0"以上"'), "<shown otherwise>", id="so many or more"),
        pytest.param("sample_size", SHARE, ("number", "812", ";;;"), "<nothing shown>", id="a hidden count"),
        pytest.param("sample_size", SHARE, ("number", "0.5", "0%"), "<not a count>", id="a share of answers"),
    ],
)
def test_other_cells(field: str, row: FormRow, cell: tuple[str, str, str], said: str) -> None:
    kind, text, code = cell
    found = answer(field, Cell("text" if kind == "text" else "number", text, format=parsed(code)), row)
    assert (f"<{found.kind}>" if isinstance(found, Doubt) else found) == said


def read(cell: Cell, row: FormRow) -> tuple[str | None, list[tuple[str, bool]]]:
    """Return what a row says whose figure stands in a cell, and what is told of it."""
    sheet = CellSheet("s", {(2, 1): Cell("text", row.identity), (2, 2): cell}, ())
    made, troubles = answers_of(Table("f", sheet, 1, {"identity": 1, "result": 2}), 2, row)
    return made.said.get("value"), [(trouble.kind, trouble.warns) for trouble in troubles]


def test_hidden_places_are_told_with_both_figures() -> None:
    cell = Cell("number", "0.188571428571429", format=parsed("0.0%"))
    assert read(cell, SHARE) == ("18.9", [("places hidden", True)])
    assert read(Cell("number", "0.189", format=parsed("0.0%")), SHARE) == ("18.9", [])


def test_what_the_form_itself_wrote_is_no_news_however_long() -> None:
    row = PLACES._replace(entered={"value": "123456789012.5"})
    assert read(Cell("number", "123456789012.5"), row) == ("123456789012.5", [])
    assert read(Cell("number", "123456789012.6"), row)[1] == [("shown otherwise", False)]
    assert read(Cell("number", "123456789012.5", format=parsed("0,")), row)[1] == [("shown otherwise", False)]


def test_a_format_is_taken_apart_once() -> None:
    assert parsed("0.0%") is parsed("0.0%")
    assert isinstance(parsed("0.0%"), Format)
    assert number_shown(Decimal(1), parsed("0")) == Display("1")
