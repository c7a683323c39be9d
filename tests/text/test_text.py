"""How figures, marks and other people's text are written."""

import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import rounding_to
from ykplan.text.figures import decimal, figure, plain, rounded, sparkline, with_unit
from ykplan.text.inert import can_write, inert, one_line, printable
from ykplan.text.likeness import folded, nearest
from ykplan.text.widths import width
from ykplan.wording.phrases import percentage

FRACTIONS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param("8", "8", id="whole"),
        pytest.param("18.9", "18.9", id="with a point"),
        pytest.param("18.90", "18.90", id="its own digits stay"),
        pytest.param("18.0", "18.0", id="a zero after the point stays"),
        pytest.param("0.00", "0.00", id="zero with its places"),
        pytest.param("1234567.5", "1,234,567.5", id="thousands"),
        pytest.param("-3", "−3", id="a true minus"),
        pytest.param("-1234.50", "−1,234.50", id="a minus and thousands"),
        pytest.param("1E+3", "1,000", id="never an exponent"),
    ],
)
def test_figure(number: str, shown: str) -> None:
    assert figure(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        pytest.param("8", "か所", "8か所", id="a counter"),
        pytest.param("18.0", "%", "18.0%", id="a percentage"),
        pytest.param("1", "\x1b[31m", "1␛[31m", id="a unit cannot steer the screen"),
    ],
)
def test_with_unit(number: str, unit: str, shown: str) -> None:
    assert with_unit(Decimal(number), unit) == shown


@pytest.mark.parametrize(
    ("number", "digits", "half_up", "half_even", "down"),
    [
        pytest.param("0.25", 1, "0.3", "0.2", "0.2", id="a half after an even digit"),
        pytest.param("0.35", 1, "0.4", "0.4", "0.3", id="a half after an odd digit"),
        pytest.param("-0.25", 1, "−0.3", "−0.2", "−0.2", id="a negative half after an even digit"),
        pytest.param("-0.35", 1, "−0.4", "−0.4", "−0.3", id="a negative half after an odd digit"),
        pytest.param("2.5", 0, "3", "2", "2", id="a half without places"),
        pytest.param("3.5", 0, "4", "4", "3", id="an odd half without places"),
        pytest.param("0.249", 1, "0.2", "0.2", "0.2", id="below a half"),
        pytest.param("0.251", 1, "0.3", "0.3", "0.2", id="above a half"),
        pytest.param("0.999", 1, "1.0", "1.0", "0.9", id="carried over"),
        pytest.param("-0.04", 1, "0.0", "0.0", "0.0", id="zero has no minus"),
        pytest.param("-0.05", 1, "−0.1", "0.0", "0.0", id="a negative half before zero"),
        pytest.param("2/3", 2, "0.67", "0.67", "0.66", id="an endless fraction"),
        pytest.param("12345.6", 0, "12,346", "12,346", "12,345", id="thousands"),
        pytest.param("8", 2, "8.00", "8.00", "8.00", id="places are filled"),
        pytest.param(
            "1234567890123456789012345678.95",
            1,
            "1,234,567,890,123,456,789,012,345,679.0",
            "1,234,567,890,123,456,789,012,345,679.0",
            "1,234,567,890,123,456,789,012,345,678.9",
            id="as many digits as a figure may have",
        ),
    ],
)
def test_rounded(number: str, digits: int, half_up: str, half_even: str, down: str) -> None:
    assert rounded(Fraction(number), digits, "half_up") == half_up
    assert rounded(Fraction(number), digits, "half_even") == half_even
    assert rounded(Fraction(number), digits, "down") == down


@pytest.mark.parametrize(
    ("share", "digits", "shown"),
    [
        pytest.param("1/4", 1, "25.0%", id="a quarter"),
        pytest.param("-1/4", 1, "−25.0%", id="backwards"),
        pytest.param("1", 0, "100%", id="the whole"),
        pytest.param("5/3", 1, "166.7%", id="not capped"),
        pytest.param("0", 1, "0.0%", id="nothing"),
        pytest.param("0.9995", 1, "99.9%", id="less than the whole"),
    ],
)
def test_percentage(share: str, digits: int, shown: str) -> None:
    assert percentage("progress", Fraction(share), rounding_to(digits)).text == shown


