"""What tired people type."""

import pytest

from ykplan.recording import changes


@pytest.mark.parametrize(
    ("text", "unit", "read"),
    [
        pytest.param("9", "か所", "9", id="ASCII"),
        pytest.param("９", "か所", "9", id="full-width"),
        pytest.param(" 9か所 ", "か所", "9", id="with its unit"),
        pytest.param("９ か所", "か所", "9", id="a blank before the unit"),
        pytest.param("18.9%", "%", "18.9", id="a percentage"),
        pytest.param("１８．９０％", "%", "18.90", id="a full-width percentage, its digits kept"),
        pytest.param("18.9%", "％", "18.9", id="the plan's sign is full-width"),
        pytest.param("−3", "人", "-3", id="a true minus"),
        pytest.param("9件", "か所", "9件", id="another unit"),
        pytest.param("約9か所", "か所", "約9か所", id="about"),
        pytest.param("10³", "か所", "10³", id="a power is no digit"),
        pytest.param("③", "か所", "③", id="a number in a circle"),
        pytest.param("1,234", "人", "1234", id="a comma"),
        pytest.param("△3", "人", "-3", id="a triangle"),
        pytest.param("9箇所", "か所", "9", id="its unit in other letters"),
        pytest.param("九", "か所", "九", id="a Japanese numeral"),
        pytest.param("か所", "か所", "か所", id="only the unit"),
        pytest.param("9" * 40, "か所", "9" * 40, id="too many digits"),
        pytest.param("", "か所", "", id="nothing"),
    ],
)
def test_figure(text: str, unit: str, read: str) -> None:
    assert changes.normalized_figure(text, unit) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("調査\u200b年て\u3099ない", "not_surveyed", id="letters that are not seen, and a Mac's"),
        pytest.param("not_surveyed", "not_surveyed", id="as in the data"),
        pytest.param("Not-Surveyed", "not_surveyed", id="a hyphen"),
        pytest.param("調査年でない", "not_surveyed", id="as it is printed"),
        pytest.param(" 未把握　", "not_measured", id="blanks"),
        pytest.param("未報告", None, id="not a reason"),
        pytest.param("不明", None, id="another word"),
    ],
)
def test_absence(text: str, read: str | None) -> None:
    assert changes.absence(text) == read


STAGES = ("未設置", "設置・運用", "ガイド作成", "第①期", "第1期")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("設置･運用", "設置・運用", id="a half-width dot"),
        pytest.param("\u200b未設置\ufe0f ", "未設置", id="letters that are not seen"),
        pytest.param("カ\u3099イト\u3099作成", "ガイド作成", id="typed on a Mac"),
        pytest.param("ｶﾞｲﾄﾞ作成", "ガイド作成", id="half-width"),
        pytest.param("第１期", "第１期", id="two that look like it"),
        pytest.param("第①期", "第①期", id="exactly one of two"),
        pytest.param("設置", "設置", id="another word"),
    ],
)
def test_stage(text: str, read: str) -> None:
    assert changes.normalized_stage(text, STAGES) == read


def test_words() -> None:
    assert changes.words(" 一\r\n二\r三\n") == "一\n二\n三"
    assert changes.words(" 　\n") is None
    assert changes.words("\u200b\u3000\u2060") is None
    assert changes.words("\u3164\ufe0f") is None
    assert changes.words("\ufeff集計の\u200b誤り\u3000\u200b") == "集計の誤り"
    assert changes.words("山田　太郎　\n葛\U000e0100城市👨\u200d👩") == "山田　太郎\n葛\U000e0100城市👨\u200d👩"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("こと\u3099も課", "こども課"),
        ("\u2060福祉課", "福祉課"),
        ("福祉 課", "福祉課"),
        ("福祉\u3000\u3000課", "福祉課"),
        (" 福\u200b祉\u00a0課\u3000", "福祉課"),
        ("福祉\n課", "福祉課"),
        ("ＩＴ推進室", "IT推進室"),
        ("it 推進室", "IT推進室"),
        ("企画・調整課", "企画・調整課"),
        ("企画･調整課", "企画・調整課"),
        pytest.param("第 1課", "第 1課", id="two that look like it"),
        pytest.param("第①課", "第①課", id="exactly one of two"),
        ("福祉政策課", "福祉政策課"),
        ("福祉政策課\u3000\u3000山田\u200b\u3000太郎 ", "福祉政策課 山田 太郎"),
    ],
)
def test_section(text: str, read: str) -> None:
    known = ["こども課", "福祉課", "IT推進室", "企画・調整課", "第1課", "第①課"]
    assert changes.normalized_section(text, known) == read
