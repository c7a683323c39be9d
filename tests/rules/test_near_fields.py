"""What an unknown field most likely means: a slip of few letters, never a field that is another thing elsewhere."""

import pytest

from tests.rules.test_shapes import found_in
from ykplan.rules.hints.misfits import homes
from ykplan.terms.entry import ENTRY
from ykplan.text.likeness import nearest

RECORDS = ("plan", "measure", "number", "stages", "rubric", "year", "entry", "words")
FIELDS = (
    *("title", "notes", "note", "state", "stage", "stages", "target", "targets", "baseline", "deadline", "entries"),
    *("survey", "source", "summary", "visions", "opinions", "items", "on", "to", "rate", "ratio", "grade", "grades"),
    *("mode", "moved", "pace", "preface", "response", "reason", "of_baseline", "done", "added", "signed", "kind"),
)


def told(record: str, field: str) -> str:
    """Return what is told of a field that a record does not have; nothing where it has it."""
    found = found_in(f"{record}/{field}", "例")
    return next((each.hint or "" for each in found if each.message == f"項目「{field}」はここにはありません"), "")


@pytest.mark.parametrize("record", RECORDS)
def test_a_field_of_another_record_is_taken_for_none_but_its_plural(record: str) -> None:
    for field in FIELDS:
        hint = told(record, field)
        if "ではありませんか" in hint:
            assert hint in (f"「{field}s」ではありませんか", f"「{field.removesuffix('s')}」ではありませんか"), field


@pytest.mark.parametrize(
    ("record", "field", "hint"),
    [
        ("year", "notes", "計画のファイルの初め、計画の施策、計画の指標 に書く項目です"),
        ("plan", "deadline", "年度のファイルの初め に書く項目です"),
        ("number", "state", "年度のファイルの初め に書く項目です"),
        ("entry", "notes", "「note」ではありませんか"),
        ("words", "opinion", "「opinions」ではありませんか"),
        ("year", "status", "「state」ではありませんか"),
        ("entry", "comment", "「note」ではありませんか"),
        ("entry", "team", "項目の名前を確かめてください"),
        ("year", "start", "項目の名前を確かめてください"),
        ("plan", "peroid", "「period」ではありませんか"),
        ("entry", "oswner", "項目の名前を確かめてください"),
    ],
)
def test_where_a_field_belongs_or_what_it_is_a_slip_for(record: str, field: str, hint: str) -> None:
    assert hint in told(record, field)


@pytest.mark.parametrize("said", sorted({said for field in ENTRY.values() for said in (field.label, field.title)}))
def test_what_an_entry_calls_its_fields_in_japanese_is_known(said: str) -> None:
    meant = [name for name, field in ENTRY.items() if said in (field.label, field.title)]
    assert told("entry", said) in [f"「{name}」ではありませんか" for name in meant]


def test_what_is_no_field_has_no_home() -> None:
    assert homes("valeu") == ()
    assert homes("deadline") == ("年度のファイルの初め",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("valeu", "value"),
        ("vlaue", "value"),
        ("alue", "value"),
        ("yera", "year"),
        ("basline", "baseline"),
        ("indicaters", "indicators"),
        ("accumlation", "accumulation"),
        ("size", "sample_size"),
        ("tolerence", "tolerance"),
    ],
)
def test_a_slip_of_few_letters_is_near(typed: str, meant: str) -> None:
    assert nearest(typed, (meant, "name", "on")) == meant


@pytest.mark.parametrize(
    ("typed", "other"),
    [("notes", "entries"), ("text", "next"), ("to", "indicators"), ("end", "amendments"), ("start", "state")],
)
def test_another_word_is_not_near(typed: str, other: str) -> None:
    assert nearest(typed, (other,)) is None
