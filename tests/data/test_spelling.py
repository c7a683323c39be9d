"""What people type for figures, units, counts, reasons and stages."""

import pytest

from ykplan.data import spelling
from ykplan.data.spelling import Unclear


@pytest.mark.parametrize(
    "spellings",
    [
        pytest.param(
            ("か所", "ヶ所", "ヵ所", "カ所", "ケ所", "箇所", "個所", "ｶ所", "ｹ所", "か 所", "かしょ"), id="places"
        ),
        pytest.param(("か月", "ヶ月", "カ月", "箇月", "ヵ月"), id="months"),
        pytest.param(("%", "％", "﹪", "パーセント", "ﾊﾟｰｾﾝﾄ", "㌫", "ハ\u309aーセント"), id="percent"),
        pytest.param(("㎡", "m2", "m²", "ｍ２", "平米", "平方メートル", "平方m", "M2"), id="square metres"),
        pytest.param(("㎥", "m3", "m³", "立米", "立方メートル"), id="cubic metres"),
        pytest.param(("㎞", "km", "ｋｍ", "KM", "キロメートル"), id="kilometres"),
        pytest.param(("㎢", "km2", "km²", "平方キロメートル"), id="square kilometres"),
        pytest.param(("t", "ｔ", "トン", "㌧", "T"), id="tonnes"),
        pytest.param(("kg", "㎏", "キログラム", "Kg"), id="kilograms"),
        pytest.param(("ha", "㏊", "ヘクタール", "㌶"), id="hectares"),
        pytest.param(("円", "¥", "￥", "えん"), id="yen"),
        pytest.param(("件", "けん", "件\u200b"), id="cases"),
        pytest.param(("回", "かい"), id="times"),
        pytest.param(("歳", "才"), id="years of age"),
        pytest.param(("ポイント", "pt", "ﾎﾟｲﾝﾄ"), id="points"),
    ],
)
def test_spellings_of_one_unit(spellings: tuple[str, ...]) -> None:
    assert {spelling.unit(each) for each in spellings} == {spelling.unit(spellings[0])}
    assert all(spelling.same_unit(each, spellings[0]) for each in spellings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("人", "名"),
        ("円", "千円"),
        ("%", "ポイント"),
        ("個", "か所"),
        ("か所", "か月"),
        ("m", "km"),
        ("MW", "mW"),
        ("ケース", "カース"),
        ("件", "人"),
        ("", ""),
    ],
)
def test_two_units(one: str, other: str) -> None:
    assert not spelling.same_unit(one, other)


@pytest.mark.parametrize("sign", [*"-‐‑‒–—―−－﹣⁻─━ーｰ△▲", "マイナス", "△ ", "¥-", "-¥"])
def test_a_minus(sign: str) -> None:
    assert spelling.figure_typed(f"{sign}1,234", "円") == "-1234"


@pytest.mark.parametrize("text", ["(3)", "（３）", "( 3 )", "(3)円", "(3円)", "（3）　円", "(¥3)"])
def test_brackets_are_a_minus(text: str) -> None:
    assert spelling.figure_typed(text, "円") == "-3"


@pytest.mark.parametrize(
    ("text", "unit", "read"),
    [
        pytest.param("¥1,234", "円", "1234", id="a yen sign"),
        pytest.param("￥１，２３４", "円", "1234", id="a full-width yen sign"),
        pytest.param("\\1,234", "円", "1234", id="a yen sign as a Japanese keyboard types it"),
        pytest.param("¥1,234円", "円", "1234", id="yen twice"),
        pytest.param("¥5", "千円", Unclear("other unit", "円"), id="yen where thousands are counted"),
        pytest.param("5千円", "千円", "5", id="thousands of yen"),
        pytest.param("5,000円", "千円", Unclear("other unit", "円"), id="yen for thousands of yen"),
        pytest.param("5千円", "円", Unclear("not a figure"), id="thousands where yen are counted"),
        pytest.param("¥5", "件", Unclear("other unit", "円"), id="yen for cases"),
        pytest.param("(△3)", "人", Unclear("not a figure"), id="a minus twice"),
        pytest.param("--3", "人", Unclear("not a figure"), id="two dashes"),
        pytest.param("(3", "人", Unclear("not a figure"), id="half a bracket"),
        pytest.param("(3)(4)", "人", Unclear("not a figure"), id="two brackets"),
        pytest.param("▼3", "人", Unclear("not a figure"), id="a triangle of another meaning"),
        pytest.param("2割減", "人", Unclear("not a figure"), id="a fifth less"),
        pytest.param("3倍", "人", Unclear("not a figure"), id="three times"),
        pytest.param("5増", "人", Unclear("not a figure"), id="five more"),
        pytest.param("2万人", "人", Unclear("not a figure"), id="ten thousands"),
        pytest.param("約1,200", "人", Unclear("not a figure"), id="about"),
        pytest.param("3人増", "人", Unclear("not a figure"), id="a change"),
        pytest.param("9\u200b人", "人", "9", id="a letter that is not seen"),
        pytest.param("\u202d9", "人", "9", id="a letter that turns the order"),
        pytest.param("9か所", "箇所", "9", id="its unit in other letters"),
        pytest.param("+5", "人", "5", id="a plus"),
        pytest.param("18.90", "%", "18.90", id="a zero at the end"),
        pytest.param("007", "人", "7", id="zeros before"),
        pytest.param("△0", "人", "0", id="minus zero"),
        pytest.param("9", "", "9", id="no unit"),
        pytest.param("人口１０万対92.4", "人口10万対", "92.4", id="a unit before, as it is printed"),
        pytest.param("92.4人口10万対", "人口10万対", "92.4", id="the same behind"),
        pytest.param("人口10万対12件", "人口10万対件", "12", id="a unit around"),
        pytest.param("人口10万対12人", "人口10万対件", Unclear("other unit", "人"), id="another behind"),
        pytest.param("4.2（5点満点）", "5点満点", "4.2", id="a unit in brackets, as it is printed"),
        pytest.param("12（円）", "千円", Unclear("not a figure"), id="another in brackets"),
        pytest.param("9件", "", Unclear("other unit", "件"), id="a unit where there is none"),
        pytest.param("R7", "人", Unclear("day"), id="a year"),
        pytest.param("9" * 29, "人", Unclear("not a figure"), id="too long"),
        pytest.param("", "人", Unclear("not a figure"), id="nothing"),
    ],
)
def test_figure(text: str, unit: str, read: str | Unclear) -> None:
    assert spelling.figure_typed(text, unit) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1,024人", "1024"),
        ("１，０２４ 名", "1024"),
        ("812件", "812"),
        ("0", "0"),
        ("812票", "812"),
        ("約800", None),
        ("812か所", None),
        ("8割", None),
        ("-3", None),
        ("12.5", None),
        ("1,02", None),
        ("", None),
    ],
)
def test_count(text: str, read: str | None) -> None:
    assert spelling.count_typed(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("調査年でない", "not_surveyed"),
        ("not surveyed", None),
        ("Not-Surveyed", "not_surveyed"),
        ("検\u200b討 中", "under_review"),
        ("調査年", None),
        ("未報告", None),
    ],
)
def test_reason(text: str, read: str | None) -> None:
    assert spelling.reason_typed(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("設置･ 運用", "設置・運用"),
        ("カ\u3099ス", "ガス"),
        ("第①期", "第①期"),
        ("第 1 期", None),
        ("設置", None),
    ],
)
def test_stage(text: str, read: str | None) -> None:
    assert spelling.stage_typed(text, ("設置・運用", "ガス", "第①期", "第1期")) == read