@given(FRACTIONS, st.integers(0, 6))
def test_rounding_is_off_by_half_a_step_at_most(number: Fraction, digits: int) -> None:
    step = Fraction(1, 10**digits)
    for mode, most in (("half_up", step / 2), ("half_even", step / 2), ("down", step)):
        shown = Fraction(rounded(number, digits, mode).replace(",", "").replace("−", "-"))
        assert abs(shown - number) <= most
        assert (shown / step).denominator == 1
    assert abs(Fraction(rounded(number, digits, "down").replace(",", "").replace("−", "-"))) <= abs(number)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param("1/4", "0.25", id="exact"),
        pytest.param("1/3", "0.333333333333", id="twelve digits of an endless one"),
        pytest.param("2/3", "0.666666666667", id="the last digit is rounded"),
        pytest.param("-5/3", "-1.66666666667", id="negative"),
        pytest.param("100", "100", id="whole with zeros"),
        pytest.param("1000000000000000000000", "1000000000000000000000", id="large, and never an exponent"),
        pytest.param("1/100000000", "0.00000001", id="small, and never an exponent"),
        pytest.param("123456789.123", "123456789.123", id="twelve digits are exact"),
        pytest.param("123456789.1234", "123456789.1234", id="more than twelve that end are exact too"),
        pytest.param("11000000000007/2", "5500000000003.5", id="half of a figure of fourteen digits"),
        pytest.param("10000000000000/3", "3333333333333.33", id="an endless one keeps all before the point"),
        pytest.param("-20000000000000/3", "-6666666666666.67", id="and two behind it"),
        pytest.param("9999999999999999/3", "3333333333333333", id="whole"),
        pytest.param("29999999999999999999/3", "9999999999999999999.67", id="the last places are rounded alone"),
        pytest.param("1/1024", "0.0009765625", id="small and exact"),
        pytest.param("5/2", "2.5", id="no zeros at the end"),
        pytest.param("0", "0", id="zero"),
    ],
)
def test_decimal_and_plain(number: str, shown: str) -> None:
    assert plain(Fraction(number)) == shown
    assert decimal(Fraction(number)) == Decimal(shown)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param("18.90", "18.90", id="its own digits stay"),
        pytest.param("-3", "-3", id="a hyphen-minus"),
        pytest.param("1E-8", "0.00000001", id="never an exponent"),
        pytest.param("1234567", "1234567", id="no commas"),
    ],
)
def test_plain_of_a_figure(number: str, shown: str) -> None:
    assert plain(Decimal(number)) == shown


@given(st.from_regex(r"-?\d{1,28}(\.\d{1,27})?", fullmatch=True).map(Decimal), st.sampled_from([1, 2, 4, 5, 8, 10]))
def test_whatever_ends_is_exact(number: Decimal, years: int) -> None:
    assert Fraction(decimal(Fraction(number) / years)) == Fraction(number) / years


