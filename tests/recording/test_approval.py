"""The approved plan's text: it reads back as what was approved, whatever its names are."""

from hypothesis import given
from hypothesis import strategies as st

from tests.build import number, stages
from ykplan.data.drift import drift
from ykplan.data.model.amendments import Approved, CopyCorrection
from ykplan.data.model.plan import Indicator
from ykplan.data.yaml.source import parse
from ykplan.recording.approval import as_yaml

# What a YAML file may hold; the rest is refused when a plan is read.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"), min_size=1
)


def read_back(*indicators: Indicator) -> Approved:
    source = parse(as_yaml(indicators), "approved.yaml")
    assert source.flaws == ()
    return Approved.model_validate(source.data)


@given(name=TEXTS, unit=TEXTS, steps=st.lists(TEXTS, min_size=2, unique=True))
def test_any_text_reads_back_as_it_was(name: str, unit: str, steps: list[str]) -> None:
    one = number().model_copy(update={"name": name, "unit": unit, "definition": f"{name}\n{unit}"})
    two = stages().model_copy(update={"name": unit, "stages": tuple(steps)})
    read = read_back(one, two)
    assert list(drift(read, (one, two))) == []
    assert [indicator.name for indicator in read.indicators] == [name, unit]


def test_words_that_yaml_takes_for_something_else() -> None:
    odd = stages(name="'no'", stages="['null', 'true', '010', '1:30', '~', '2026-03-31', '- a', 'a: b', '# c', '1e3']")
    assert list(drift(read_back(odd), [odd])) == []


def test_every_form_reads_back_as_it_was() -> None:
    forms = number(
        survey="{tolerance: 3}",
        accumulation="total",
        definition="数えたもの",
        baseline="{year: H31, value: 0.50, sample_size: 812, note: 概数, items: [甲]}",
        targets="[{by: R7, min: 1, max: 2}, {by: R8, of_baseline: 1.1},"
        " {from: R9, by: R9, value: -3, every_year: true}, {by: R10, trend: keep, label: 維持}]",
        amendments="[{from: R8, on: 2026-03-31, reason: 見直し, added: true, unit: 箇所, better: down,"
        " baseline: {year: R7, value: null}, targets: [{by: R10, value: 1}]},"
        " {from: R9, on: 2027-03-31, reason: 終了, dropped: true}]",
    )
    bare = number(id="1-3-2", baseline="null")
    assert list(drift(read_back(forms, bare), (forms, bare))) == []


@given(texts=st.lists(TEXTS, min_size=2, max_size=3), reason=TEXTS)
def test_what_was_put_right_reads_back(texts: list[str], reason: str) -> None:
    said = {"id": texts[0], "what": texts[-1], "was": texts[1], "on": "2026-04-10", "reason": reason}
    corrected = (CopyCorrection.model_validate(said),) * 2
    source = parse(as_yaml([number()], corrected), "approved.yaml")
    assert source.flaws == ()
    assert Approved.model_validate(source.data).corrected == corrected
    assert as_yaml([number()], ()) == as_yaml([number()])


def test_the_text_is_laid_out_as_a_plan_is() -> None:
    text = as_yaml([number(), stages()])
    assert "    baseline: {year: R5, value: 8}\n    targets:\n      - {by: R10, value: 12}\n\n  - id: 2-2-1\n" in text
    assert "    stages: [未設置, 設置・運用, 拡充]\n" in text


def test_line_ends_of_other_worlds_read_back_as_they_were() -> None:
    odd = number().model_copy(update={"name": "a\x85b", "unit": "a\u2028b", "definition": "a\u2029\nb"})
    assert list(drift(read_back(odd), [odd])) == []
