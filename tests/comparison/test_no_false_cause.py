"""A grade that moved has no cause that could not have moved it: what only stands beside, or takes effect later."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.booked import book_of
from ykplan.comparison.difference import between
from ykplan.judging.book import Book
from ykplan.render.diff.json import render

PLAN = """\
title: 計画
municipality: {name: 市}
period: {from: R6, to: R10}
rubric:
  rate: progress
  grades:
    - {mark: ○, name: 順調, when: {met: true}}
    - {mark: ○, name: 順調, when: {pace: {min: 1}}}
    - {mark: △, name: 遅れ}
measures:
  - id: 甲
    title: 施策
    indicators:
      - id: 1-1
        name: 数
        kind: number
        unit: 件
        better: up
        role: output
        baseline: {year: R5, value: 50}
        targets: [{by: R10, value: 60}]
"""
AMENDED = """\
        amendments: [{from: R7, on: 2025-03-01, reason: 見直し, section: 甲課, targets: [{by: R10, value: 58}]}]
"""


def difference(folder: Path, plans: Sequence[str], figures: Sequence[int]) -> dict[str, list[dict[str, object]]]:
    """Return the difference between two plans, whose indicator has a figure in the first two years."""
    for name, plan, figure in zip(("before", "after"), plans, figures, strict=True):
        (folder / name / "progress").mkdir(parents=True)
        (folder / name / "plan.yaml").write_text(plan, encoding="utf-8")
        for year in (6, 7):
            text = f"year: R{year}\nstate: draft\nentries:\n  1-1: {{value: {figure}}}\n"
            (folder / name / "progress" / f"{2018 + year}.yaml").write_text(text, encoding="utf-8")
    read: dict[str, list[dict[str, object]]] = json.loads(
        render(between(named(folder / "before"), named(folder / "after")))
    )
    return read


def named(folder: Path) -> Book:
    """Return what is written in a folder, under its name."""
    return replace(book_of(folder), name=folder.name)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("rate: progress", "rate: ratio", id="the printed rate"),
        pytest.param("rate: progress", "rate: progress\n  rounding: {digits: 2}", id="the rounding"),
        pytest.param("value: 50}", "value: 50, source: 調査}", id="a baseline's source"),
        pytest.param("value: 60}", "value: 60, note: 注}", id="a target's note"),
        pytest.param("reason: 見直し", "reason: 中間見直し", id="an amendment's reason"),
        pytest.param("section: 甲課", "section: 乙課", id="an amendment's section"),
        pytest.param("58}]}]", "58}]}, {from: R8, on: 2026-03-01, reason: 再, section: 乙課}]", id="another's section"),
        pytest.param("58}]}]", "58}]}, {from: R8, on: 2026-03-01, reason: 再, better: down}]", id="a later amendment"),
        pytest.param("role: output", "role: outcome", id="the role"),
        pytest.param("name: 数", "name: 数量", id="the name"),
    ],
)
def test_what_could_not_move_it_is_no_cause(tmp_path: Path, old: str, new: str) -> None:
    plan = PLAN + AMENDED
    found = difference(tmp_path, (plan, plan.replace(old, new, 1)), (49, 61))
    assert found["plan"]
    assert [moved["because"] for moved in found["grades"]] == [["実績"], ["令和6年度の実績", "実績"]]


def test_an_amendment_is_a_cause_from_its_year_on(tmp_path: Path) -> None:
    found = difference(tmp_path, (PLAN, PLAN + AMENDED), (49, 61))
    assert [moved["because"] for moved in found["grades"]] == [
        ["実績"],
        ["令和7年度からの目標値", "令和6年度の実績", "実績"],
    ]


def test_each_of_several_grades_of_one_name_is_compared(tmp_path: Path) -> None:
    found = difference(tmp_path, (PLAN, PLAN.replace("{met: true}", "{met_final: false}")), (51, 51))
    assert [change["after"] for change in found["plan"]] == ["{met_final: false}"]
    assert [moved["because"] for moved in found["grades"]] == [["判定基準の「○ 順調」の条件"]] * 2


def test_a_role_is_told_in_words(tmp_path: Path) -> None:
    found = difference(tmp_path, (PLAN, PLAN.replace("output", "outcome")), (51, 51))
    told = [(change["what"], change["before"], change["after"]) for change in found["plan"]]
    assert told == [("指標の種類", "活動指標", "成果指標")]
