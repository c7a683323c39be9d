"""A file four times as long takes four times the work, not sixteen: counted in steps, never in seconds."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from ykplan.data.loading import files_from, load_files
from ykplan.rules.checking import checked

pytestmark = pytest.mark.slow

BASE = Path(__file__).parents[1] / "examples" / "base"
YEAR, PLAN = "progress/2024.yaml", "plan.yaml"
TEXTS = {name: (BASE / name).read_text(encoding="utf-8") for name in (YEAR, PLAN)}
TARGET = "          - {by: R10, stage: 拡充}\n"
AMENDED = TEXTS[PLAN].partition("        amendments:\n")[0] + "        amendments:\n"


def in_year(before: str, after: str) -> dict[str, str]:
    return TEXTS | {YEAR: TEXTS[YEAR].replace(before, after, 1)}


def in_plan(before: str, after: str) -> dict[str, str]:
    assert before in TEXTS[PLAN]
    return TEXTS | {PLAN: TEXTS[PLAN].replace(before, after, 1)}


def amended(count: int, change: str) -> dict[str, str]:
    lines = (
        f"          - {{from: R{6 + number % 5}, on: 2025-03-31, reason: 例, {change.format(number)}}}\n"
        for number in range(count)
    )
    return TEXTS | {PLAN: AMENDED + "".join(lines)}


def stages(count: int, targets: str) -> dict[str, str]:
    listed = ", ".join(f"段{number}" for number in range(count))
    asked = "".join(f"          - {{by: R10, stage: {targets.format(number)}}}\n" for number in range(count))
    plan = TEXTS[PLAN].replace("拡充]", f"拡充, {listed}]").replace(TARGET, asked)
    return TEXTS | {PLAN: plan}


def rows(count: int, row: str) -> str:
    return "".join(f"  {row.format(number)}\n" for number in range(count))


SHAPES: dict[str, Callable[[int], dict[str, str]]] = {
    "amended targets": lambda n: amended(n, "targets: [{{by: R10, value: {}}}]"),
    "amended definitions": lambda n: amended(n, "definition: 例{}"),
    "amended baselines": lambda n: amended(n, "baseline: {{year: R5, value: {}}}"),
    "amendments of nothing": lambda n: amended(n, "note: {}"),
    "stages": lambda n: stages(n, "拡充"),
    "one stage again and again": lambda n: in_plan("拡充]", "拡充" + ", 段" * n + "]"),
    "a target for each stage": lambda n: stages(n, "段{}"),
    "targets for unknown stages": lambda n: stages(n, "案{}"),
    "targets": lambda n: in_plan("          - {by: R10, value: 12}\n", "          - {by: R10, value: 12}\n" * n),
    "targets far apart": lambda n: in_plan(
        "          - {by: R10, value: 12}\n",
        "          - {by: R10, value: 12}\n          - {by: R10, value: 12000}\n" * n,
    ),
    "unknown ids": lambda n: in_year("  1-2-1:", rows(n, "9-{}: {{value: 3}}").strip() + "\n  1-2-1:"),
    "full-width ids": lambda n: in_year("  1-2-1:", rows(n, "９-{}: {{value: 3}}").strip() + "\n  1-2-1:"),
    "unknown fields": lambda n: in_year("value: 455", "value: 455" + "".join(f", n{each}: 3" for each in range(n))),
    "a figure torn": lambda n: in_year("value: 455", "value: 4" + "".join(f",{each:03}" for each in range(n))),
    "items": lambda n: in_year("value: 455", f"value: 455, items: [{'例, ' * n}]"),
    "corrections": lambda n: in_year(
        "value: 455", f"value: 455, corrected: [{'{was: 3, on: 2025-07-01, reason: 例}, ' * n}]"
    ),
    "grades": lambda n: in_plan(
        "rubric: standard",
        "rubric: {grades: [" + "".join(f"{{mark: m{each}, name: n{each}, when: []}}, " for each in range(n)) + "]}",
    ),
}


def steps(texts: dict[str, str]) -> int:
    """Return how many lines of the program and calls into Python's own functions it takes to check some files."""
    taken = 0

    def called(_frame: FrameType, _event: str, _arg: object) -> None:
        nonlocal taken
        taken += 1

    contents = {name: text.encode() for name, text in texts.items()}
    before = sys.getprofile()
    sys.setprofile(called)
    try:
        checked(load_files(files_from(Path("data"), contents)))
    finally:
        sys.setprofile(before)
    return taken


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_as_much_is_four_times_the_work(shape: str) -> None:
    make = SHAPES[shape]
    once, four_times = steps(make(150)), steps(make(600))
    assert four_times <= 5 * once


def test_tags_by_the_hundred_are_not_read() -> None:
    declared = "".join(f"%TAG !e{number}! tag:example.org,2000:{number}\n" for number in range(50_000))
    contents = {name: text.encode() for name, text in (TEXTS | {YEAR: f"{declared}---\n{TEXTS[YEAR]}"}).items()}
    found = checked(load_files(files_from(Path("data"), contents))).diagnostics
    assert [(each.code, each.span.line, each.span.column) for each in found] == [("YK013", 201, 1)]


def test_a_few_tags_are_declared_in_vain() -> None:
    declared = "".join(f"%TAG !e{number}! tag:example.org,2000:{number}\n" for number in range(200))
    contents = {name: text.encode() for name, text in (TEXTS | {YEAR: f"{declared}---\n{TEXTS[YEAR]}"}).items()}
    assert checked(load_files(files_from(Path("data"), contents))).diagnostics == ()
