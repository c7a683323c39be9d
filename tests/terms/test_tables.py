"""What is listed once: each table of `terms/` against everything that is made from it, naming what is missing."""

from typing import get_args

import pytest

from tests.build import entries_of, number, rubric_of, stages, standing_of
from ykplan.data import printing, spelling
from ykplan.data.model.plan import Indicator
from ykplan.data.schema.document import schema
from ykplan.form.entry_sheet import REASONS as OFFERED
from ykplan.judging.rubric import judge
from ykplan.rules.hints import figure_words
from ykplan.terms import absence, labels
from ykplan.wording import explanation


def test_every_reason_has_its_row() -> None:
    assert tuple(absence.REASONS) == get_args(absence.Absence)
    assert get_args(absence.NotReported) == (absence.NOT_REPORTED,)


@pytest.mark.parametrize("reason", get_args(absence.Absence))
def test_a_reason_is_known_wherever_it_may_stand(reason: absence.Absence) -> None:
    label = absence.REASONS[reason].label
    assert label in OFFERED
    assert printing.entry(entries_of(f"{{R6: {{absent: {reason}}}}}")[2024], number()) == label
    assert spelling.reason(label) == spelling.reason(reason) == reason
    for said in (label, *absence.REASONS[reason].synonyms):
        assert figure_words.reason_of(said) == reason
    field = schema("progress")["$defs"]["Entry"]["properties"]["absent"]
    assert f"{reason} {label}" in field["description"]
    assert reason in str(field)


@pytest.mark.parametrize("reason", [*get_args(absence.Absence), absence.NOT_REPORTED])
@pytest.mark.parametrize("indicator", [number(), stages()], ids=["number", "stage"])
def test_a_rubric_may_ask_for_any_reason(reason: str, indicator: Indicator) -> None:
    used = rubric_of(f"grades: [{{mark: 欠, name: 欠測, when: {{absent: {reason}}}}}, {{mark: －, name: なし}}]")
    entries = "{}" if reason == absence.NOT_REPORTED else f"{{R7: {{absent: {reason}}}}}"
    found = standing_of(indicator, entries, "R7")
    verdict = judge(used, found)
    assert verdict.grade is used.grades[0]
    label = labels.ABSENT[reason]
    assert f"欠 欠測: あてはまる（実績がない理由 {label}（条件は {label}））" in [
        *explanation.decision(found, verdict, used)
    ]
