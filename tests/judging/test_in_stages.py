"""Stages along their order, and those that the plan does not name."""

import pytest

from ykplan.judging.facts import Unknown
from ykplan.judging.in_stages import stage_met, stage_moved

STAGES = ("未設置", "設置・運用", "拡充")
ELSEWHERE = Unknown("stage not in plan")


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("未設置", "拡充", "better"),
        ("拡充", "設置・運用", "worse"),
        ("拡充", "拡充", "same"),
        ("廃止", "拡充", ELSEWHERE),
        ("拡充", "廃止", ELSEWHERE),
        (None, "拡充", Unknown("no baseline")),
    ],
)
def test_which_way_a_stage_moved(before: str | None, after: str, moved: str | Unknown) -> None:
    assert stage_moved(STAGES, before, after) == moved


@pytest.mark.parametrize(
    ("target", "observed", "met"),
    [
        ("設置・運用", "拡充", True),
        ("拡充", "設置・運用", False),
        ("廃止", "拡充", ELSEWHERE),
        ("拡充", "廃止", ELSEWHERE),
    ],
)
def test_whether_a_stage_is_reached(target: str, observed: str, met: bool | Unknown) -> None:  # noqa: FBT001  # a column of the table
    assert stage_met(STAGES, target, observed) == met
