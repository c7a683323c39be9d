"""The report as one value: what its readers see is what the judging says, and nothing else."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.booked import book_of
from tests.build import PLAN, YEAR, data_folder
from tests.report.making import DAY, report_of
from ykplan.judging.overview import Judged
from ykplan.report import method
from ykplan.report.build import Making
from ykplan.report.values import Picture, Report, ReportRow, Tally
from ykplan.rules.checking import check

NEXT = YEAR.replace("R6", "R7")
TARGET = "targets: [{by: R10, value: 12}]"
AMENDED = f"""{TARGET}
        amendments:
          - {{from: R7, on: 2026-03-31, reason: 中間見直し, targets: [{{by: R10, value: 20}}]}}
          - {{from: R9, on: 2027-03-31, reason: 終了, dropped: true}}"""


def made(tmp_path: Path, plan: str = PLAN, year: int = 2025, **years: str) -> Report:
    return report_of(data_folder(tmp_path, plan, **({"y2024": YEAR, "y2025": NEXT} | years)), year)


def row_of(report: Report, identity: str) -> ReportRow:
    return next(row for row in report.rows if row.identity == identity)


def test_every_shipped_figure_and_grade_is_that_of_status(shipped: Path) -> None:
    book = book_of(shipped)
    report = report_of(shipped, 2025)
    for at, year in enumerate((2024, 2025)):
        view = book.overview(year)
        assert len(report.rows) == len(view.judged) == 10
        for row, judged in zip(report.rows, view.judged, strict=True):
            assert isinstance(judged, Judged)
            grade = judged.verdict.grade
            assert grade is not None
            actual = row.actuals[at]
            assert (row.identity, actual.mark, actual.grade) == (judged.standing.indicator.id, grade.mark, grade.name)
            assert actual.figure.number == (judged.entry.value if judged.entry else None)


def test_the_cover(tmp_path: Path) -> None:
    cover = made(tmp_path).cover
    assert (cover.plan, cover.title, cover.municipality, cover.year) == (
        "例の計画",
        "進捗状況報告書",
        "例の市",
        "令和7年度",
    )
    assert (cover.state_words, cover.made_on) == ("速報", "令和8年6月30日")
    assert cover.state_note is not None


def test_a_final_year_needs_no_note(tmp_path: Path) -> None:
    final = NEXT.replace("draft", "final")
    assert made(tmp_path, y2025=final).cover.state_note is None


def test_no_day_is_invented(tmp_path: Path) -> None:
    assert report_of(data_folder(tmp_path, y2024=YEAR), 2024, Making()).cover.made_on is None


def test_the_city_s_own_words(tmp_path: Path) -> None:
    folder = data_folder(tmp_path, y2024=YEAR)
    settings = (
        "title: 年次報告\npreface: [はじめに]\ncontact: [福祉課, 電話 00-0000]\ncommittee: 推進委員会\nlogo: mark.svg\n"
    )
    (folder / "report.yaml").write_text(settings, encoding="utf-8")
    picture = Picture("svg", b"<svg/>")
    cover = report_of(folder, 2024, Making(DAY, None, picture)).cover
    assert (cover.title, cover.preface, cover.contact) == ("年次報告", ("はじめに",), ("福祉課", "電話 00-0000"))
    assert (cover.committee, cover.logo) == ("推進委員会", picture)


def test_a_mistake_in_the_city_s_words_is_found(tmp_path: Path) -> None:
    folder = data_folder(tmp_path, y2024=YEAR)
    (folder / "report.yaml").write_text("titel: x\n", encoding="utf-8")
    (found,) = check(folder).diagnostics
    assert (found.code, found.span.file) == ("YK020", f"{folder.as_posix()}/report.yaml")
    assert "title" in (found.hint or "")


def test_counts_beside_last_year_s(tmp_path: Path) -> None:
    summary = made(tmp_path, y2025=NEXT.replace("value: 9", "value: 7")).summary
    counts = {count.mark: (count.number, count.last_year) for count in summary.counts}
    assert counts == {"◎": (0, 0), "×": (0, 0), "▼": (1, 0), "○": (1, 2), "□": (0, 0), "△": (1, 1), "－": (0, 0)}
    assert [(each.number, each.now, each.before) for each in summary.by_measure] == [
        ("1-3", Tally((0, 0, 1, 0, 0, 1, 0), 0, 2), Tally((0, 0, 0, 1, 0, 1, 0), 0, 2)),
        ("2-2", Tally((0, 0, 0, 1, 0, 0, 0), 0, 1), Tally((0, 0, 0, 1, 0, 0, 0), 0, 1)),
    ]
    assert summary.by_measure[0].cells(with_errors=True) == (
        "0（0）",
        "0（0）",
        "1（0）",
        "0（1）",
        "0（0）",
        "1（1）",
        "0（0）",
        "0（0）",
        "2（2）",
    )
    assert (summary.any_in_error, summary.beside) == (False, "かっこの中は令和6年度の数です。")


def test_the_first_year_stands_beside_none(tmp_path: Path) -> None:
    summary = made(tmp_path, year=2024).summary
    assert summary.by_measure[0].before is None
    assert summary.by_measure[0].total == "2"
    assert summary.beside is None


def test_indicators_in_error_last_year_are_counted(tmp_path: Path) -> None:
    summary = made(tmp_path, y2024=YEAR.replace("value: 9", "value: x"), y2025=NEXT).summary
    assert summary.any_in_error
    assert summary.by_measure[0].cells(with_errors=True)[-2:] == ("0（1）", "2（2）")


def test_what_moved_and_why(tmp_path: Path) -> None:
    (move,) = made(tmp_path, y2025=NEXT.replace("value: 9", "value: 7")).summary.moves
    assert (move.identity, move.before, move.after) == ("1-3-1", "○ 順調", "▼ 後退")
    assert move.why == "実績 9か所 → 7か所、目安 8.8か所 → 9.6か所"


def test_the_first_year_has_none_before_it(tmp_path: Path) -> None:
    summary = made(tmp_path, year=2024).summary
    assert {count.last_year for count in summary.counts} == {None}
    assert summary.moves == ()
    assert not [sentence for sentence in summary.sentences if "変わった" in sentence]


def test_what_has_no_judgement_says_why(tmp_path: Path) -> None:
    summary = made(tmp_path, y2025=NEXT.replace("  1-3-1: {value: 9}\n", "")).summary
    assert [(each.label, each.text) for each in summary.missing] == [("1-3-1　協議体の設置数", "未報告")]
    assert "実績が報告されていない指標は1件です（1-3-1）。" in summary.sentences


def test_a_figure_in_error_is_not_shown(tmp_path: Path) -> None:
    report = made(tmp_path, y2025=NEXT.replace("value: 9", "value: 九"))
    row = row_of(report, "1-3-1")
    assert (row.error, row.mark, row.grade, row.rate.text) == (True, "誤り", "誤り", "—")
    assert [actual.figure.text for actual in row.actuals] == ["9か所", "誤り"]
    assert row.notes == ("データに誤りがあるため示せません（progress/2025.yaml:4）。",)
    assert row.chart is None
    assert "データに誤りがあるため示せない指標は1件です。" in report.summary.sentences


def test_a_year_in_error_as_a_whole(tmp_path: Path) -> None:
    report = made(tmp_path, y2025=NEXT.replace("entries:", "entries: ["))
    assert all(row.error for row in report.rows)
    assert report.summary.sentences == ("データに誤りがあるため、この年度の実績を示せません。",)


def test_amendments_and_corrections(tmp_path: Path) -> None:
    corrected = "{value: 9, corrected: [{was: 7, on: 2025-05-01, reason: 一}, {was: 8, on: 2025-06-01, reason: 二}]}"
    report = made(tmp_path, PLAN.replace(TARGET, AMENDED), y2024=YEAR.replace("{value: 9}", corrected))
    assert [(each.since, each.what, each.before, each.after, each.decided) for each in report.amended] == [
        ("令和7年度", "目標値", "12か所（R10）", "20か所（R10）", "令和8年3月31日"),
        ("令和9年度", "指標の廃止", "—", "廃止", "令和9年3月31日"),
    ]
    assert [(each.year, each.before.text, each.after.text, each.on) for each in report.corrected] == [
        ("令和6年度", "7か所", "8か所", "令和7年5月1日"),
        ("令和6年度", "8か所", "9か所", "令和7年6月1日"),
    ]


def test_every_figure_has_its_place_in_the_data(tmp_path: Path) -> None:
    report = made(tmp_path)
    assert [(each.identity, each.figure.taken, each.figure.text, each.place) for each in report.sources][:2] == [
        ("1-3-1", "令和6年度", "9か所", "progress/2024.yaml:4"),
        ("1-3-2", "令和6年度", "3件", "progress/2024.yaml:5"),
    ]
    assert len(report.sources) == 6


def test_the_record_changes_with_the_data_and_nothing_else(tmp_path: Path) -> None:
    def digest(name: str, year: str) -> str:
        (tmp_path / name).mkdir()
        report = report_of(data_folder(tmp_path / name, y2024=year), 2024)
        return next(each.text for each in report.record if "SHA-256" in each.label)

    assert digest("one", YEAR) == digest("two", YEAR)
    assert digest("three", YEAR.replace("value: 9", "value: 10")) != digest("one2", YEAR)


def test_the_commit_is_told_where_it_is_known(tmp_path: Path) -> None:
    folder = data_folder(tmp_path, y2024=YEAR)
    with_commit = report_of(folder, 2024, Making(date(2026, 6, 30), "abc", None)).record
    assert [each.text for each in with_commit if "コミット" in each.label] == ["abc"]
    assert not [each for each in report_of(folder, 2024).record if "コミット" in each.label]


def test_words_beside_figures(tmp_path: Path) -> None:
    opinions = "opinions: [{opinion: 急ぐべき, response: 努める}]"
    said = f"{NEXT}measures:\n  1-3: {{done: 集まった, issues: 担い手, next: 育てる, {opinions}}}\n"
    entry = "{value: 9, note: 注, items: [甲, 乙], done: 開いた, grade: {grade: △, reason: 様子見}}"
    report = made(tmp_path, y2025=said.replace("{value: 9}", entry))
    section = report.sections[0]
    assert section.words == ("集まった", "担い手", "育てる")
    assert section.opinions == (("急ぐべき", "努める"),)
    row = section.rows[0]
    assert [each.text for each in report.method.legend if each.label == "人による判定"] == [method.OWN_GRADE]
    assert (row.notes, row.words.done, row.own_grade) == (("注", "内訳: 甲、乙"), "開いた", "△（様子見）")


@pytest.mark.parametrize("letters", ["\u202e", "\u200e"])
def test_letters_that_steer_are_made_visible(tmp_path: Path, letters: str) -> None:
    report = made(tmp_path, PLAN.replace("協議体の設置数", f"協議体{letters}の設置数"))
    assert letters not in report.rows[0].name
    assert "協議体" in report.rows[0].name


def test_a_target_that_fell_due_is_why_a_grade_moved(tmp_path: Path) -> None:
    last = "year: R10\nstate: final\nentries:\n  1-3-1: {value: 9}\n"
    moves = made(tmp_path, year=2028, y2027=last.replace("R10", "R9"), y2028=last).summary.moves
    assert "目標の年度（令和10年度）を迎えた" in next(move.why for move in moves if move.identity == "1-3-1")


def why(report: Report, identity: str) -> str:
    return next(move.why for move in report.summary.moves if move.identity == identity)


def test_a_target_that_was_due_before_is_not_said_to_fall_due_now(tmp_path: Path) -> None:
    plan = PLAN.replace(TARGET, "targets: [{by: R6, value: 12}]")
    report = made(tmp_path, plan, y2025=NEXT.replace("value: 9", "value: 12"))
    assert why(report, "1-3-1") == "実績 9か所 → 12か所、目安 12か所 → 12か所"


def test_grades_are_not_said_to_have_changed_since_a_year_without_a_file(tmp_path: Path) -> None:
    report = report_of(data_folder(tmp_path, y2025=NEXT), 2025)
    assert len(report.summary.moves) == 3
    assert not [sentence for sentence in report.summary.sentences if "変わった" in sentence]


def test_the_same_target_for_every_year_is_no_other_target(tmp_path: Path) -> None:
    yearly = "targets: [{by: R6, value: 10, every_year: true}, {by: R10, value: 10, every_year: true}]"
    report = made(tmp_path, PLAN.replace(TARGET, yearly), y2024=YEAR.replace("value: 9", "value: 11"))
    assert why(report, "1-3-1") == "実績 11か所 → 9か所、目安 10か所 → 10か所"
    assert row_of(report, "1-3-1").notes == ()


def test_the_same_target_by_another_year_is_said_to_be_that(tmp_path: Path) -> None:
    plan = PLAN.replace(TARGET, "targets: [{by: R6, value: 12}, {by: R10, value: 12}]")
    assert "目標の年度が令和10年度に移行" in why(made(tmp_path, plan), "1-3-1")


def test_another_multiple_of_the_baseline_is_told_with_its_figure(tmp_path: Path) -> None:
    plan = PLAN.replace(TARGET, "targets: [{by: R6, of_baseline: 1.1}, {by: R10, of_baseline: 1.6}]")
    report = made(tmp_path, plan)
    assert row_of(report, "1-3-1").notes == ("この年度から目標が「現状値×1.6」（12.8か所）に移行。",)


def test_the_wording_of_a_target_is_kept_in_the_place_of_its_figure(tmp_path: Path) -> None:
    plan = PLAN.replace(TARGET, "targets: [{by: R8, value: 10}, {by: R10, value: 12, label: 12か所以上}]")
    assert [(goal.figure.text, goal.figure.number) for goal in row_of(made(tmp_path, plan), "1-3-1").goals] == [
        ("10か所", Decimal(10)),
        ("12か所以上", None),
    ]


def test_a_range_that_was_left_is_why_a_grade_moved(tmp_path: Path) -> None:
    plan = PLAN.replace(TARGET, "targets: [{by: R10, min: 9, max: 12}]")
    past = NEXT.replace("value: 9", "value: 13")
    assert why(made(tmp_path / "past", plan, y2025=past), "1-3-1").endswith(
        "目安 8.2か所 → 8.4か所、目標の範囲を越えた"
    )
    back = made(tmp_path / "back", plan, y2024=past.replace("R7", "R6"), y2025=NEXT)
    assert why(back, "1-3-1").endswith("目標の範囲を越えていたのが戻った")


SURVEY = PLAN.replace("unit: か所", 'unit: "%"\n        survey: true').replace("value: 8}", "value: 8.0}", 1)


def test_what_a_year_decided_otherwise_is_why_a_grade_moved(tmp_path: Path) -> None:
    asked = SURVEY.replace("value: 8.0}", "value: 50.0, sample_size: 1000}", 1).replace(
        TARGET, "targets: [{by: R10, trend: up}]"
    )
    few, many = "{value: 54.0, sample_size: 1000}", "{value: 54.0, sample_size: 2000}"
    report = made(
        tmp_path,
        asked,
        y2024=YEAR.replace("{value: 9}", few),
        y2025=NEXT.replace("{value: 9}", many),
    )
    assert why(report, "1-3-1") == (
        "実績 54.0% → 54.0%、前年度は、現状値 50.0%（回答数 1,000）と実績 54.0%（回答数 1,000）は、"
        "二つの割合の差の検定で z ≒ 1.79（1.96未満）なので、変わらないとみなす"
    )


def test_a_comparison_that_its_figures_tell_is_not_told_again(tmp_path: Path) -> None:
    rubric = (
        "rubric: {tolerance: {points: 1}, grades: [{mark: ▼, name: 後退, when: {moved: worse}}, {mark: ○, name: ほか}]}"
    )
    plan = PLAN.replace("rubric: standard", rubric)
    report = made(tmp_path, plan, y2025=NEXT.replace("value: 9", "value: 5"))
    assert why(report, "1-3-1") == "実績 9か所 → 5か所、目安 8.8か所 → 9.6か所"


def test_a_year_without_a_survey_shows_the_figure_that_its_grade_rests_on(tmp_path: Path) -> None:
    later = NEXT.replace("{value: 9}", "{absent: not_surveyed}")
    report = made(tmp_path, SURVEY, y2025=later)
    row = row_of(report, "1-3-1")
    assert row.actuals[-1].figure.text == "調査年でない（令和6年度 9%）"
    assert row.actuals[-1].mark == row.actuals[0].mark


def test_what_decided_a_comparison_is_noted(tmp_path: Path) -> None:
    plan = SURVEY.replace("survey: true", "survey: {tolerance: 3}")
    report = made(tmp_path, plan, y2025=NEXT.replace("value: 9", "value: 7.5"))
    assert row_of(report, "1-3-1").notes == (
        "現状値との差 −0.5ポイントは、この指標の許容幅 3ポイントに満たないので、変わらないとみなす。",
        "前回（令和6年度）の実績との差 −1.5ポイントは、この指標の許容幅 3ポイントに満たないので、変わらないとみなす。",
    )
