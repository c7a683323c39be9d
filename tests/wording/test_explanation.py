"""The sums and sentences on the way to a grade: good and bad said as such, few digits, and none that mislead."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import number, rubric_of, standing_of
from ykplan.data.loading import shipped_rubric
from ykplan.data.model.rubric import Rubric
from ykplan.judging.rubric import judge
from ykplan.wording import explanation, phrases

DOWN = {"better": "down", "baseline": "{year: R5, value: 20}", "targets": "[{by: R10, value: 10}]"}
SHARE = {"unit": '"%"', "survey": "true", "baseline": "{year: R5, value: 20.0}", "targets": "[{by: R10, trend: up}]"}
ASKED = {**SHARE, "baseline": "{year: R5, value: 20.0, sample_size: 200}"}
YEARS = {"unit": "年度", "better": "down", "baseline": "{year: R5, value: 2035}"}
RATIO = "{rate: ratio, grades: [{mark: ○, name: 順調, when: {ratio: {min: 0.8}}}, {mark: －, name: なし}]}"


def standard() -> Rubric:
    rubric = shipped_rubric("standard")
    assert rubric is not None
    return rubric


def lines(fields: dict[str, str], entries: str, year: str = "R7", rubric: Rubric | None = None) -> list[str]:
    used = rubric or standard()
    found = standing_of(number(**fields), entries, year)._replace()
    return [*explanation.arithmetic(found, used), *explanation.decision(found, judge(used, found), used)]


@pytest.mark.parametrize(
    ("fields", "entries", "said"),
    [
        pytest.param(
            {}, "{R7: {value: 10}}", "令和7年度の目安 9.6か所 → 実績は目安より良い", id="more, and more is good"
        ),
        pytest.param(
            {}, "{R7: {value: 9}}", "令和7年度の目安 9.6か所 → 実績は目安より悪い", id="less, and more is good"
        ),
        pytest.param(
            DOWN, "{R7: {value: 15}}", "令和7年度の目安 16か所 → 実績は目安より良い", id="less, and less is good"
        ),
        pytest.param(
            DOWN, "{R7: {value: 17}}", "令和7年度の目安 16か所 → 実績は目安より悪い", id="more, and less is good"
        ),
        pytest.param(DOWN, "{R7: {value: 16}}", "令和7年度の目安 16か所 → 実績は目安と同じ", id="on the line"),
        pytest.param(
            {"baseline": "{year: R5, value: 0}", "targets": "[{by: R10, min: 5, max: 9}]"},
            "{R7: {value: 20}}",
            "令和7年度の目安 2か所 → 実績は目標の範囲を越えている",
            id="past a range: neither",
        ),
        pytest.param(
            {"baseline": "null", "targets": "[{by: R10, value: 500, every_year: true}]"},
            "{R7: {value: 400}}",
            "令和7年度の目安 500か所 → 実績は目安より悪い",
            id="every year, without a baseline",
        ),
        pytest.param(
            {"unit": "人口10万対", "baseline": "{year: R5, value: 92.4}", "targets": "[{by: R10, value: 100}]"},
            "{R7: {value: 95}}",
            "令和7年度の目安 人口10万対95.4 → 実績は目安より悪い",
            id="with the unit where it belongs",
        ),
        pytest.param(
            {"baseline": "{year: R3, value: 72.4}", "targets": "[{by: R10, value: 75}]", "unit": '"%"'},
            "{R7: {value: 73.9}}",
            "令和7年度の目安 73.89% → 実績は目安より良い",
            id="one place more, to tell them apart",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 0}", "targets": "[{by: R8, value: 100.01}]", "unit": '"%"'},
            "{R7: {value: 66.67}}",
            "令和7年度の目安 66.673% → 実績は目安より悪い",
            id="one place more, for figures with two",
        ),
    ],
)
def test_beside_the_line(fields: dict[str, str], entries: str, said: str) -> None:
    assert said in lines(fields, entries)


@pytest.mark.parametrize(
    ("fields", "entries", "rubric", "said"),
    [
        pytest.param({}, "{R7: {value: 9}}", None, "達成率 1 ÷ 4 ＝ 25.0%", id="all of it"),
        pytest.param(
            {"baseline": "{year: R5, value: 0}", "targets": "[{by: R10, value: 10000}]"},
            "{R7: {value: 9996}}",
            None,
            "達成率 9,996 ÷ 10,000 ≒ 99.9%",
            id="nearly all",
        ),
        pytest.param({}, "{R7: {value: 9}}", RATIO, "達成率 実績 9 ÷ 目標値 12 ＝ 75.0%", id="a ratio"),
        pytest.param(
            {"targets": "[{by: R10, value: 900}]"},
            "{R7: {value: 719.6}}",
            RATIO,
            "達成率 実績 719.6 ÷ 目標値 900.0 ≒ 79.9%",
            id="a ratio just below a bound of the rubric",
        ),
        pytest.param({}, "{R7: {value: 10}}", None, "進み方 2 ÷ 1.6 ＝ 1.25（1で目安のとおり）", id="a pace"),
        pytest.param(
            {"targets": "[{by: R8, value: 9}]"},
            "{R7: {value: 9}}",
            None,
            "進み方 1 ÷ 0.667 ＝ 1.5（1で目安のとおり）".replace("＝", "≒"),
            id="an exact pace out of a rounded part",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 0}", "targets": "[{by: R10, value: 10000}]"},
            "{R7: {value: 3999}}",
            None,
            "進み方 3,999 ÷ 4,000 ≒ 0.999（1で目安のとおり）",
            id="a pace just behind",
        ),
        pytest.param(
            {"targets": "[{by: R10, of_baseline: 1.1234}]"},
            "{R7: {value: 8}}",
            None,
            "目標値 9.0 − 現状値 8 ≒ 1.0",
            id="a rounded goal",
        ),
        pytest.param(
            {**YEARS, "targets": "[{by: R10, value: 2027}]"},
            "{R7: {value: 2032}}",
            None,
            "実績 2032 − 現状値 2035 ＝ −3",
            id="years have no thousands",
        ),
        pytest.param(
            {**YEARS, "targets": "[{by: R10, value: 2027}]"},
            "{R7: {value: 2032}}",
            None,
            "令和7年度の目安 2031.8年度 → 実績は目安より悪い",
            id="nor has a line between them",
        ),
    ],
)
def test_sums(fields: dict[str, str], entries: str, rubric: str | None, said: str) -> None:
    assert said in lines(fields, entries, rubric=rubric_of(rubric) if rubric else None)


@pytest.mark.parametrize(
    ("fields", "entries", "tolerance", "said"),
    [
        pytest.param(
            {**SHARE, "survey": "{tolerance: 1}"},
            "{R7: {value: 20.5}}",
            "{}",
            ["現状値との差 0.5ポイントは、この指標の許容幅 1ポイントに満たないので、変わらないとみなす"],
            id="the indicator's tolerance",
        ),
        pytest.param(
            {**SHARE, "survey": "{tolerance: 1}"},
            "{R7: {value: 19.0}}",
            "{}",
            ["現状値との差 −1.0ポイントは、この指標の許容幅 1ポイント以上なので、悪くなったとする"],
            id="exactly the tolerance",
        ),
        pytest.param(
            {},
            "{R7: {value: 3}}",
            "{points: 6}",
            ["現状値との差 −5か所は、判定基準の許容幅 6か所に満たないので、変わらないとみなす"],
            id="the rubric's tolerance",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 90}"},
            "{R7: {value: 94}}",
            "{percent: 5}",
            ["現状値との差 4か所は、判定基準の許容幅 5%（90 の5% ＝ 4.5）に満たないので、変わらないとみなす"],
            id="the rubric's tolerance in percent",
        ),
        pytest.param(
            {},
            "{R6: {value: 12}, R7: {value: 11}}",
            "{points: 2}",
            [
                "現状値との差 3か所は、判定基準の許容幅 2か所以上なので、良くなったとする",
                "前回（令和6年度）の実績との差 −1か所は、判定基準の許容幅 2か所に満たないので、変わらないとみなす",
            ],
            id="and against the year before",
        ),
        pytest.param(
            ASKED,
            "{R7: {value: 25.0, sample_size: 1200}}",
            "{points: 1}",
            [
                (
                    "現状値 20.0%（回答数 200）と実績 25.0%（回答数 1,200）は、"
                    "二つの割合の差の検定で z ≒ 1.53（1.96未満）なので、変わらないとみなす"
                )
            ],
            id="a test",
        ),
        pytest.param(
            {**ASKED, "baseline": "{year: R5, value: 45.1, sample_size: 200}"},
            "{R7: {value: 54.9, sample_size: 200}}",
            "{}",
            [
                (
                    "現状値 45.1%（回答数 200）と実績 54.9%（回答数 200）は、"
                    "二つの割合の差の検定で z ＝ 1.96（1.96以上）なので、良くなったとする"
                )
            ],
            id="exactly the limit of a test",
        ),
        pytest.param(
            {**ASKED, "baseline": "{year: R5, value: 45.1, sample_size: 200}"},
            "{R7: {value: 54.89, sample_size: 200}}",
            "{}",
            [
                (
                    "現状値 45.10%（回答数 200）と実績 54.89%（回答数 200）は、"
                    "二つの割合の差の検定で z ≒ 1.95（1.96未満）なので、変わらないとみなす"
                )
            ],
            id="just below the limit of a test",
        ),
        pytest.param({}, "{R7: {value: 9}}", "{points: 0}", [], id="the difference alone"),
        pytest.param({}, "{R7: {value: 8}}", "{points: 3}", [], id="no difference"),
    ],
)
def test_what_decided(fields: dict[str, str], entries: str, tolerance: str, said: list[str]) -> None:
    found = standing_of(number(**fields), entries, "R7", tolerance)
    assert list(explanation.weighed(found, standard())) == said


def test_a_total_of_another_window_is_told() -> None:
    fields = {"accumulation": "total", "baseline": "{year: R5, value: 120}", "targets": "[{by: R10, value: 100}]"}
    assert lines(fields, "{R7: {value: 60}}")[:4] == [
        "現状値 120か所 は別の期間の累計なので、令和5年度の0から数える",
        "達成率 60 ÷ 100 ＝ 60.0%",
        "令和7年度の目安 40か所 → 実績は目安より良い",
        "進み方 60 ÷ 40 ＝ 1.5（1で目安のとおり）",
    ]


def test_a_direction_for_every_year_is_followed_from_the_year_before() -> None:
    found = lines({"targets": "[{by: R10, trend: up, every_year: true}]"}, "{R6: {value: 14}, R7: {value: 12}}")
    assert found[:2] == ["実績 12 − 現状値 8 ＝ 4", "実績 12 − 前回（令和6年度）の実績 14 ＝ −2"]


FIGURES = st.decimals(min_value=0, max_value=10_000, places=1)
_NUMBER = re.compile(r"−?[\d,]+\.?\d*")


@given(FIGURES, FIGURES, FIGURES, st.sampled_from(["up", "down"]), st.sampled_from([RATIO, ""]))
def test_no_sentence_has_more_places_than_it_needs(
    start: Decimal, goal: Decimal, seen: Decimal, better: str, rubric: str
) -> None:
    fields = {
        "better": better,
        "baseline": f"{{year: R3, value: {start}}}",
        "targets": f"[{{by: R10, value: {goal}}}]",
    }
    for line in lines(fields, f"{{R7: {{value: {seen}}}}}", rubric=rubric_of(rubric) if rubric else None):
        assert all(len(figure.partition(".")[2]) <= 4 for figure in _NUMBER.findall(line)), line


@given(FIGURES, FIGURES, FIGURES, st.sampled_from(["up", "down"]))
def test_what_is_said_of_the_line_is_what_its_figures_say(
    start: Decimal, goal: Decimal, seen: Decimal, better: str
) -> None:
    """Whoever compares the printed line with the printed figure comes to what the sentence says."""
    fields = {
        "better": better,
        "baseline": f"{{year: R3, value: {start}}}",
        "targets": f"[{{by: R10, value: {goal}}}]",
    }
    found = standing_of(number(**fields), f"{{R7: {{value: {seen}}}}}", "R7")
    shown = phrases.expected(found, standard()).text
    assert shown is not None
    printed, said = Fraction(shown.removesuffix("か所").replace(",", "")), lines(fields, f"{{R7: {{value: {seen}}}}}")
    good = Fraction(seen) > printed if better == "up" else Fraction(seen) < printed
    word = "と同じ" if Fraction(seen) == printed else "より良い" if good else "より悪い"
    assert [line for line in said if line.endswith(f"実績は目安{word}")]