@given(st.integers(-(10**40), 10**40), st.sampled_from([3, 7, 9, 11, 13]))
def test_whatever_never_ends_keeps_what_counts(number: int, years: int) -> None:
    exact = Fraction(number, years)
    assert abs(Fraction(decimal(exact)) - exact) <= Fraction(1, 200)
    assert len(decimal(exact).as_tuple().digits) <= max(12, len(str(abs(int(exact)))) + 2)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("要綱を制定", "要綱を制定", id="ordinary text"),
        pytest.param("\x1b[31m赤", "␛[31m赤", id="a terminal escape"),
        pytest.param("a\x00b\x07c", "a␀b␇c", id="control characters"),
        pytest.param("a\rb", "a␍b", id="a carriage return"),
        pytest.param("a\nb\tc", "a\nb\tc", id="line feeds and tabs stay"),
        pytest.param("\x9b31m", "\\u009b31m", id="the eight-bit escape"),
        pytest.param("\x7f", "\\u007f", id="delete"),
        pytest.param("a\u202eb\u2066c", "a\\u202eb\\u2066c", id="letters that turn the reading order"),
        pytest.param("\u200e\u200f\u061c", "\\u200e\\u200f\\u061c", id="marks of direction"),
        pytest.param("a\u2028b", "a\\u2028b", id="a hidden line break"),
        pytest.param("=1+1<script>", "=1+1<script>", id="markup is letters"),
        pytest.param("𠮷野家👨‍👩‍👧", "𠮷野家👨‍👩‍👧", id="astral letters stay whole"),
    ],
)
def test_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


@given(st.text())
def test_inert_leaves_nothing_that_steers(text: str) -> None:
    said = inert(text)
    assert not [c for c in said if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert not [c for c in said if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI")]
    assert inert(said) == said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("一行目\n二行目", "一行目 二行目", id="line breaks"),
        pytest.param("  a \t b\u3000c  ", "a b c", id="runs of blanks"),
        pytest.param("a\x1b[2Jb", "a␛[2Jb", id="escapes"),
        pytest.param("a\u2028b\x85c", "a b c", id="hidden line breaks"),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        pytest.param("目標 ↗", "cp932", "目標 増加", id="an arrow up"),
        pytest.param("目標 ↘", "cp932", "目標 減少", id="an arrow down"),
        pytest.param("現状値 —", "cp932", "現状値 ―", id="a dash"),
        pytest.param("−25.0%", "cp932", "−25.0%", id="a minus that it has"),
        pytest.param("◎○▼□△－×", "cp932", "◎○▼□△－×", id="marks that it has"),
        pytest.param("𠮷野", "cp932", "?野", id="a letter without words"),
        pytest.param("大和郡山市 ↗", "utf-8", "大和郡山市 ↗", id="all of UTF-8"),
        pytest.param("−25.0% × 2…", "ascii", "-25.0% x 2...", id="signs in ASCII"),
        pytest.param("市", "ascii", "?", id="Japanese in ASCII"),
        pytest.param("a\ud800b", "utf-8", "a?b", id="half a letter"),
    ],
)
def test_printable(text: str, encoding: str, shown: str) -> None:
    assert printable(text, encoding) == shown


@given(st.text() | st.text(alphabet="↗↘—−…×･市𠮷~\\¥‾①"), st.sampled_from(("cp932", "ascii", "euc_jp", "utf-8")))
def test_printable_never_raises_and_can_be_written(text: str, encoding: str) -> None:
    said = printable(text, encoding)
    said.encode(encoding)
    assert can_write(encoding, said)
    if can_write(encoding, text):
        assert said == text


@pytest.mark.parametrize(
    ("encoding", "text", "can"),
    [
        pytest.param("cp932", "増加", "yes", id="Japanese on cp932"),
        pytest.param("cp932", "↗", "no", id="an arrow on cp932"),
        pytest.param("ascii", "市", "no", id="Japanese on ASCII"),
        pytest.param("utf-8", "↗𠮷", "yes", id="all on UTF-8"),
    ],
)
def test_can_write(encoding: str, text: str, can: str) -> None:
    assert can_write(encoding, text) == (can == "yes")


