"""A data folder → the plan and its years: nothing broken hides what is whole."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path as FilePath

import pytest

from tests.build import PLAN, YEAR, data_folder, mark
from ykplan.data.contents import Loaded
from ykplan.data.loading import load, stray_files
from ykplan.data.model.plan import NumberIndicator, StageIndicator
from ykplan.judging.standing import Case, Standing, standing
from ykplan.rules.checking import check

SHIPPED = FilePath(__file__).parents[2] / "data"
Misfits = list[tuple[str, str]]


def misfits(loaded: Loaded) -> Misfits:
    """Return the kind and the place of everything that did not fit."""
    return [(misfit.kind, ".".join(map(str, misfit.path))) for misfit in loaded.misfits]


def ids(loaded: Loaded) -> list[str]:
    """Return the ids of the indicators that can be used."""
    return [place.indicator.id for place in loaded.indicators]


def changed(text: str, before: str, after: str) -> str:
    """Return a file with one thing put in place of another, which must be there."""
    assert before in text
    return text.replace(before, after, 1)


def test_a_folder_without_mistakes(tmp_path: FilePath) -> None:
    folder = data_folder(tmp_path, y2024=YEAR, y2025=YEAR.replace("R6", "R7"))
    loaded = load(folder)
    assert loaded.misfits == ()
    assert loaded.plan is not None
    assert loaded.plan.title == "例の計画"
    assert ids(loaded) == ["1-3-1", "1-3-2", "2-2-1"]
    assert [(file.year, file.named_year) for file in loaded.years] == [(2024, 2024), (2025, 2025)]
    assert [source.file for source in loaded.sources] == [
        (folder / name).as_posix() for name in ("plan.yaml", "progress/2024.yaml", "progress/2025.yaml")
    ]
    assert [(found.file.year, found.indicator.id) for found in loaded.reported] == [
        (year, identity) for year in (2024, 2025) for identity in ("1-3-1", "1-3-2", "2-2-1")
    ]


def test_every_indicator_knows_its_place_in_the_file(tmp_path: FilePath) -> None:
    loaded = load(data_folder(tmp_path))
    for place in loaded.indicators:
        span = loaded.plan_source.span((*place.path, "id"))
        assert span.excerpt[span.column - 1 : span.end_column - 1] == place.indicator.id
    assert [place.measure.id for place in loaded.indicators] == ["1-3", "1-3", "2-2"]


@pytest.mark.parametrize(
    ("before", "after", "found", "left"),
    [
        pytest.param(
            "{year: R5, value: 8}",
            "{year: R5, value: 8か所}",
            [("figure", "measures.0.indicators.0.baseline.value")],
            ["1-3-2", "2-2-1"],
            id="a figure that is none",
        ),
        pytest.param(
            "{by: R10, value: 8}",
            "{by: 令和10年, value: 8}",
            [("fiscal_year", "measures.0.indicators.1.targets.0.by")],
            ["1-3-1", "2-2-1"],
            id="a year that is none",
        ),
        pytest.param(
            "        better: up\n",
            "",
            [("missing", "measures.0.indicators.0.better")],
            ["1-3-2", "2-2-1"],
            id="a field that is missing",
        ),
        pytest.param(
            "kind: stage",
            "kind: stages",
            [("union_tag_invalid", "measures.1.indicators.0")],
            ["1-3-1", "1-3-2"],
            id="no such kind",
        ),
        pytest.param(
            "        kind: stage\n",
            "",
            [("union_tag_not_found", "measures.1.indicators.0")],
            ["1-3-1", "1-3-2"],
            id="no kind",
        ),
        pytest.param(
            "better: up",
            "beter: up",
            [("missing", "measures.0.indicators.0.better"), ("extra_forbidden", "measures.0.indicators.0.beter")],
            ["1-3-2", "2-2-1"],
            id="a field misspelt",
        ),
        pytest.param(
            "unit: か所",
            "unit: か所\n        color: red",
            [("extra_forbidden", "measures.0.indicators.0.color")],
            ["1-3-1", "1-3-2", "2-2-1"],
            id="a field too many goes alone",
        ),
        pytest.param(
            "    priority: 1\n",
            "    priority: 第1\n",
            [("count", "measures.0.priority")],
            ["2-2-1"],
            id="a measure goes with its indicators",
        ),
        pytest.param(
            "    priority: 1\n",
            "    priorty: 1\n",
            [("extra_forbidden", "measures.0.priorty")],
            ["1-3-1", "1-3-2", "2-2-1"],
            id="a field too many on a measure",
        ),
        pytest.param(
            "title: 例の計画",
            "titel: 例の計画",
            [("missing", "title"), ("extra_forbidden", "titel")],
            ["1-3-1", "1-3-2", "2-2-1"],
            id="a title misspelt has a stand-in",
        ),
        pytest.param(
            "municipality: {name: 例の市, code",
            "municipality: {code",
            [("missing", "municipality.name")],
            ["1-3-1", "1-3-2", "2-2-1"],
            id="a city without a name has a stand-in",
        ),
        pytest.param(
            "rubric: standard\n",
            "",
            [("missing", "rubric")],
            ["1-3-1", "1-3-2", "2-2-1"],
            id="no rubric has a stand-in",
        ),
        pytest.param(
            "rubric: standard",
            "rubric: {grades: [{mark: ○, name: 良, when: {met: true}}, {mark: －}]}",
            [("missing", "rubric.grades.1.name")],
            ["1-3-1", "1-3-2", "2-2-1"],
            id="a broken rubric has a stand-in",
        ),
        pytest.param("from: R6", "from: 来年度", [("fiscal_year", "period.from")], [], id="a plan needs its period"),
        pytest.param(
            "rubric: standard",
            "rubric: standard\nglossary: [協議体]",
            [("dict_type", "glossary")],
            ["1-3-1", "1-3-2", "2-2-1"],
            id="a glossary that is no mapping",
        ),
    ],
)
def test_what_is_broken_in_a_plan_keeps_the_rest(
    tmp_path: FilePath, before: str, after: str, found: Misfits, left: list[str]
) -> None:
    loaded = load(data_folder(tmp_path, changed(PLAN, before, after), y2024=YEAR))
    assert misfits(loaded) == found
    assert ids(loaded) == left
    assert [reported.indicator.id for reported in loaded.reported] == left


def test_several_mistakes_are_found_at_once(tmp_path: FilePath) -> None:
    plan = changed(PLAN, "better: up", "better: high")
    plan = changed(plan, "{by: R10, value: 8}", "{by: R10, value: 八}")
    plan = changed(plan, "title: 例の計画", "title:")
    loaded = load(data_folder(tmp_path, plan, y2024=changed(YEAR, "{value: 9}", "{vlaue: 9}")))
    assert misfits(loaded) == [
        ("string_type", "title"),
        ("literal_error", "measures.0.indicators.0.better"),
        ("figure", "measures.0.indicators.1.targets.0.value"),
        ("extra_forbidden", "entries.1-3-1.vlaue"),
    ]
    assert ids(loaded) == ["2-2-1"]


def test_a_broken_indicator_in_every_measure_keeps_the_others(tmp_path: FilePath) -> None:
    plan = changed(PLAN, "{year: R5, value: 8}", "{year: R5, value: 八}")
    plan = changed(plan, "[未設置, 設置・運用, 拡充]", "未設置")
    loaded = load(data_folder(tmp_path, plan, y2024=YEAR))
    assert misfits(loaded) == [
        ("figure", "measures.0.indicators.0.baseline.value"),
        ("tuple_type", "measures.1.indicators.0.stages"),
    ]
    assert ids(loaded) == ["1-3-2"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        pytest.param(
            "targets: [{by: R10, value: 12}]",
            "targets: [{by: R10, value: 十二}]",
            [("figure", "measures.0.indicators.0.targets.0.value")],
            id="the only target is broken, which is not to have none",
        ),
        pytest.param(
            "targets: [{by: R10, value: 12}]",
            "targets: []",
            [("too_short", "measures.0.indicators.0.targets")],
            id="no target",
        ),
        pytest.param(
            "rubric: standard",
            "rubric: {grades: [{mark: ○}]}",
            [("missing", "rubric.grades.0.name")],
            id="the only grade is broken",
        ),
        pytest.param(
            "rubric: standard",
            "rubric: {grades: [{mark: ○, name: 良, when: {met: yes}}, {mark: －, name: なし}]}",
            [("flag", "rubric.grades.0.when.met")],
            id="the place within a condition that stands alone",
        ),
        pytest.param(
            "rubric: standard",
            "rubric: {grades: [{mark: ○, name: 良, when: [{met: yes}]}, {mark: －, name: なし}]}",
            [("flag", "rubric.grades.0.when.0.met")],
            id="the place within a condition in a list",
        ),
        pytest.param(
            "rubric: standard",
            "rubric: {grades: [{mark: ○, name: 良, when: {moved: up}}, {mark: －, name: なし}]}",
            [("literal_error", "rubric.grades.0.when.moved")],
            id="the place of a name that stands alone",
        ),
        pytest.param(
            "targets: [{by: R10, value: 12}]",
            "targets: [{by: R10, value: 12}]\n        number: 8",
            [("extra_forbidden", "measures.0.indicators.0.number")],
            id="a field named as a kind",
        ),
    ],
)
def test_a_mistake_is_found_once_and_at_its_place(tmp_path: FilePath, before: str, after: str, found: Misfits) -> None:
    loaded = load(data_folder(tmp_path, changed(PLAN, before, after)))
    assert misfits(loaded) == found


@pytest.mark.parametrize(
    ("before", "after", "found", "left"),
    [
        pytest.param(
            "{value: 9}", "{value: 九}", [("figure", "entries.1-3-1.value")], ["1-3-2", "2-2-1"], id="no figure"
        ),
        pytest.param(
            "{value: 9}",
            "{absent: なし}",
            [("literal_error", "entries.1-3-1.absent")],
            ["1-3-2", "2-2-1"],
            id="no reason",
        ),
        pytest.param(
            "{value: 9}",
            "{value: 9, memo: x}",
            [("extra_forbidden", "entries.1-3-1.memo")],
            ["1-3-1", "1-3-2", "2-2-1"],
            id="a field too many goes alone",
        ),
        pytest.param("{value: 9}", "9", [("model_type", "entries.1-3-1")], ["1-3-2", "2-2-1"], id="a bare figure"),
        pytest.param("{value: 9}", "", [], ["1-3-1", "1-3-2", "2-2-1"], id="only the key"),
        pytest.param(
            "state: draft", "state: 確定", [("literal_error", "state")], ["1-3-1", "1-3-2", "2-2-1"], id="no such state"
        ),
        pytest.param("state: draft\n", "", [("missing", "state")], ["1-3-1", "1-3-2", "2-2-1"], id="no state"),
        pytest.param(
            "year: R6\n", "", [("missing", "year")], ["1-3-1", "1-3-2", "2-2-1"], id="no year but in the name"
        ),
        pytest.param(
            "year: R6", "year: 令和6年", [("fiscal_year", "year")], ["1-3-1", "1-3-2", "2-2-1"], id="a calendar year"
        ),
    ],
)
def test_what_is_broken_in_a_year_keeps_the_rest(
    tmp_path: FilePath, before: str, after: str, found: Misfits, left: list[str]
) -> None:
    loaded = load(data_folder(tmp_path, y2024=changed(YEAR, before, after)))
    assert misfits(loaded) == found
    assert [reported.indicator.id for reported in loaded.reported] == left
    assert [file.year for file in loaded.years] == [2024]


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        pytest.param("year: R7\nentries: [\n", ["syntax"], id="a syntax error"),
        pytest.param("", ["empty"], id="an empty file"),
        pytest.param("[" * 100_000, ["too deep"], id="nested without end"),
        pytest.param("- year: R7", [], id="a list"),
        pytest.param("R7", [], id="a word"),
    ],
)
def test_a_broken_file_does_not_hide_the_others(tmp_path: FilePath, text: str, flaws: list[str]) -> None:
    loaded = load(data_folder(tmp_path, y2024=YEAR, y2025=text, y2026=YEAR.replace("R6", "R8")))
    assert [file.year for file in loaded.years] == [2024, 2025, 2026]
    assert [file.progress is not None for file in loaded.years] == [True, False, True]
    assert [flaw.kind for flaw in loaded.years[1].source.flaws] == flaws
    assert len(loaded.reported) == 6
    assert loaded.misfits == () or misfits(loaded) == [("model_type", "")]
    assert bool(loaded.misfits) != bool(flaws)


def test_an_unreadable_plan_does_not_hide_the_years(tmp_path: FilePath) -> None:
    loaded = load(data_folder(tmp_path, "title: [", y2024=YEAR))
    assert (loaded.plan, loaded.rubric, loaded.indicators, loaded.reported) == (None, None, (), ())
    progress = loaded.years[0].progress
    assert progress is not None
    assert progress.entries["1-3-1"].value == Decimal(9)


def test_a_folder_that_is_not_there(tmp_path: FilePath) -> None:
    loaded = load(tmp_path / "nowhere")
    assert (loaded.plan, loaded.years) == (None, ())
    assert [flaw.kind for flaw in loaded.plan_source.flaws] == ["unreadable"]


def test_which_files_are_years(tmp_path: FilePath) -> None:
    folder = data_folder(tmp_path, y2025=YEAR.replace("R6", "R7"), y2024=YEAR)
    inside = folder / "progress"
    for name in (".2026.yaml", "~2026.yaml", "2026.yaml.bak", "2026.txt", "README.md"):
        (inside / name).write_text(YEAR, encoding="utf-8")
    (inside / "令和8年度.yml").write_text(YEAR.replace("R6", "R8"), encoding="utf-8")
    loaded = load(folder)
    assert [file.source.file.rsplit("/", 1)[-1] for file in loaded.years] == ["2024.yaml", "2025.yaml", "令和8年度.yml"]
    assert [(file.named_year, file.year) for file in loaded.years] == [(2024, 2024), (2025, 2025), (None, 2026)]


def test_a_file_without_a_year_in_its_name_or_text(tmp_path: FilePath) -> None:
    loaded = load(data_folder(tmp_path, last=changed(YEAR, "year: R6\n", "")))
    assert [(file.year, file.progress) for file in loaded.years] == [(None, None)]
    assert misfits(loaded) == [("missing", "year")]


def test_an_entry_about_nothing_in_the_plan_is_not_reported(tmp_path: FilePath) -> None:
    loaded = load(data_folder(tmp_path, y2024=changed(YEAR, "1-3-2:", "9-9-9:")))
    assert [found.indicator.id for found in loaded.reported] == ["1-3-1", "2-2-1"]


def test_an_unknown_rubric_is_none(tmp_path: FilePath) -> None:
    loaded = load(data_folder(tmp_path, changed(PLAN, "rubric: standard", "rubric: 独自")))
    assert loaded.plan is not None
    assert loaded.rubric is None


def test_what_is_written_is_found_readable_or_not(tmp_path: FilePath) -> None:
    plan = changed(PLAN, "kind: stage", "kind: x").replace("id: 1-3-2\n", "no: 1\n")
    loaded = load(data_folder(tmp_path, plan))
    assert loaded.written == (
        (("measures", 0, "indicators", 0), "1-3-1"),
        (("measures", 1, "indicators", 0), "2-2-1"),
    )
    assert [(measure.identity, len(measure.indicators)) for measure in loaded.outline] == [("1-3", 2), ("2-2", 1)]


# What the plan prints: id, name, unit, baseline, its year, targets (by, from, figure or stage, label).
UP = (2028, None, "up", None)
IN_NUMBERS = [
    ("1-3-1", "テーマ別で協議をする場（協議体）の設置数", "か所", "8", 2023, (2028, None, "12", None)),
    ("1-3-2", "支えあいの仕組みの立ち上げ件数", "件", "2", 2023, (2028, None, "8", None)),
    (
        "1-3-3",
        "自分の住む地区で地域の抱える課題について住民同士で解決に向けた取り組みをしていると思う市民の割合",
        "%",
        "18.9",
        2022,
        UP,
    ),
    ("2-2-3", "身近な地域で相談できる環境が充実していると思う市民の割合", "%", "18.0", 2022, UP),
    ("2-2-4", "相談開始から課題が解決するまで継続的に支援してくれると思う市民の割合", "%", "17.4", 2022, UP),
]
IN_STAGES = [
    ("2-2-1", "支援会議の設置・運用", (2026, 2024, "設置・運用", None), (2028, None, "拡充", None)),
    ("2-2-2", "重層的支援会議の設置・運用", (2026, 2024, "設置・運用", None), (2028, None, "拡充", None)),
    (
        "3-4-1",
        "重層的支援体制整備事業庁内担当者会議の設置・運用",
        (2026, 2024, "設置・運用", None),
        (2028, None, "設置・運用", "運用"),
    ),
    ("3-4-2", "重層的支援体制整備事業計画の策定・推進", (2026, 2024, "策定", None), (2028, None, "推進", None)),
    (
        "3-4-3",
        "市職員及び関係機関専門職等を対象とした地域共生社会の実現に向けた研修会の開催",
        (2026, 2024, "開催", None),
        (2028, None, "拡充", None),
    ),
]


def test_the_shipped_plan_says_what_the_city_printed() -> None:
    loaded = load(SHIPPED)
    assert loaded.plan is not None
    assert loaded.plan.municipality.name == "大和郡山市"
    assert (loaded.plan.period.start, loaded.plan.period.end) == (2024, 2028)
    measures = loaded.plan.measures
    assert [(measure.id, measure.priority, measure.title, len(measure.visions)) for measure in measures] == [
        ("1-3", 1, "地域の課題解決力の向上", 1),
        ("2-2", 2, "課題を抱えた人・世帯を包括的に支援する体制の構築・強化", 2),
        ("3-4", 3, "地域福祉の推進に向けた庁内連携および市と市社協の連携の強化", 1),
    ]
    assert [[indicator.id for indicator in measure.indicators] for measure in measures] == [
        ["1-3-1", "1-3-2", "1-3-3"],
        ["2-2-1", "2-2-2", "2-2-3", "2-2-4"],
        ["3-4-1", "3-4-2", "3-4-3"],
    ]
    assert [vision for measure in measures for vision in measure.visions] == [
        "地域住民や専門職などをはじめとする多様な主体が、連携・協働して、地域課題を共有し、その解決に取り組んでいます。",
        "課題・不安を抱える人や支援が必要な人が、適切な支援を受けることができます。",
        "複合的な課題を抱える人・世帯が、分野や対象者などに関係なく、包括的な支援を受けることができます。",
        (
            "庁内の分野横断型の連携体制および市と市社協の連携体制の構築・強化、市・市社協の人材育成などにより、"
            "地域福祉のマネジメント機能が強化されています。"
        ),
    ]


@pytest.mark.parametrize("fact", [pytest.param(fact, id=fact[0]) for fact in IN_NUMBERS])
def test_the_shipped_indicators_in_numbers(fact: tuple[str, str, str, str, int, tuple[object, ...]]) -> None:
    identity, name, unit, value, year, printed = fact
    (indicator,) = (place.indicator for place in load(SHIPPED).indicators if place.indicator.id == identity)
    assert isinstance(indicator, NumberIndicator)
    assert indicator.baseline is not None
    assert (indicator.name, indicator.unit, indicator.better) == (name, unit, "up")
    assert (str(indicator.baseline.value), indicator.baseline.year) == (value, year)
    (target,) = indicator.targets
    figure = target.trend or str(target.value)
    assert (target.by, target.start, figure, target.label) == printed
    assert (indicator.survey is not None) == (unit == "%")
    assert (target.min, target.max, target.of_baseline, target.every_year) == (None, None, None, False)


@pytest.mark.parametrize("fact", [pytest.param(fact, id=fact[0]) for fact in IN_STAGES])
def test_the_shipped_indicators_in_stages(fact: tuple[str, str, tuple[object, ...], tuple[object, ...]]) -> None:
    identity, name, *printed = fact
    (indicator,) = (place.indicator for place in load(SHIPPED).indicators if place.indicator.id == identity)
    assert isinstance(indicator, StageIndicator)
    assert indicator.baseline is not None
    assert (indicator.name, indicator.baseline.year, indicator.baseline.stage) == (name, 2023, None)
    assert [(target.by, target.start, target.stage, target.label) for target in indicator.targets] == printed
    assert indicator.stages[0] not in [target.stage for target in indicator.targets]
    assert {target.stage for target in indicator.targets} == set(indicator.stages[1:])


def test_the_shipped_plan_names_no_section_and_four_examples() -> None:
    loaded = load(SHIPPED)
    assert {place.indicator.section for place in loaded.indicators} == {None}
    assert loaded.indicators[0].indicator.items == (
        "矢田地区「移動支援部会」",
        "治道地区「はるみち・わかもの会議」",
        "筒井地区「見守り意見交換会」",
        "支えあいネットワーク会議",
    )
    baseline = loaded.indicators[0].indicator.baseline
    assert baseline is not None
    assert baseline.items == ()


def test_the_shipped_data_has_no_error() -> None:
    checked = check(SHIPPED)
    assert not checked.failed
    assert checked.loaded.misfits == ()
    assert [diagnostic.code for diagnostic in checked.diagnostics] == ["YK209"]


def shipped_standings() -> list[Standing]:
    """Return the standing of every shipped indicator in both sample years."""
    loaded = load(SHIPPED)
    assert loaded.plan is not None
    assert loaded.rubric is not None
    entries = {
        place.indicator.id: {
            file.progress.year: file.progress.entries[place.indicator.id]
            for file in loaded.years
            if file.progress and place.indicator.id in file.progress.entries
        }
        for place in loaded.indicators
    }
    return [
        standing(Case(place.indicator, entries[place.indicator.id], loaded.plan.period, loaded.rubric.tolerance), year)
        for year in (2024, 2025)
        for place in loaded.indicators
    ]


def test_the_sample_years_show_every_grade() -> None:
    standings = shipped_standings()
    marks = [mark(found) for found in standings]
    assert marks == [*"○△－○□－－◎□○", *"△○▼○○○△◎－◎"]
    assert set(Counter(marks)) >= set("◎○▼□△－")


def test_the_sample_years_show_what_is_unusual() -> None:
    standings = shipped_standings()
    assert {found.absent for found in standings} == {None, "not_surveyed", "not_reported"}
    loaded = load(SHIPPED)
    assert [file.year for file in loaded.years] == [2024, 2025]
    assert all(file.progress and file.progress.state == "sample" for file in loaded.years)
    corrected = [found for found in loaded.reported if found.entry.corrected]
    assert [(found.indicator.id, found.entry.corrected[0].was) for found in corrected] == [("1-3-2", Decimal(4))]
    assert all((found.entry.note or "").startswith("記入例") for found in loaded.reported)


def test_a_closed_folder_beside_the_data_is_passed_over(tmp_path: FilePath, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "plan.yaml").write_text("title: x", encoding="utf-8")
    listed = FilePath.iterdir

    def refuse(path: FilePath) -> Iterator[FilePath]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return iter(listed(path))

    monkeypatch.setattr(FilePath, "iterdir", refuse)
    assert stray_files(tmp_path, []) == []
