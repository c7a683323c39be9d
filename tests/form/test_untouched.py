"""A form that nobody filled in changes nothing, whatever the data say."""

from decimal import Decimal
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.form.reading import ROW, with_rows
from ykplan.form.book import render_form
from ykplan.form.read.form import read_form
from ykplan.form.value import FormRow
from ykplan.terms.labels import ABSENT

FILE: Final = "記入票.xlsx"
# What a YAML file may hold and Excel shows, blanks alone too.
TEXT: Final = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cc", "Cs"),
        include_characters="\n\t\x85\u2028",
        exclude_characters="\ufffe\uffff\ufeff",
    ),
    min_size=1,
    max_size=40,
)
FIGURE: Final = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4).map(lambda n: f"{n:f}")
SHARE: Final = st.decimals(0, 100, allow_nan=False, allow_infinity=False, places=3).map(lambda number: f"{number:f}")
WORDS: Final = dict.fromkeys(("source", "note", "done", "issues", "next"), TEXT)
REASON: Final = st.sampled_from([name for name in ABSENT if name != "not_reported"])
COUNT: Final = st.integers(0, 10**9).map(str)
STAGES: Final = ("未設置", "設置・運用", "拡充 （二期）", "検討中", "なし")


OTHERS: Final = st.fixed_dictionaries({}, optional={**WORDS, "sample_size": COUNT})


def rows(row: FormRow, **result: st.SearchStrategy[str]) -> st.SearchStrategy[FormRow]:
    """Return rows like `row` with an entry: one of the results or none, and any words."""
    said = st.one_of(st.just({}), *(st.fixed_dictionaries({name: value}) for name, value in result.items()))
    return st.tuples(OTHERS, said).map(lambda both: row._replace(entered={**both[0], **both[1]}))


ROWS: Final = st.one_of(
    rows(ROW._replace(signed=True), value=FIGURE, absent=REASON),
    rows(ROW._replace(unit="%", share=True, survey=True), value=SHARE, absent=REASON),
    rows(ROW._replace(unit="", stages=STAGES), stage=st.sampled_from(STAGES), absent=REASON),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(row=ROWS)
def test_an_untouched_form_says_nothing_new(row: FormRow) -> None:
    found = read_form(FILE, render_form(with_rows(row)))
    assert found.troubles == ()
    assert [answer.new for answer in found.answers] == [{}]
    value = found.answers[0].said.get("value")
    assert value is None or Decimal(value) == Decimal(row.entered["value"])
