"""Fiscal years: 2024 ⇄ 令和6年度.

A fiscal year (年度) runs from 1 April to 31 March and is held as the `int` of the year in which it starts.
An era's first fiscal year is the one that starts after the era began, but a year already begun keeps
both names: 平成31年度 and 令和元年度 are both 2019, since the era changed on 1 May 2019.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final, NamedTuple


class Era(NamedTuple):
    """An era (元号): its name, its letter, and the day on which it began."""

    name: str
    letter: str
    began: date

    @property
    def zero(self) -> int:
        """Return the year before its first, from which its years count."""
        return self.began.year - 1

    @property
    def last(self) -> int:
        """Return its last fiscal year: the one in which the next era began."""
        later = [era.began for era in ERAS if era.began > self.began]
        return year_of(min(later) - timedelta(days=1)) if later else LAST


ERAS: Final = (
    Era("令和", "R", date(2019, 5, 1)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("明治", "M", date(1868, 1, 25)),
)
"""Every era, the latest first; all that is known of one stands here."""
NAMES: Final = "|".join(era.name for era in ERAS)
"""The names of the eras, as alternatives of a pattern."""
LETTERS: Final = "".join(era.letter for era in ERAS)
"""The letters of the eras, as a class of a pattern holds them."""
JAPAN: Final = timezone(timedelta(hours=9), "JST")
"""Japan's time: it has had no other since 1952, and needs no table of the world's zones."""
UNREAD: Final = "年度として読めません"
"""The reason that tells nothing more."""
NO_DAY: Final = "日付として読めません"
FIRST: Final = 1868
LAST: Final = 2099
_MOST: Final = 99
_APRIL: Final = 4
_ERA = rf"(?:(?P<letter>[{LETTERS}{LETTERS.lower()}])|(?P<name>{NAMES}))"
_SPELLED = re.compile(rf"{_ERA} ?(?P<count>元|\d{{1,3}}) ?(?:年度)?")
# 令和3年5月31日, R3.5.31, 2021/5/31, 2021-05-31: one kind of sign throughout.
_DAY = re.compile(
    rf"{_ERA}? ?(?P<count>元|\d{{1,4}}) ?"
    r"(?:(?P<word>年)|(?P<sign>[-/.])) ?(?P<month>\d{1,2}) ?(?(word)月|(?P=sign)) ?(?P<day>\d{1,2})(?(word) ?日)",
    re.ASCII,
)
_DAY_IN_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_WESTERN = re.compile(r"(?P<year>\d{4}) ?(?:年度)?")
USUAL: Final = rf"(?:[{LETTERS}][1-9]\d?|(?:{NAMES})(?:元|[1-9]\d?)(?:年度)?|\d{{4}}(?:年度)?)"
"""The recommended ways to write a year, as a pattern: R6, 令和6年度, 令和6, 2024."""
_CANONICAL = re.compile(USUAL, re.ASCII)


class Misread(NamedTuple):
    """Why a text is not a fiscal year, and what may have been meant (or None)."""

    reason: str
    suggestion: str | None = None


@lru_cache(maxsize=1024)  # a plan names the same few years over and over
def parse_year(text: str) -> int | Misread:
    """Parse a fiscal year, or return why the text is not one.

    Reads R6, 令和6年度, 令和6, 2024, 2024年度, H31, 令和元年度, in full-width letters and with spaces too.
    「令和6年」 is a calendar year and is not guessed at.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not text.isascii() and any(letter.isdigit() and not letter.isdecimal() for letter in text):
        return Misread(UNREAD)  # ① or ², which NFKC would take for 1 and 2
    if western := _WESTERN.fullmatch(plain):
        return _within(int(western["year"]))
    if spelled := _SPELLED.fullmatch(plain):
        return _of_era(_era(spelled), 1 if spelled["count"] == "元" else int(spelled["count"]))
    if plain.endswith("年") and isinstance(year := parse_year(plain + "度"), int):
        return Misread("暦年の書き方です", f"{show_year(year)}（{short(year)}）")
    return Misread(UNREAD)


