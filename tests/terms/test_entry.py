"""The fields of an entry: each row of the table against all that lists them, naming what is missing."""

import inspect
from decimal import Decimal
from pathlib import Path

import pytest
import typer

from tests.build import YEAR, data_folder, entries_of
from tests.report.making import report_of
from ykplan.cli.record import record
from ykplan.data.model.progress import Correction, Entry, OwnGrade, Words
from ykplan.data.schema.descriptions import PROGRESS
from ykplan.form.layout import OPEN
from ykplan.form.value import FIELDS
from ykplan.recording.entry import BESIDE
from ykplan.terms.entry import COLUMNS, ENTRY, RESULT, RESULT_COLUMN, WORDS, FieldType

_WRITTEN: dict[FieldType, tuple[str, object]] = {
    "figure": ("9.5", Decimal("9.5")),
    "stage": ("設置", "設置"),
    "reason": ("ended", "ended"),
    "count": ("812", 812),
    "text": ("語", "語"),
    "texts": ("[甲, 乙]", ("甲", "乙")),
    "corrections": (
        '[{was: "8", on: 2025-09-10, reason: 誤記}]',
        (Correction.model_validate({"was": "8", "on": "2025-09-10", "reason": "誤記"}),),
    ),
    "grade": ("{grade: ○}", OwnGrade(grade="○")),
}


def test_every_field_of_the_model_has_its_row() -> None:
    assert set(ENTRY) == set(Entry.model_fields)


@pytest.mark.parametrize("name", ENTRY)
def test_a_field_holds_what_its_row_says(name: str) -> None:
    written, value = _WRITTEN[ENTRY[name].type]
    assert getattr(entries_of(f"{{R6: {{{name}: {written}}}}}")[2024], name) == value


def test_editors_know_every_field() -> None:
    assert {*PROGRESS["Entry"].fields, *PROGRESS["Words"].fields} == set(ENTRY)


def test_a_form_asks_for_every_field_with_a_column() -> None:
    asked = {name for name, field in ENTRY.items() if field.column is not None}
    assert set(FIELDS) == asked
    assert {RESULT_COLUMN if name in ("value", "stage") else name for name in asked} == {each.field for each in OPEN}
    assert [column.at for column in COLUMNS.values()] == list(range(len(COLUMNS)))


def test_record_takes_every_field_with_an_option() -> None:
    given = {
        declaration
        for parameter in inspect.signature(record).parameters.values()
        for info in getattr(parameter.annotation, "__metadata__", ())
        if isinstance(info, typer.models.OptionInfo)
        for declaration in (info.default, *(info.param_decls or ()))
    }
    asked = {field.option for field in ENTRY.values() if field.option is not None}
    assert asked <= given
    assert {name for name in (*RESULT, *BESIDE) if ENTRY[name].option is None} == {"value"}, "the argument"


def test_the_report_shows_what_is_published_and_nothing_else(tmp_path: Path) -> None:
    marks = {
        **{name: f"語{name}語" for name, field in ENTRY.items() if field.type == "text"},
        "sample_size": "98765",
        "items": "[語items語]",
        "corrected": "[{was: 7, on: 2025-09-10, reason: 語corrected語}]",
        "grade": "{grade: ○, reason: 語grade語}",
    }
    written = ", ".join(f"{name}: {text}" for name, text in marks.items())
    year = YEAR.replace("1-3-1: {value: 9}", f"1-3-1: {{value: 9, {written}}}")
    seen = str(report_of(data_folder(tmp_path, y2024=year), 2024))
    shown = {name for name in marks if ("98765" if name == "sample_size" else f"語{name}語") in seen}
    assert shown == {name for name in marks if ENTRY[name].published}
    assert set(ENTRY) - set(marks) == set(RESULT), "shown as figures"


def test_words_beside_a_figure_have_places_of_their_own() -> None:
    places = sorted(field.beside for field in ENTRY.values() if field.beside)
    assert places == list(range(1, len(WORDS) + 1))
    assert set(Words.model_fields) <= set(WORDS)
