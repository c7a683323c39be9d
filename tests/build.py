"""What the tests are made from: records out of YAML as people write it, and data folders."""

from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from ykplan.data.loading import shipped_rubric
from ykplan.data.model.plan import Indicator, NumberIndicator, Period, StageIndicator
from ykplan.data.model.progress import Entry
from ykplan.data.model.rubric import Rubric, Tolerance
from ykplan.data.yaml.source import parse as parse_yaml
from ykplan.judging.rubric import judge
from ykplan.judging.standing import Case, Standing, standing
from ykplan.terms.fiscal import Misread, parse_year

NUMBER: Mapping[str, str] = {
    "id": "1-3-1",
    "name": "協議体の設置数",
    "kind": "number",
    "unit": "か所",
    "better": "up",
    "baseline": "{year: R5, value: 8}",
    "targets": "[{by: R10, value: 12}]",
}
STAGE: Mapping[str, str] = {
    "id": "2-2-1",
    "name": "支援会議の設置・運用",
    "kind": "stage",
    "stages": "[未設置, 設置・運用, 拡充]",
    "baseline": "{year: R5, stage: null}",
    "targets": "[{from: R6, by: R8, stage: 設置・運用}, {by: R10, stage: 拡充}]",
}
PLAN = """\
title: 例の計画
municipality: {name: 例の市, code: "292036"}
period: {from: R6, to: R10}
rubric: standard
measures:
  - id: 1-3
    title: 地域の課題解決力の向上
    priority: 1
    visions: [地域の課題を共有し、その解決に取り組んでいます。]
    indicators:
      - id: 1-3-1
        name: 協議体の設置数
        kind: number
        unit: か所
        better: up
        baseline: {year: R5, value: 8}
        targets: [{by: R10, value: 12}]
      - id: 1-3-2
        name: 立ち上げ件数
        kind: number
        unit: 件
        better: up
        baseline: {year: R5, value: 2}
        targets: [{by: R10, value: 8}]
  - id: 2-2
    title: 支援する体制の構築・強化
    indicators:
      - id: 2-2-1
        name: 支援会議の設置・運用
        kind: stage
        stages: [未設置, 設置・運用, 拡充]
        baseline: {year: R5, stage: null}
        targets: [{from: R6, by: R8, stage: 設置・運用}, {by: R10, stage: 拡充}]
"""
YEAR = """\
year: R6
state: draft
entries:
  1-3-1: {value: 9}
  1-3-2: {value: 3}
  2-2-1: {stage: 設置・運用}
"""


def data_of(text: str) -> Any:
    """Return the plain data of YAML without flaws."""
    source = parse_yaml(text, "test.yaml")
    assert source.flaws == ()
    return source.data


def data_with(base: Mapping[str, str], fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the data of a record: `base` with some fields, all as YAML, put in or replaced."""
    return {name: data_of(f"x: {written}")["x"] for name, written in {**base, **fields}.items()}


def number(**fields: str) -> NumberIndicator:
    """Return an indicator from 8 in R5 to 12 by R10, more being better, but for `fields` (YAML)."""
    return NumberIndicator.model_validate(data_with(NUMBER, fields))


def stages(**fields: str) -> StageIndicator:
    """Return an indicator of three stages with an interim target, but for `fields` (YAML)."""
    return StageIndicator.model_validate(data_with(STAGE, fields))


def year_of(text: str) -> int:
    """Return the fiscal year that `text` names."""
    year = parse_year(text)
    assert not isinstance(year, Misread)
    return year


def entries_of(text: str) -> dict[int, Entry]:
    """Return entries by fiscal year from a YAML mapping: {R6: {value: 9}}."""
    return {year_of(year): Entry.model_validate(entry) for year, entry in data_of(text).items()}


def rubric_of(text: str) -> Rubric:
    """Return a rubric from YAML."""
    return Rubric.model_validate(data_of(text))


def rounding_to(digits: int, mode: str = "half_up") -> Rubric:
    """Return a rubric of which only the rounding matters."""
    return rubric_of(f"{{rounding: {{digits: {digits}, mode: {mode}}}, grades: [{{mark: －, name: なし}}]}}")


def standing_of(indicator: Indicator, entries: str, year: str, tolerance: str = "{points: 0}") -> Standing:
    """Return the standing of an indicator in a plan from R6 to R10, with its entries by year as YAML."""
    period = Period.model_validate({"from": "R6", "to": "R10"})
    return standing(Case(indicator, entries_of(entries), period, tolerance_of(tolerance)), year_of(year))


def tolerance_of(text: str) -> Tolerance:
    """Return a tolerance from YAML."""
    return Tolerance.model_validate(data_of(text))


def mark(found: Standing, rubric: Rubric | None = None) -> str:
    """Return the mark that a rubric (`standard`, where none is given) gives a standing."""
    used = rubric or shipped_rubric("standard")
    assert used is not None
    grade = judge(used, found).grade
    assert grade is not None
    return grade.mark


def data_folder(parent: FilePath, plan: str = PLAN, **years: str) -> FilePath:
    """Write a data folder: the plan, and a progress file for each of `years` (named y2024)."""
    folder = parent / "data"
    (folder / "progress").mkdir(parents=True)
    (folder / "plan.yaml").write_bytes(plan.encode())
    for name, text in years.items():
        (folder / "progress" / f"{name.removeprefix('y')}.yaml").write_bytes(text.encode())
    return folder
