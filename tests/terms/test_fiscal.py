"""Fiscal years: read in every usual writing, refused where they are none."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ykplan.terms.fiscal import (
    JAPAN,
    NO_DAY,
    Misread,
    canonical,
    parse_day,
    parse_year,
    short,
    show_day,
    show_year,
    today,
)

YEARS = st.integers(min_value=1868, max_value=2099)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("R6", 2024, id="letter and count"),
        pytest.param("r6", 2024, id="small letter"),
        pytest.param("R 6", 2024, id="a blank between"),
        pytest.param(" R6 ", 2024, id="blanks around"),
        pytest.param("Ｒ６", 2024, id="full-width letter and digit"),
        pytest.param("　R6　", 2024, id="full-width blanks around"),
        pytest.param("R06", 2024, id="a leading zero"),
        pytest.param("R1", 2019, id="the first year by letter"),
        pytest.param("令和6", 2024, id="era and count"),
        pytest.param("令和6年度", 2024, id="era, count and 年度"),
        pytest.param("令和６年度", 2024, id="full-width digit"),
        pytest.param("令和１０年度", 2028, id="two full-width digits"),
        pytest.param("令和 6 年度", 2024, id="blanks inside"),
        pytest.param("㋿6年度", 2024, id="the era as one letter"),
        pytest.param("令和元年度", 2019, id="元 in Reiwa"),
        pytest.param("令和元", 2019, id="元 without 年度"),
        pytest.param("令和1年度", 2019, id="the first year as 1"),
        pytest.param("H31", 2019, id="the last year of Heisei by letter"),
        pytest.param("平成31年度", 2019, id="the last year of Heisei"),
        pytest.param("平成元年度", 1989, id="元 in Heisei"),
        pytest.param("H30", 2018, id="the last year of Heisei alone"),
        pytest.param("昭和63年度", 1988, id="the last year of Showa"),
        pytest.param("S元", 1926, id="the first year of Showa"),
        pytest.param("大正15年度", 1926, id="the last year of Taisho"),
        pytest.param("M1", 1868, id="the first year of all"),
        pytest.param("明治45年度", 1912, id="the last year of Meiji"),
        pytest.param("2024", 2024, id="western"),
        pytest.param("2024年度", 2024, id="western with 年度"),
        pytest.param("２０２４", 2024, id="western, full-width"),
        pytest.param("２０２４年度", 2024, id="western, full-width, with 年度"),
        pytest.param("1868", 1868, id="the earliest western"),
        pytest.param("2099", 2099, id="the latest western"),
        pytest.param("R81", 2099, id="the latest by letter"),
    ],
)
def test_parse_reads(text: str, year: int) -> None:
    assert parse_year(text) == year


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        pytest.param("平成32年度", "令和2年度", id="an era that had ended"),
        pytest.param("H35", "令和5年度", id="an era that had ended, by letter"),
        pytest.param("昭和64年度", "平成元年度", id="an era that ended in January"),
        pytest.param("令和6年", "令和6年度（R6）", id="a calendar year"),
        pytest.param("令和元年", "令和元年度（R1）", id="the calendar year 元"),
        pytest.param("2024年", "令和6年度（R6）", id="a western calendar year"),
        pytest.param("令和0年度", None, id="a year 0"),
        pytest.param("R0", None, id="a year 0 by letter"),
        pytest.param("R82", None, id="too late by letter"),
        pytest.param("S999", None, id="too late in an old era"),
        pytest.param("1867", None, id="too early"),
        pytest.param("2100", None, id="too late"),
        pytest.param("6", None, id="a bare count"),
        pytest.param("24", None, id="two digits"),
        pytest.param("20240", None, id="five digits"),
        pytest.param("R", None, id="a bare letter"),
        pytest.param("X6", None, id="no such era"),
        pytest.param("令和", None, id="a bare era"),
        pytest.param("R6-R10", None, id="a span of years"),
        pytest.param("R6.5", None, id="not whole"),
        pytest.param("-2024", None, id="negative"),
        pytest.param("年度", None, id="only 年度"),
        pytest.param("年", None, id="only 年"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_parse_refuses_and_may_suggest(text: str, suggestion: str | None) -> None:
    misread = parse_year(text)
    assert isinstance(misread, Misread)
    assert misread.suggestion == suggestion
    assert misread.reason


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("平成32年度", "平成32年度はありません", id="after the era"),
        pytest.param("令和0年度", "令和に0年度はありません", id="before the era"),
        pytest.param("令和6年", "暦年", id="a calendar year"),
        pytest.param("2100", "1868〜2099年度の外", id="out of bounds"),
        pytest.param("来年度", "年度として読めません", id="words"),
    ],
)
def test_parse_says_why(text: str, part: str) -> None:
    misread = parse_year(text)
    assert isinstance(misread, Misread)
    assert part in misread.reason


@pytest.mark.parametrize(
    ("year", "shown", "shortest"),
    [
        pytest.param(2024, "令和6年度", "R6", id="Reiwa"),
        pytest.param(2019, "令和元年度", "R1", id="a year with two names has the later one"),
        pytest.param(2018, "平成30年度", "H30", id="Heisei"),
        pytest.param(1989, "平成元年度", "H1", id="the first year of Heisei"),
        pytest.param(1926, "昭和元年度", "S1", id="the first year of Showa"),
        pytest.param(1912, "大正元年度", "T1", id="the first year of Taisho"),
        pytest.param(1868, "明治元年度", "M1", id="the first year of Meiji"),
    ],
)
def test_show_and_short(year: int, shown: str, shortest: str) -> None:
    assert (show_year(year), short(year)) == (shown, shortest)


@pytest.mark.parametrize(
    ("text", "recommended"),
    [
        pytest.param("R6", "yes", id="letter and count"),
        pytest.param("令和6年度", "yes", id="era"),
        pytest.param("令和元年度", "yes", id="元"),
        pytest.param("令和6", "yes", id="era without 年度"),
        pytest.param("H31", "yes", id="Heisei"),
        pytest.param("2024", "yes", id="western"),
        pytest.param("Ｒ６", "no", id="full-width"),
        pytest.param("r6", "no", id="small letter"),
        pytest.param("R6 ", "no", id="a blank after"),
        pytest.param("２０２４", "no", id="full-width western"),
        pytest.param("R06", "no", id="a leading zero"),
    ],
)
def test_canonical_tells_the_recommended_writings(text: str, recommended: str) -> None:
    assert isinstance(parse_year(text), int)
    assert canonical(text) == (recommended == "yes")


@given(YEARS)
def test_every_year_reads_back_as_shown(year: int) -> None:
    assert parse_year(show_year(year)) == year
    assert parse_year(short(year)) == year
    assert parse_year(str(year)) == year


@given(st.text() | st.from_regex(r"[RHSTM令平昭大明和成正治元０-９0-9 年度]{0,12}", fullmatch=True))
def test_parse_never_raises_and_stays_within_bounds(text: str) -> None:
    year = parse_year(text)
    assert isinstance(year, Misread) or 1868 <= year <= 2099


@given(st.dates(min_value=date(1868, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_read_as_it_was_shown(day: date) -> None:
    assert parse_day(show_day(day)) == day
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("令和3年5月31日", date(2021, 5, 31), id="an era"),
        pytest.param("令和３年５月３１日", date(2021, 5, 31), id="full-width digits"),
        pytest.param(" 令和 3 年 5 月 31 日　", date(2021, 5, 31), id="blanks"),
        pytest.param("㋿3年5月31日", date(2021, 5, 31), id="the era as one letter"),
        pytest.param("R3.5.31", date(2021, 5, 31), id="a letter and points"),
        pytest.param("Ｒ３．５．３１", date(2021, 5, 31), id="all full-width"),
        pytest.param("r3/5/31", date(2021, 5, 31), id="a small letter and slashes"),
        pytest.param("R03-05-31", date(2021, 5, 31), id="zeros"),
        pytest.param("R元.5.1", date(2019, 5, 1), id="元 by letter"),
        pytest.param("令和元年5月1日", date(2019, 5, 1), id="the first day of Reiwa"),
        pytest.param("平成31年4月30日", date(2019, 4, 30), id="the last day of Heisei"),
        pytest.param("昭和64年1月7日", date(1989, 1, 7), id="the last day of Showa"),
        pytest.param("平成元年1月8日", date(1989, 1, 8), id="the first day of Heisei"),
        pytest.param("2021/5/31", date(2021, 5, 31), id="slashes"),
        pytest.param("2021.05.31", date(2021, 5, 31), id="points"),
        pytest.param("2021－05－31", date(2021, 5, 31), id="full-width minus"),
        pytest.param("2021年5月31日", date(2021, 5, 31), id="the common era"),
        pytest.param("2024-2-29", date(2024, 2, 29), id="a leap year"),
    ],
)
def test_how_days_are_written(text: str, day: date) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(
    ("text", "reason", "suggestion"),
    [
        pytest.param("平成31年5月1日", "その日は平成ではありません", "令和元年5月1日（2019-05-01）", id="after an era"),
        pytest.param("H32.3.31", "その日は平成ではありません", "令和2年3月31日（2020-03-31）", id="long after an era"),
        pytest.param(
            "令和元年4月30日", "その日は令和ではありません", "平成31年4月30日（2019-04-30）", id="before an era"
        ),
        pytest.param("令和0年5月31日", "令和0年はありません", None, id="no such year"),
        pytest.param("令和3年2月30日", "暦に2月30日はありません", None, id="no such day"),
        pytest.param("2023-02-29", "暦に2月29日はありません", None, id="no leap year"),
        pytest.param("2021/13/1", "暦に13月1日はありません", None, id="no such month"),
        pytest.param("1600-10-21", "1868〜2099年の外です", None, id="long ago"),
        pytest.param("20210531", NO_DAY, "2021-05-31", id="digits alone"),
        pytest.param("20211331", "暦に13月31日はありません", None, id="digits that are no day"),
    ],
)
def test_days_that_are_none_say_why(text: str, reason: str, suggestion: str | None) -> None:
    assert parse_day(text) == Misread(reason, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        *("", "令和8年6月", "令和8年6月30日ごろ", "明日", "5月31日", "R7", "元年5月1日", "令和3年度5月31日"),
        *("21/5/31", "5/31/2021", "2021-5/31", "令和3年5-31", "2021年5月31", "2021-05-31T10:00"),
        *("③年5月31日", "令和③年5月31日"),
    ],
)
def test_other_days_are_not_read(text: str) -> None:
    assert parse_day(text) == Misread(NO_DAY)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        pytest.param("2027-03-31T23:30:00+00:00", date(2027, 4, 1), id="UTC: 08:30 on the first of April in Japan"),
        pytest.param("2027-03-31T14:59:59+00:00", date(2027, 3, 31), id="UTC: a second before midnight"),
        pytest.param("2027-03-31T15:00:00+00:00", date(2027, 4, 1), id="UTC: midnight"),
        pytest.param("2027-04-01T04:00:00+14:00", date(2027, 3, 31), id="east of Japan"),
        pytest.param("2027-03-31T12:00:00-12:00", date(2027, 4, 1), id="west of Japan"),
    ],
)
def test_today_is_the_day_in_japan(now: str, day: date) -> None:
    assert today(datetime.fromisoformat(now)) == day


def test_today_is_now() -> None:
    before = datetime.now(JAPAN).date()
    assert before <= today() <= datetime.now(JAPAN).date()
