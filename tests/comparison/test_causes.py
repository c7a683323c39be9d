"""A grade that moved has a cause: whatever single thing is changed in a plan or a year, the difference says what."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from ykplan.comparison.difference import between
from ykplan.data.loading import files_from, load_files
from ykplan.judging.book import Book
from ykplan.rules.checking import checked

pytestmark = pytest.mark.slow

# Every field that judging reads stands somewhere in here.
PLAN: Final = """
title: 計画
municipality: {name: 市}
period: {from: R6, to: R10}
rubric:
  rate: progress
  tolerance: {percent: 5, survey: true}
  grades:
    - {mark: ◎, name: 達成, when: [{met_final: true}, {met: true, due: true}]}
    - {mark: ×, name: 未達成, when: {due: true, observed: true}}
    - {mark: ▼, name: 後退, when: [{moved: worse}, {moved_since_last: worse}]}
    - {mark: ○, name: 順調, when: [{met: true}, {pace: {min: 1}}, {ratio: {min: 0.9}}]}
    - {mark: □, name: 取組中, when: {target: stage, observed: true}}
    - {mark: △, name: やや遅れ, when: {moved: [better, same], elapsed: {max: 0.9}}}
    - {mark: 欠, name: 調査なし, when: {absent: [not_surveyed, not_reported]}}
    - {mark: －, name: 判定なし}
measures:
  - id: 甲
    title: 施策
    indicators:
      - {id: 1-1, name: 数, kind: number, unit: 件, better: up, accumulation: yearly, signed: false,
         baseline: {year: R5, value: 8}, targets: [{by: R7, value: 9}, {by: R10, value: 12}],
         amendments: [{from: R8, on: 2026-03-31, reason: 見直し, better: up, targets: [{by: R10, value: 20}]},
                      {from: R9, on: 2027-03-31, reason: 数え方, definition: 新, baseline: {year: R8, value: 1}}]}
      - {id: 1-2, name: 割合, kind: number, unit: "%", better: up, survey: true,
         baseline: {year: R5, value: 50, sample_size: 900}, targets: [{by: R10, trend: up}]}
      - {id: 1-3, name: 範囲, kind: number, unit: "%", better: up, survey: {tolerance: 3},
         baseline: {year: R5, value: 50}, targets: [{by: R10, min: 60, max: 70}]}
      - {id: 1-4, name: 減量, kind: number, unit: t, better: down,
         baseline: {year: R5, value: 100}, targets: [{by: R10, of_baseline: 0.9}]}
      - {id: 1-5, name: 毎年, kind: number, unit: 人, better: up,
         baseline: {year: R5, value: 480}, targets: [{by: R10, value: 500, every_year: true}]}
      - {id: 1-6, name: 段階, kind: stage, stages: [未, 設置, 拡充],
         baseline: {year: R5, stage: 未}, targets: [{by: R8, stage: 設置}, {by: R10, stage: 拡充}],
         amendments: [{from: R9, on: 2027-03-31, reason: 追加, stages: [未, 設置, 拡充, 定着]}]}
      - {id: 1-7, name: 維持, kind: number, unit: "%", better: up,
         baseline: {year: R5, value: 50}, targets: [{by: R10, trend: keep}],
         amendments: [{from: R6, on: 2024-04-01, reason: 追加, added: true}]}
"""
YEARS: Final = """
R6: {1-1: {value: 9}, 1-2: {value: 55, sample_size: 900}, 1-3: {value: 52}, 1-4: {value: 98},
     1-5: {value: 510, items: [甲]}, 1-6: {stage: 設置}, 1-7: {value: 48}}
R7: {1-1: {value: 10, corrected: [{was: 9, on: 2026-05-01, reason: 誤り}]}, 1-2: {value: 47, sample_size: 900},
     1-3: {absent: not_surveyed}, 1-4: {value: 91}, 1-5: {value: 490},
     1-6: {stage: 未, grade: {grade: ○, reason: 理由}}, 1-7: {value: 50}}
R8: {1-1: {value: 11}, 1-2: {absent: survey_cancelled}, 1-3: {value: 61}, 1-4: {value: 90}, 1-5: {value: 500},
     1-6: {stage: 設置}, 1-7: {absent: not_measured}}
