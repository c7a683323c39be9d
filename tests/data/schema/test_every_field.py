"""Every field in turn, with something else in its place: the schema and the program agree on what may stand there."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from pydantic import BaseModel, ValidationError

from tests.build import data_of
from ykplan.data.model.plan import Plan
from ykplan.data.model.progress import Progress
from ykplan.data.schema.document import Kind, schema_of

PLAN = """\
title: 例の計画
municipality: {name: 例の市, code: "292036"}
period: {from: R6, to: R10}
rubric:
  rate: ratio
  rounding: {digits: 1, mode: half_up}
  tolerance: {points: 0, percent: 5, survey: true}
  grades:
    - mark: ◎
      name: 達成
      when:
        - {met: true, met_final: true, moved: better, moved_since_last: [same], due: true, target: value}
        - {progress: {min: 1, above: 0, max: 2, below: 3}, ratio: {min: 1}, elapsed: {min: 1}, expected: {min: 1}}
        - {pace: {min: 1}, observed: true, absent: [not_reported, ended]}
notes: 注
glossary: {協議体: 話し合いの場}
measures:
  - id: 1-3
    title: 地域の課題解決力の向上
    priority: 1
    visions: [地域の課題を共有している]
    summary: まとめ
    notes: 注
    indicators:
      - id: 1-3-1
        name: 協議体の設置数
        role: output
        section: 福祉課
        source: 実績報告
        definition: 年度末の数
        notes: 注
        items: [甲]
        kind: number
        unit: か所
        better: up
        survey: {tolerance: 3}
        accumulation: total
        signed: false
        baseline: {year: R5, value: 8, items: [甲], sample_size: 800, source: 調査, note: 注}
        targets:
          - {from: R6, by: R8, label: 10以上, note: 注, value: 10, min: 1, max: 2, trend: up, of_baseline: 1.1}
          - {by: R10, value: 12, every_year: true}
        amendments:
          - from: R8
            on: 2026-03-31
            reason: 中間見直し
            added: true
            dropped: false
            name: 新名
            definition: 新しい数え方
            source: 新しい出典
            section: 新しい課
            unit: 団体
            better: down
            baseline: {year: R7, value: 3}
            targets: [{by: R10, value: 20}]
      - id: 2-2-1
        name: 支援会議の設置・運用
        kind: stage
        stages: [未設置, 設置・運用]
        baseline: {year: R5, stage: null, items: [甲], source: 調査, note: 注}
        targets: [{from: R6, by: R8, stage: 設置・運用, label: 運用, note: 注}]
        amendments:
          - from: R8
            on: 2026-03-31
            reason: 中間見直し
            stages: [未設置]
            baseline: {year: R7, stage: 未設置}
            targets: [{by: R10, stage: 未設置}]
"""
PROGRESS = """\
year: R6
state: draft
deadline: 2025-05-30
entries:
  1-3-1:
    value: 9
    stage: 設置・運用
    absent: not_surveyed
    note: 注
    source: 調査
    reported_by: 福祉課
    sample_size: 812
    items: [甲]
    corrected: [{was: 4, on: 2025-09-10, reason: 二重に数えた}]
    grade: {grade: ○, reason: 順調}
    done: 開いた
    issues: 少ない
    next: 増やす
measures:
  1-3: {done: 開いた, issues: 少ない, next: 増やす, opinions: [{opinion: 緑がほしい, response: 植える}]}
"""
DATA: dict[Kind, Any] = {"plan": data_of(PLAN), "progress": data_of(PROGRESS)}
MODELS: dict[Kind, type[BaseModel]] = {"plan": Plan, "progress": Progress}
OTHERS: list[Any] = [None, "", "文", "8", [], ["文"], {}, {"文": "文"}]
GONE = object()


def ways(data: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Return the way to everything in a file."""
    yield way
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inside:
        yield from ways(value, (*way, step))


def replaced(data: Any, way: tuple[str | int, ...], other: object) -> Any:
    """Return the data with something else, or nothing at all, at the end of a way."""
    if not way:
        return other
    copy = data.copy()
    if len(way) == 1 and other is GONE:
        del copy[way[0]]
    else:
        copy[way[0]] = replaced(data[way[0]], way[1:], other)
    return copy


def is_read(kind: Kind, data: Any) -> bool:
    """Tell whether the program reads the data."""
    try:
        MODELS[kind].model_validate(data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("kind", DATA)
def test_both_agree_on_what_may_stand_there(kind: Kind) -> None:
    asked = Draft202012Validator(schema_of(kind))
    assert asked.is_valid(DATA[kind])
    for way in ways(DATA[kind]):
        for other in OTHERS if not way else (GONE, *OTHERS):
            data = replaced(DATA[kind], way, other)
            assert asked.is_valid(data) == is_read(kind, data), (way, other)


@pytest.mark.parametrize("kind", DATA)
def test_every_field_is_tried(kind: Kind) -> None:
    tried = {way[-1] for way in ways(DATA[kind]) if way}
    fields = {name for part in schema_of(kind)["$defs"].values() for name in part.get("properties", ())}
    assert fields <= tried