@pytest.mark.parametrize(
    ("values", "line"),
    [
        pytest.param([0, 7], "▁█", id="from the lowest to the highest"),
        pytest.param([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█", id="every bar"),
        pytest.param([7, 0], "█▁", id="falling"),
        pytest.param([-7, 0], "▁█", id="below zero"),
        pytest.param([8, None, 12], "▁·█", id="a gap"),
        pytest.param([5, 5], "▄▄", id="level"),
        pytest.param([5], "▄", id="only one"),
        pytest.param([None, None], "", id="nothing known"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_sparkline(values: list[int | None], line: str) -> None:
    assert sparkline(None if value is None else Fraction(value) for value in values) == line


@given(st.lists(FRACTIONS | st.none()))
def test_sparkline_has_one_letter_a_value(values: list[Fraction | None]) -> None:
    assert len(sparkline(values)) == (len(values) if any(value is not None for value in values) else 0)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("abc", 3, id="ASCII"),
        pytest.param("施策", 4, id="Japanese"),
        pytest.param("－", 2, id="full-width"),
        pytest.param("ｱﾞ", 2, id="half-width, with its voicing mark"),
        pytest.param("𠮷", 2, id="an astral letter"),
        pytest.param("か\u3099", 2, id="a mark that combines"),
        pytest.param("a\u200db", 2, id="a joiner"),
        pytest.param("1-3-1 市", 8, id="mixed"),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("wanted", "known", "found"),
    [
        pytest.param(
            "設置", ("未設置", "設置・運用", "拡充"), "設置・運用", id="the beginning of one, the end of another"
        ),
        pytest.param("拡張", ("未設置", "設置・運用", "拡充"), None, id="nothing near enough"),
        pytest.param("運用", ("未設置", "設置・運用", "拡充"), "設置・運用", id="part of exactly one"),
        pytest.param("valeu", ("value", "stage", "absent"), "value", id="letters swapped"),
        pytest.param("ＶＡＬＵＥ", ("value", "stage"), "value", id="full-width and capital"),
        pytest.param(" stage ", ("value", "stage"), "stage", id="blanks around"),
        pytest.param("1-3-l", ("1-3-1", "1-3-2"), "1-3-1", id="a letter for a digit"),
        pytest.param("1.3.1", ("1-3-1", "1-3-2"), "1-3-1", id="other signs between the numbers"),
        pytest.param("1-31", ("1-3-1", "1-3-2"), "1-3-1", id="a sign left out"),
        pytest.param("1-03-01", ("1-3-1", "1-3-2"), "1-3-1", id="zeros before"),
        pytest.param("設置運用", ("未設置", "設置・運用"), "設置・運用", id="a sign between words left out"),
        pytest.param("調査年ではない", ("調査年でない", "調査中止"), "調査年でない", id="other kana"),
        pytest.param("福祉\u200b政策課", ("福祉政策課",), "福祉政策課", id="a letter that cannot be seen"),
        pytest.param("noets", ("notes", "name"), "notes", id="no 「not」 in notes"),
        pytest.param("何か", (), None, id="nothing known"),
        pytest.param("", ("value",), None, id="nothing wanted"),
    ],
)
def test_nearest(wanted: str, known: tuple[str, ...], found: str | None) -> None:
    assert nearest(wanted, known) == found


# Words that make something else of the word beside them, before it or behind.
TURNING = (
    *(
        "未",
        "不",
        "非",
        "無",
        "再",
        "仮",
        "準",
        "旧",
        "新",
        "元",
        "前",
        "次",
        "一部",
        "一",
        "第二",
        "全",
        "半",
        "要",
        "約",
    ),
    *(
        "未だ",
        "まだ",
        "ほぼ",
        "おおむね",
        "概ね",
        "やや",
        "検討",
        "予定",
        "準備",
        "廃止",
        "停止",
        "休止",
        "中止",
        "延期",
    ),
    *(
        "中",
        "済",
        "済み",
        "後",
        "前",
        "案",
        "準備中",
        "予定",
        "検討中",
        "未満",
        "以上",
        "以下",
        "超",
        "増",
        "減",
        "なし",
    ),
    *(
        "完了",
        "終了",
        "着手",
        "開始",
        "継続",
        "縮小",
        "しない",
        "せず",
        "していない",
        "の見直し",
        "2",
        "二期",
        "待ち",
        "断念",
        "失敗",
        "撤回",
        "申請",
        "見送り",
        "なかった",
        "ゼロ",
        "×",
        "暫定",
        "Ａ",
        "有",
    ),
)


@pytest.mark.parametrize("word", ["設置", "策定", "実施", "達成", "順調"])
@pytest.mark.parametrize("turning", TURNING)
def test_nothing_is_near_across_a_word_that_turns_the_meaning(word: str, turning: str) -> None:
    for turned in (turning + word, word + turning):
        assert nearest(turned, [word]) is None
        assert nearest(word, [turned]) is None
        assert nearest(turned, [turned, word]) == turned


@pytest.mark.parametrize(
    ("wanted", "known"),
    [
        pytest.param("設置済", ("未設置", "設置・運用", "拡充"), id="a stage reached that seems not begun"),
        pytest.param("設置準備中", ("未設置", "設置・運用", "拡充"), id="a stage before the one that is there"),
        pytest.param("策定中", ("未策定", "策定"), id="under way and done"),
        pytest.param("達成", ("未達成", "概ね達成"), id="reached and missed"),
        pytest.param("調査年", ("調査年でない", "調査中止"), id="a year of the survey and none"),
        pytest.param("measured", ("not_measured", "not_surveyed"), id="a word of the data without its not"),
        pytest.param("unmeasured", ("not_measured",), id="another way to say not"),
        pytest.param("第一段階", ("第二段階", "第三段階"), id="kanji numbers"),
        pytest.param("1-3-9", ("1-3-1", "1-3-2"), id="another indicator"),
        pytest.param("1-3", ("1-3-1",), id="a measure and its only indicator"),
        pytest.param("1-3-1", ("1-3-11", "1-3-1-1"), id="a number more"),
        pytest.param("10-1", ("1-01", "1-0-2"), id="digits cut otherwise"),
        pytest.param("A-1", ("B-1", "C-1"), id="another letter"),
        pytest.param("1-3-1", ("1-3-1a", "1-3-1b"), id="a letter more"),
        pytest.param("令和6年度版", ("令和5年度版",), id="another year"),
        pytest.param("レベルA", ("レベルB",), id="a letter behind a word"),
        pytest.param("増加", ("減少", "増減"), id="up and down"),
        pytest.param("目標以上", ("目標以下", "目標未満"), id="above and below"),
        pytest.param("男性の割合", ("女性の割合",), id="another kanji"),
        pytest.param("障害福祉課", ("高齢福祉課",), id="another section"),
        pytest.param("小学校", ("中学校", "学校"), id="another school"),
        pytest.param("active", ("inactive",), id="a word and its reverse"),
        pytest.param("decrease", ("increase",), id="two words that turn one"),
        pytest.param("regular", ("irregular",), id="a word that begins as its reverse does"),
        pytest.param("not_ended", ("not_surveyed", "not_measured"), id="not something else"),
        pytest.param("not_reported", ("not_surveyed", "not_measured"), id="not what is no word of a file"),
        pytest.param("実施している", ("実施していない",), id="done and not done"),
    ],
)
def test_what_means_something_else_is_not_near(wanted: str, known: tuple[str, ...]) -> None:
    assert nearest(wanted, known) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("１－３－１", id="full width"),
        pytest.param("1‐3−1", id="other dashes"),
        pytest.param("1-3ー1", id="the long vowel"),
        pytest.param("1-\u200b3-1\ufeff", id="no width"),
        pytest.param("\u202d1-3-1\u202c", id="direction"),
        pytest.param("　1-3-1 ", id="blanks around"),
        pytest.param("1\ufe0f-3-1", id="a variation selector"),
    ],
)
def test_ids_that_look_alike_are_folded_to_one(text: str) -> None:
    assert folded(text) == "1-3-1"


def test_a_name_in_parts_is_folded_to_the_whole_one() -> None:
    assert folded("が") == folded("か\u3099") == "が"


def test_a_letter_that_is_seen_stays_when_folded() -> None:
    assert folded("①-2 福祉 政策課") == "1-2 福祉 政策課"