R9: {1-1: {value: 12}, 1-2: {value: 56, sample_size: 400}, 1-4: {value: 80}, 1-6: {stage: 定着}}
"""
WORDS: Final = {
    "up": ["down", "keep"], "down": ["up"], "keep": ["up"], "number": ["stage"], "stage": ["number"], "true": ["false"],
    "false": ["true"], "progress": ["ratio"], "yearly": ["total"], "draft": ["final", "sample"], "件": ["%"],
    "%": ["件"], "not_surveyed": ["survey_cancelled", "not_measured"], "survey_cancelled": ["not_surveyed", "ended"],
    "not_measured": ["not_surveyed"], "not_reported": ["ended"], "better": ["worse"], "worse": ["better"],
}  # fmt: skip
FACTORS: Final = (0, 0.1, 0.95, 1.05, 10)
# What may be written beside the rest; where it may not, the data is in error.
MORE: Final[dict[str, list[tuple[str, Any]]]] = {
    "kind": [("survey", "true"), ("survey", {"tolerance": "5"}), ("accumulation", "total"), ("signed", "true")],
    "by": [("every_year", "true"), ("value", "1"), ("note", "注")],
    "reason": [("definition", "別の数え方"), ("unit", "%"), ("dropped", "true"), ("added", "true"), ("section", "課")],
    "value": [("sample_size", "40"), ("absent", "ended"), ("note", "注"), ("items", ["甲", "乙"])],
    "rate": [("rounding", {"digits": "0"})],
    "percent": [("points", "3")],
    "met": [("due", "true")],
}


def data() -> dict[str, Any]:
    """Return the plan and its years as a file gives them: texts all of them."""
    years = yaml.load(YEARS, yaml.CBaseLoader)  # noqa: S506  # texts only
    files = {year: {"year": year, "state": "draft", "entries": entries} for year, entries in years.items()}
    return {"plan": yaml.load(PLAN, yaml.CBaseLoader), "years": files}  # noqa: S506  # texts only


def state(name: str, said: dict[str, Any]) -> Book | None:
    """Return a plan and its years as a state; None where the plan cannot be judged."""
    files = {"plan.yaml": said["plan"]}
    files |= {f"progress/{2018 + int(year[1:])}.yaml": file for year, file in said["years"].items()}
    contents = {path: json.dumps(file).encode() for path, file in files.items()}
    return Book.of(checked(load_files(files_from(Path("data"), contents))), name)


def changed(node: Any) -> Iterator[str]:
    """Change one thing after the other in some data, say which, and put it back."""
    if isinstance(node, dict):
        yield from _in_mapping(node)
    elif isinstance(node, list):
        before = list(node)
        for after in (before[::-1], *(before[:at] + before[at + 1 :] for at in range(len(before)))):
            node[:] = after
            yield f"{json.dumps(before, ensure_ascii=False)} → {json.dumps(after, ensure_ascii=False)}"
        node[:] = before
        for at, value in enumerate(before):
            for other in _others(value):
                node[at] = other
                yield f"{at}: {value} → {other}"
            node[at] = value
            yield from (f"{at}.{said}" for said in changed(value))


def _in_mapping(node: dict[str, Any]) -> Iterator[str]:
    for key, value in list(node.items()):
        for other in _others(value):
            node[key] = other
            yield f"{key}: {value} → {other}"
        del node[key]
        yield f"{key} gone"
        node[key] = value
        yield from (f"{key}.{said}" for said in changed(value))
    for key, value in [more for beside in node for more in MORE.get(beside, [])]:
        if key not in node:
            node[key] = copy.deepcopy(value)
            yield f"{key} added"
            del node[key]


def _others(value: Any) -> Iterator[Any]:
    if not isinstance(value, str):
        yield None
        return
    yield from WORDS.get(value, ())
    yield "別"
    if value[:1] == "R":
        yield from (f"R{int(value[1:]) + step}" for step in (-1, 1))
    elif value.replace(".", "").isdigit():
        yield from (f"{float(value) * factor:g}" for factor in FACTORS)


PARTS: Final = (
    *(pytest.param(("plan", "measures", 0, "indicators", at), id=f"1-{at + 1}") for at in range(7)),
    *(pytest.param(("years", year), id=year) for year in ("R6", "R7", "R8", "R9")),
    pytest.param(("plan", "rubric", "tolerance"), id="tolerance"),
    pytest.param(("plan", "rubric", "grades", 0), id="grade"),
    pytest.param(("plan", "rubric", "grades", 3), id="grade by figures"),
    pytest.param(("plan", "period"), id="period"),
    pytest.param(("plan", "municipality"), id="municipality"),
)


@pytest.mark.parametrize("part", PARTS)
def test_whatever_is_changed_is_a_cause(part: tuple[str | int, ...]) -> None:
    before = state("a", data())
    assert before is not None
    assert not before.checked.failed
    now = data()
    inside: Any = now
    for step in part:
        inside = inside[step]
    moved, silent = 0, []
    for said in changed(inside):
        after = state("b", now)
        for each in between(before, after).grades if after else ():
            moved += 1
            # An error is the cause where it is what the grade became.
            if not each.because or ("データの誤り" in each.because and each.after != "誤り"):
                silent.append(f"{said}: {each.identity} {each.year}: {each.before} → {each.after}")
    assert now == data()
    assert moved > 0
    assert silent == []
