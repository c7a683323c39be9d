"""The page of one indicator: golden for the sample, and the way to the grade for what the sample has not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.booked import book_of
from tests.folder import write_folder
from ykplan.judging.overview import Detail
from ykplan.platform.terminal import Screen
from ykplan.render.show import render
from ykplan.text import widths

Golden = Callable[[str, str], None]


def page(folder: Path, identity: str, year: int) -> Detail:
    book = book_of(folder)
    place = next(place for place in book.checked.loaded.indicators if place.indicator.id == identity)
    return book.detail(place, year)


@pytest.mark.parametrize("identity", ["1-3-1", "1-3-2", "1-3-3", "2-2-1", "3-4-1", "3-4-2"])
def test_page_is_as_approved(shipped: Path, golden: Golden, identity: str) -> None:
    golden(f"show-{identity}.txt", render(page(shipped, identity, 2025), Screen(80)))


@pytest.mark.parametrize("width", [24, 40, 60, 120])
def test_no_line_is_wider_than_the_screen(shipped: Path, width: int) -> None:
    shown = render(page(shipped, "1-3-1", 2025), Screen(width))
    assert max(map(widths.width, shown.splitlines())) <= width


def test_committee_can_follow_the_grade_by_hand(shipped: Path) -> None:
    lines = [line.strip() for line in render(page(shipped, "1-3-1", 2024), Screen(120)).splitlines()]
    way = lines[lines.index("判定の道すじ（令和6年度）") + 1 :]
    assert way[:5] == [
        "実績 9 − 現状値 8 ＝ 1",
        "目標値 12 − 現状値 8 ＝ 4",
        "達成率 1 ÷ 4 ＝ 25.0%",
        "令和6年度の目安 8.8か所 → 実績は目安より良い",
        "進み方 1 ÷ 0.8 ＝ 1.25（1で目安のとおり）",
    ]
    assert way[-1].startswith("○ 順調: あてはまる（進み方 1.25（条件は 1以上））")


SURVEY = {"unit": "%", "survey": "true", "baseline": {"year": "R4", "value": "18.9"}}


@pytest.mark.parametrize(
    ("indicator", "entries", "year", "said"),
    [
        pytest.param(
            {**SURVEY, "targets": [{"by": "R10", "value": "25"}]},
            {2024: {"value": "20"}, 2025: {"absent": "not_surveyed"}},
            2025,
            "令和7年度は調査がないので、令和6年度の実績で見る",
            id="a survey carried over",
        ),
        pytest.param(
            {"kind": "stage", "stages": ["未", "済", "拡充"], "baseline": {"year": "R5", "stage": "未"}}
            | {"targets": [{"by": "R6", "stage": "済"}, {"by": "R10", "stage": "拡充"}]},
            {2024: {"stage": "済"}, 2025: {"stage": "済"}},
            2025,
            "この年度から目標が「拡充」に移行",
            id="another target in force",
        ),
        pytest.param({}, {2024: {"absent": "not_measured"}}, 2024, "理由: 未把握", id="a reason for no judgement"),
        pytest.param(
            {"baseline": {"year": "R5", "value": "8"}, "targets": [{"by": "R10", "value": "8"}]},
            {2024: {"value": "7"}},
            2024,
            "実績 7 − 現状値 8 ＝ −1",
            id="a target that equals the baseline",
        ),
        pytest.param(
            {"targets": [{"by": "R10", "min": "4", "max": "6"}]},
            {2024: {"value": "3"}},
            2024,
            "目標値  4〜6件（令和10年度）",
            id="a range",
        ),
        pytest.param(
            {"targets": [{"by": "R10", "of_baseline": "1.5"}]},
            {2024: {"value": "3"}},
            2024,
            "目標値 3 − 現状値 2 ＝ 1",
            id="a multiple of the baseline",
        ),
        pytest.param(
            {
                "baseline": {"year": "R5", "value": "1234567890123"},
                "targets": [{"by": "R10", "value": "2234567890129"}],
            },
            {2024: {"value": "1234567890999"}},
            2024,
            "目標値 2,234,567,890,129 − 現状値 1,234,567,890,123 ＝ 1,000,000,000,006",
            id="more digits than twelve",
        ),
        pytest.param(
            {
                "amendments": [
                    {"from": "R7", "on": "2025-03-01", "reason": "見直し", "targets": [{"by": "R10", "value": "20"}]}
                ]
            },
            {2024: {"value": "3"}},
            2024,
            "改定後の目標値  20件（令和10年度）",
            id="an amendment",
        ),
        pytest.param(
            {},
            {2024: {"value": "3", "grade": {"grade": "△", "reason": "時期が遅れた"}}},
            2024,
            "人による判定: △（時期が遅れた）",
            id="a person's grade beside",
        ),
        pytest.param(
            {},
            {2024: {"value": "3", "corrected": [{"was": "4", "on": "2025-09-10", "reason": "重複"}]}},
            2024,
            "訂正: 2025-09-10 に 4 から改めた（重複）",
            id="a correction",
        ),
        pytest.param(
            {"unit": "年度"},
            {2024: {"value": "3", "corrected": [{"was": "2034", "on": "2025-09-10", "reason": "重複"}]}},
            2024,
            "訂正: 2025-09-10 に 2034 から改めた（重複）",
            id="a correction of a year",
        ),
    ],
)
def test_page_says(
    tmp_path: Path, indicator: dict[str, Any], entries: dict[int, dict[str, Any]], year: int, said: str
) -> None:
    folder = write_folder(tmp_path, [indicator], {each: {"1-1-1": entry} for each, entry in entries.items()})
    assert said in render(page(folder, "1-1-1", year), Screen(200))


def test_ratio_is_shown_where_the_plan_prints_it(tmp_path: Path) -> None:
    rubric = {"rate": "ratio", "grades": [{"mark": "－", "name": "なし"}]}
    folder = write_folder(tmp_path, [{"better": "down"}], {2024: {"1-1-1": {"value": "10"}}}, rubric=rubric)
    assert "達成率 目標値 8 ÷ 実績 10 ＝ 80.0%" in render(page(folder, "1-1-1", 2024), Screen(200))


def test_a_long_fraction_is_shown_to_a_few_places(tmp_path: Path) -> None:
    indicator = {"baseline": {"year": "R4", "value": "0"}, "targets": [{"by": "R10", "value": "7"}]}
    folder = write_folder(tmp_path, [indicator], {2024: {"1-1-1": {"value": "1"}}})
    shown = render(page(folder, "1-1-1", 2024), Screen(200))
    assert "令和6年度の目安 2.3件 → 実績は目安より悪い" in shown
    assert "進み方 1 ÷ 2.333 ≒ 0.429（1で目安のとおり）" in shown
    assert "進み方 0.429（条件は 1以上）" in shown