def canonical(text: str) -> bool:
    """Tell whether `text` is one of the recommended ways to write a year (R6, 令和6年度, 令和6, 2024)."""
    return _CANONICAL.fullmatch(text) is not None


def show_year(year: int) -> str:
    """Format a fiscal year in full: 2024 → 令和6年度, 2019 → 令和元年度."""
    era = _era_of(year)
    count = year - era.zero
    return f"{era.name}{'元' if count == 1 else count}年度"


def show_day(day: date) -> str:
    """Format a day as in official documents: 2026-11-23 → 令和8年11月23日; the first year of an era is 元年."""
    era = _era_on(day)
    if era is None:
        return f"{day.year}年{day.month}月{day.day}日"
    count = day.year - era.zero
    return f"{era.name}{'元' if count == 1 else count}年{day.month}月{day.day}日"


def year_of(day: date) -> int:
    """Return the fiscal year that a day is in."""
    return day.year - (day.month < _APRIL)


def today(now: datetime | None = None) -> date:
    """Return today's date in Japan, whatever the machine's time zone; `now` overrides the clock."""
    return (now or datetime.now(JAPAN)).astimezone(JAPAN).date()


def parse_day(text: str) -> date | Misread:
    """Parse a day, or return why the text is not one.

    Reads 2021-05-31, 2021/5/31, 令和3年5月31日 and R3.5.31, in full-width letters and with spaces too. The years of an
    era count from the day on which it began to the one before the next.
    """
    plain = unicodedata.normalize("NFKC", text).strip().translate(_DASHES)
    if any(letter.isdigit() and not letter.isdecimal() for letter in text):
        return Misread(NO_DAY)  # ① or ², as for years
    if (match := _DAY.fullmatch(plain)) is None:
        return _almost_a_day(plain)
    era = _era(match) if match["letter"] or match["name"] else None
    count = 1 if match["count"] == "元" else int(match["count"])
    if era is None and (match["count"] == "元" or len(match["count"]) < 4):  # noqa: PLR2004  # 21/5/31 may be any year
        return Misread(NO_DAY)
    if era and not 1 <= count <= _MOST:
        return Misread(f"{era.name}{count}年はありません")
    year = era.zero + count if era else count
    return _day_of(year, int(match["month"]), int(match["day"]), era)


def _day_of(year: int, month: int, day: int, era: Era | None) -> date | Misread:
    if not FIRST <= year <= LAST:
        return Misread(f"{FIRST}〜{LAST}年の外です")
    try:
        result = date(year, month, day)
    except ValueError:
        return Misread(f"暦に{month}月{day}日はありません")
    if era and _era_on(result) != era:
        return Misread(f"その日は{era.name}ではありません", f"{show_day(result)}（{result}）")
    return result


def _almost_a_day(plain: str) -> Misread:
    """Return why a text is not a day, with a suggestion where it is certain."""
    if digits := _DAY_IN_DIGITS.fullmatch(plain):
        year, month, day = map(int, digits.groups())
        meant = _day_of(year, month, day, None)
        return meant if isinstance(meant, Misread) else Misread(NO_DAY, str(meant))
    return Misread(NO_DAY)


def short(year: int) -> str:
    """Format a fiscal year in short: 2024 → R6."""
    era = _era_of(year)
    return f"{era.letter}{year - era.zero}"


def _within(year: int) -> int | Misread:
    return year if FIRST <= year <= LAST else Misread(f"{FIRST}〜{LAST}年度の外です")


def _of_era(era: Era, count: int) -> int | Misread:
    year = era.zero + count
    if count < 1:
        return Misread(f"{era.name}に{count}年度はありません")
    if year > era.last:
        later = show_year(year) if year <= LAST else None
        return Misread(f"{era.name}{count}年度はありません", later)
    return year


def _era(match: re.Match[str]) -> Era:
    wanted = match["name"] or match["letter"].upper()
    return next(era for era in ERAS if wanted in (era.name, era.letter))


def _era_on(day: date) -> Era | None:
    return next((era for era in ERAS if day >= era.began), None)


def _era_of(year: int) -> Era:
    return next((era for era in ERAS if year > era.zero), ERAS[-1])
