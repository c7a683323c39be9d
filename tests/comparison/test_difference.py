"""What changed between two states: in the plan, in the figures, and in the grades because of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build import PLAN, YEAR, data_folder
from ykplan.comparison.change import Difference
from ykplan.comparison.difference import between
from ykplan.judging.book import Book
from ykplan.platform.terminal import Screen
from ykplan.render.diff import json, markdown, table
from ykplan.rules.checking import check

NEXT = YEAR.replace("R6", "R7").replace("value: 9", "value: 10")
TARGET = "targets: [{by: R10, value: 12}]"
AMENDMENT = "{from: R7, on: 2026-03-31, reason: 中間見直し, targets: [{by: R10, value: 20}]}"


def state(parent: Path, name: str, plan: str = PLAN, **years: str) -> Book:
    (parent / name).mkdir()
    book = Book.of(check(data_folder(parent / name, plan, **({"y2024": YEAR, "y2025": NEXT} | years))), name)
    assert book is not None
    return book


def changes(found: Difference) -> list[str]:
    """Return every change in short: what it is about, and from what to what."""
    return [
        f"{c.identity} {c.year or ''} {c.kind} {c.what}: {c.before} → {c.after}" for c in (*found.plan, *found.years)
    ]


def grades(found: Difference) -> list[str]:
    return [f"{m.identity} {m.year}: {m.before} → {m.after} ({'・'.join(m.because)})" for m in found.grades]


PLANS = [
    pytest.param(
        "title: 例の計画", "title: 新しい計画", [" " + " title 計画の名前: 例の計画 → 新しい計画"], id="title"
    ),
    pytest.param(
        "to: R10", "to: R11", ["  period 計画期間: 令和6年度〜令和10年度 → 令和6年度〜令和11年度"], id="period"
    ),
    pytest.param(
        "title: 地域の課題解決力の向上",
        "title: 地域の力",
        ["1-3  title 施策の名前: 地域の課題解決力の向上 → 地域の力"],
        id="title of a measure",
    ),
    pytest.param("unit: か所", "unit: か所\n        signed: true", ["1-3-1  signed 負の数: なし → あり"], id="signed"),
    pytest.param(
        "{year: R5, value: 8}",
        "{year: R5, value: 8, source: 台帳, note: 集計, items: [甲]}",
        [
            "1-3-1  baseline 現状値の出典: なし → 台帳",
            "1-3-1  baseline 現状値の注: なし → 集計",
            "1-3-1  baseline 現状値の内訳: なし → 甲",
        ],
        id="remarks on a baseline",
    ),
    pytest.param(
        TARGET,
        TARGET.replace("12}", "12, note: 試}"),
        ["1-3-1  targets 目標値（R10）の注: なし → 試"],
        id="remark on a target",
    ),
    pytest.param("    priority: 1\n", "", ["1-3  priority 重点施策: 1 → なし"], id="priority"),
    pytest.param(
        TARGET, TARGET.replace("12", "10"), ["1-3-1  targets 目標値: 12か所（R10） → 10か所（R10）"], id="target"
    ),
    pytest.param(
        "{year: R5, value: 8}",
        "{year: R5, value: 7}",
        ["1-3-1  baseline 現状値: 8か所（R5） → 7か所（R5）"],
        id="baseline",
    ),
    pytest.param(
        "unit: か所", "unit: か所\n        section: 福祉課", ["1-3-1  section 担当課: なし → 福祉課"], id="section"
    ),
    pytest.param("unit: か所", "unit: 箇所", ["1-3-1  unit 単位の書き方: か所 → 箇所"], id="the unit in other letters"),
    pytest.param("unit: か所", 'unit: "か所\\u200b"', [], id="a letter that is not seen"),
    pytest.param(
        TARGET,
        f"{TARGET}\n        amendments: [{AMENDMENT}]",
        ["1-3-1  amendment 令和7年度からの目標値: 12か所（R10） → 20か所（R10）"],
        id="amendment",
    ),
    pytest.param(
        TARGET,
        f"{TARGET}\n        amendments: [{{from: R9, on: 2027-03-31, reason: 終了, dropped: true}}]",
        ["1-3-1  dropped 廃止: なし → 令和9年度から"],
        id="dropped",
    ),
]


@pytest.mark.parametrize(("before", "after", "said"), PLANS)
def test_the_plan(tmp_path: Path, before: str, after: str, said: list[str]) -> None:
    assert before in PLAN
    found = between(state(tmp_path, "old"), state(tmp_path, "new", PLAN.replace(before, after, 1)))
    assert changes(found) == said


def test_another_spelling_of_a_unit_moves_no_grade(tmp_path: Path) -> None:
    found = between(state(tmp_path, "old"), state(tmp_path, "new", PLAN.replace("unit: か所", "unit: ヶ所", 1)))
    assert grades(found) == []
    assert [change.moves for change in found.plan] == [None]


def test_an_indicator_gone_and_one_added(tmp_path: Path) -> None:
    fewer = PLAN[: PLAN.index("      - id: 1-3-2")] + PLAN[PLAN.index("  - id: 2-2\n") :]
    years = {"y2024": YEAR.replace("  1-3-2: {value: 3}\n", ""), "y2025": NEXT.replace("  1-3-2: {value: 3}\n", "")}
    old, new = state(tmp_path, "old", fewer, **years), state(tmp_path, "new")
    assert changes(between(old, new)) == [
        "1-3-2  added 指標: なし → 「立ち上げ件数」",
        "1-3-2 2024 value 実績: 未報告 → 3件",
        "1-3-2 2025 value 実績: 未報告 → 3件",
    ]
    assert changes(between(new, old))[0] == "1-3-2  removed 指標: 「立ち上げ件数」 → なし"


YEARS = [
    pytest.param("{value: 9}", "{value: 11}", ["1-3-1 2024 value 実績: 9か所 → 11か所"], id="figure"),
    pytest.param("{value: 9}", "{absent: not_measured}", ["1-3-1 2024 value 実績: 9か所 → 未把握"], id="reason"),
    pytest.param("  1-3-1: {value: 9}\n", "", ["1-3-1 2024 value 実績: 9か所 → 未報告"], id="taken away"),
    pytest.param("{value: 9}", "{value: 九}", ["1-3-1 2024 value 実績: 9か所 → 誤り"], id="in error"),
    pytest.param("{value: 9}", "{value: 9.0}", ["1-3-1 2024 value 実績: 9か所 → 9.0か所"], id="digits"),
    pytest.param(
        "{value: 9}",
        "{value: 11, corrected: [{was: 9, on: 2026-05-01, reason: 集計の誤り}]}",
        ["1-3-1 2024 correction 訂正: 9か所 → 11か所"],
        id="correction",
    ),
    pytest.param(
        "{value: 9}",
        "{value: 9, note: 注の文, source: 台帳, items: [甲, 乙]}",
        [
            "1-3-1 2024 note 注: なし → 注の文",
            "1-3-1 2024 source 出典: なし → 台帳",
            "1-3-1 2024 items 内訳: なし → 甲、乙",
        ],
        id="words",
    ),
    pytest.param(
        "{value: 9}",
        "{value: 9, grade: {grade: △, reason: 様子見}}",
        ["1-3-1 2024 grade 人による判定: なし → △ 様子見"],
        id="own grade",
    ),
    pytest.param("stage: 設置・運用", "stage: 拡充", ["2-2-1 2024 value 実績: 設置・運用 → 拡充"], id="stage"),
    pytest.param(
        "state: draft",
        "state: final",
        ["  2024 state 年度のファイル: 速報 → 確定".replace("  2024", " 2024")],
        id="state",
    ),
    pytest.param(
        "entries:",
        "measures:\n  1-3: {issues: 担い手}\nentries:",
        ["1-3 2024 issues 課題: なし → 担い手"],
        id="words on a measure",
    ),
]


@pytest.mark.parametrize(("before", "after", "said"), YEARS)
def test_a_year(tmp_path: Path, before: str, after: str, said: list[str]) -> None:
    assert before in YEAR
    found = between(state(tmp_path, "old"), state(tmp_path, "new", y2024=YEAR.replace(before, after, 1)))
    assert changes(found) == said


def test_a_year_more(tmp_path: Path) -> None:
    found = between(state(tmp_path, "old"), state(tmp_path, "new", y2026=YEAR.replace("R6", "R8")))
    assert changes(found) == [
        " 2026 state 年度のファイル: なし → 速報",
        "1-3-1 2026 value 実績: 未報告 → 9か所",
        "1-3-2 2026 value 実績: 未報告 → 3件",
        "2-2-1 2026 value 実績: 未報告 → 設置・運用",
    ]


def test_grades_that_moved_and_why(tmp_path: Path) -> None:
    amended = PLAN.replace(TARGET, f"{TARGET}\n        amendments: [{AMENDMENT}]")
    found = between(state(tmp_path, "old"), state(tmp_path, "new", amended))
    assert grades(found) == ["1-3-1 2025: ○ 順調 → △ やや遅れ (令和7年度からの目標値)"]


def test_a_grade_moves_because_of_a_figure_of_its_own_year_only(tmp_path: Path) -> None:
    found = between(state(tmp_path, "old"), state(tmp_path, "new", y2024=YEAR.replace("value: 9", "value: 7")))
    assert grades(found) == ["1-3-1 2024: ○ 順調 → ▼ 後退 (実績)"]


def test_all_grades_may_move_because_of_the_rubric(tmp_path: Path) -> None:
    own = "rubric: {grades: [{mark: A, name: 全部}]}"
    found = between(state(tmp_path, "old"), state(tmp_path, "new", PLAN.replace("rubric: standard", own)))
    assert {moved.because for moved in found.grades} == {("判定基準",)}
    assert {moved.after for moved in found.grades} == {"A 全部"}


def test_nothing(tmp_path: Path) -> None:
    found = between(
        state(tmp_path, "old"), state(tmp_path, "new", PLAN.replace("title: 例の計画", "title: '例の計画'"))
    )
    assert found.nothing
    assert table.render(found, Screen(80)) == "old → new\n変わったところはありません\n"
    assert "変わったところはありません。" in markdown.render(found)


def test_what_people_read(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    amended = PLAN.replace(TARGET, f"{TARGET}\n        amendments: [{AMENDMENT}]").replace("value: 8}]", "value: 9}]")
    hostile = "<script>alert(1)</script> | `x` [a](b) \\u001b[31m 𠮷 @all"
    year = NEXT.replace("value: 10", "value: 11, corrected: [{was: 10, on: 2026-05-01, reason: 二重の計上}]")
    year = year.replace("{value: 3}", f'{{value: 3, note: "{hostile}"}}')
    found = between(state(tmp_path, "令和7年12月"), state(tmp_path, "作業中", amended, y2025=year))
    for width in (60, 80, 120):
        golden(f"diff-{width}.txt", table.render(found, Screen(width)))
    golden("diff.md", markdown.render(found))
    golden("diff.json", json.render(found))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param('code: "292036"', 'code: "292044"', "自治体のコード: 292036 → 292044", id="code"),
        pytest.param("rubric: standard", "rubric: standard\nnotes: 試", "計画の注: なし → 試", id="notes"),
        pytest.param("rubric: standard", "rubric: standard\nglossary: {甲: 乙}", "用語: なし → 甲: 乙", id="glossary"),
        pytest.param("    priority: 1\n", "    priority: 1\n    notes: 試\n", "施策の注: なし → 試", id="measure"),
        pytest.param("unit: 件", "unit: 件\n        items: [甲, 乙]", "内訳: なし → 甲、乙", id="items"),
    ],
)
def test_nothing_in_the_plan_changes_unseen(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in PLAN
    found = between(state(tmp_path, "a"), state(tmp_path, "b", PLAN.replace(before, after, 1)))
    assert [change.partition("  ")[2].partition(" ")[2] for change in changes(found)] == [said]


def test_an_indicator_under_another_measure(tmp_path: Path) -> None:
    head, moved, rest = _cut(PLAN, "      - id: 1-3-2\n", "  - id: 2-2\n")
    place = rest.index("    indicators:\n") + len("    indicators:\n")
    found = between(state(tmp_path, "a"), state(tmp_path, "b", head + rest[:place] + moved + rest[place:]))
    assert changes(found) == ["1-3-2  measure 基本施策: 1-3 → 2-2"]


def test_a_correction_written_over(tmp_path: Path) -> None:
    corrected = YEAR.replace("value: 9", "value: 9, corrected: [{was: 7, on: 2025-09-10, reason: 試}]")
    before = state(tmp_path, "a", y2024=corrected)
    said = "1-3-1 2024 correction 訂正の記録: 7（試、2025-09-10） → "
    assert changes(between(before, state(tmp_path, "b"))) == [f"{said}なし"]
    other = state(tmp_path, "c", y2024=corrected.replace("was: 7", "was: 6"))
    assert changes(between(before, other)) == [f"{said}6（試、2025-09-10）"]


def test_what_cannot_be_read_is_not_gone(tmp_path: Path) -> None:
    noted = YEAR.replace("value: 9", "value: 9, note: 甲") + "measures: {1-3: {done: 乙}}\n"
    found = changes(between(state(tmp_path, "a", y2024=noted), state(tmp_path, "b", y2024=f"{noted}x: [")))
    assert "1-3-1 2024 value 実績: 9か所 → 誤り" in found
    assert not [change for change in found if change.endswith("→ なし")]


def test_two_amendments_of_one_year_are_each_told(tmp_path: Path) -> None:
    later = AMENDMENT.replace("value: 20}", "value: 30}")
    twice = f"{TARGET}\n        amendments: [{AMENDMENT}, {later}]"
    found = between(state(tmp_path, "a"), state(tmp_path, "b", PLAN.replace(TARGET, twice, 1)))
    assert [(change.before, change.after) for change in found.plan] == [
        ("12か所（R10）", "20か所（R10）"),
        ("20か所（R10）", "30か所（R10）"),
    ]


def test_a_name_stays_on_its_line(tmp_path: Path) -> None:
    found = between(state(tmp_path, "a"), state(tmp_path, "b"))._replace(before="a\n偽の行")
    assert table.render(found, Screen()).splitlines()[0] == "a 偽の行 → b"


def _cut(text: str, start: str, end: str) -> tuple[str, str, str]:
    first, last = text.index(start), text.index(end)
    return text[:first], text[first:last], text[last:]
