"""Forms taken together: every contradiction is found, and the order in which they are given changes nothing."""

from collections.abc import Mapping, Sequence
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.form.reading import FORM, ROW
from ykplan.form.merging import WantedEntry, merged
from ykplan.form.read.form import Filled
from ykplan.form.read.row import Answer
from ykplan.form.value import FormRow
from ykplan.rules.checking import form_diagnostics
from ykplan.terms.diagnostic import Span

New = Mapping[str, str | None]
COLUMNS = {"identity": 1, "value": 7, "stage": 7, "absent": 8, "done": 9, "note": 10}


def filled(name: str, *answers: tuple[FormRow, New], year: int = 2025, section: str = "福祉課") -> Filled:
    """Return a form that came back; each of its answers stands in a row of its own."""
    made = []
    for at, (row, new) in enumerate(answers, start=5):
        spans = {field: Span(name, at, column, at, column + 1, "", "実績") for field, column in COLUMNS.items()}
        said = {field: text for field, text in new.items() if text is not None}
        made.append(Answer(row, said, new, spans))
    return Filled(name, FORM._replace(year=year, section=section, rows=(ROW,)), tuple(made))


def kinds(wanted: WantedEntry) -> list[tuple[str, str]]:
    return sorted((trouble.kind, trouble.span.place) for trouble in wanted.troubles)


def test_two_contradict_of_which_the_first_says_nothing() -> None:
    forms = [
        filled("a", (ROW, {"note": "メモ"})),
        filled("b", (ROW, {"value": "3"})),
        filled("c", (ROW, {"value": "4"})),
    ]
    for order in permutations(forms):
        found = merged(order)
        assert found.entries == {}
        assert kinds(found) == [("contradiction", "b!実績!G5"), ("contradiction", "c!実績!G5")]


def test_each_is_told_what_the_others_say() -> None:
    forms = [filled(name, (ROW, {"value": value})) for name, value in zip("abcde", "34456", strict=True)]
    messages = [found.message for found in form_diagnostics(merged(forms).troubles, list("abcde"))]
    assert messages == [
        "指標 1-1-1 の記入「3」が、ほかの記入票と違います（b!実績!G5「4」、c!実績!G5「4」、d!実績!G5「5」 ほか1件）",
        "指標 1-1-1 の記入「4」が、ほかの記入票と違います（a!実績!G5「3」、d!実績!G5「5」、e!実績!G5「6」）",
        "指標 1-1-1 の記入「4」が、ほかの記入票と違います（a!実績!G5「3」、d!実績!G5「5」、e!実績!G5「6」）",
        "指標 1-1-1 の記入「5」が、ほかの記入票と違います（a!実績!G5「3」、b!実績!G5「4」、c!実績!G5「4」 ほか1件）",
        "指標 1-1-1 の記入「6」が、ほかの記入票と違います（a!実績!G5「3」、b!実績!G5「4」、c!実績!G5「4」 ほか1件）",
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param({"value": "3"}, {"value": "4"}, id="two figures"),
        pytest.param({"value": "3"}, {"absent": "ended"}, id="a figure and a reason"),
        pytest.param({"value": None, "absent": "ended"}, {"value": "3"}, id="a reason in the place of a figure"),
        pytest.param({"absent": "ended"}, {"absent": "not_measured"}, id="two reasons"),
        pytest.param({"stage": "設置"}, {"absent": "ended"}, id="a stage and a reason"),
        pytest.param({"note": "春"}, {"note": "秋"}, id="two notes"),
        pytest.param({"note": "春"}, {"note": None}, id="a note and none"),
        pytest.param({"note": "第①期"}, {"note": "第1期"}, id="two signs"),
        pytest.param({"value": "3"}, {"value": None}, id="a figure and none"),
    ],
)
def test_a_contradiction(one: New, two: New) -> None:
    for order in ([one, two], [two, one]):
        found = merged([filled("a", (ROW, order[0])), filled("b", (ROW, order[1]))])
        assert [trouble.kind for trouble in found.troubles] == ["contradiction"] * 2
        assert found.entries == {}


@pytest.mark.parametrize(
    ("one", "two", "written"),
    [
        pytest.param({"value": "3"}, {"value": "3.0"}, {"value": "3.0"}, id="a zero at the end"),
        pytest.param({"note": "ガス 3か所"}, {"note": "ｶﾞｽ ３か所"}, {"note": "ガス 3か所"}, id="widths"),
        pytest.param({"note": "ガス"}, {"note": "カ\u3099ス"}, {"note": "ガス"}, id="marks apart"),
        pytest.param({"note": "春の数"}, {"note": "春の　数\u200b"}, {"note": "春の数"}, id="blanks and unseen"),
        pytest.param({"note": "春"}, {"done": "配布"}, {"note": "春", "done": "配布"}, id="different fields"),
        pytest.param({"note": None}, {"note": None}, {"note": None}, id="nothing twice"),
    ],
)
def test_no_contradiction(one: New, two: New, written: New) -> None:
    for order in ([one, two], [two, one]):
        found = merged([filled("a", (ROW, order[0])), filled("b", (ROW, order[1]))])
        assert found.troubles == ()
        assert {name: said for name, said in found.entries["1-1-1"].items() if name != "reported_by"} == written


def test_forms_of_another_year_than_most_are_left_out_wherever_they_stand() -> None:
    forms = [
        filled("a", (ROW, {"value": "9"}), year=2026),
        filled("b", (ROW, {"value": "3"})),
        filled("c", (ROW, {"note": "春"})),
    ]
    for order in permutations(forms):
        found = merged(order)
        assert (found.year, kinds(found)) == (2025, [("another year", "a")])
        assert found.entries == {"1-1-1": {"value": "3", "note": "春", "reported_by": "福祉課"}}


def test_where_no_year_has_most_of_the_forms_all_are_left_out() -> None:
    forms = [filled("a", (ROW, {"value": "9"}), year=2026), filled("b", (ROW, {"value": "3"}))]
    for order in permutations(forms):
        found = merged(order)
        assert (found.year, found.entries) == (None, {})
        assert kinds(found) == [("another year", "a"), ("another year", "b")]


NEWS = st.fixed_dictionaries(
    {},
    optional={
        "value": st.sampled_from([None, "3", "3.0", "4"]),
        "absent": st.sampled_from([None, "ended"]),
        "note": st.sampled_from([None, "ﾒﾓ", "メモ", "メ モ", "別"]),
        "done": st.sampled_from(["ガス", "カ\u3099ス"]),
    },
)
ROWS = [ROW, ROW._replace(identity="1-1-2")]


@st.composite
def several(draw: st.DrawFn) -> list[Filled]:
    made = []
    for name in "abcd"[: draw(st.integers(2, 4))]:
        answers = [(row, draw(NEWS)) for row in ROWS]
        made.append(filled(name, *answers, year=draw(st.sampled_from([2025, 2025, 2025, 2026]))))
    return made


@given(forms=several(), order=st.randoms(use_true_random=False))
def test_the_order_changes_nothing(forms: Sequence[Filled], order: Random) -> None:
    shuffled = list(forms)
    order.shuffle(shuffled)
    one, other = merged(forms), merged(shuffled)
    assert (one.year, one.entries) == (other.year, other.entries)
    first = form_diagnostics(one.troubles, [each.file for each in forms])
    second = form_diagnostics(other.troubles, [each.file for each in shuffled])
    assert set(first) == set(second)
    files = [each.file for each in shuffled]
    assert [files.index(found.span.file) for found in second] == sorted(files.index(d.span.file) for d in first)
