"""The right form of what an indicator says: its years, its baseline, a target, an entry; from words alone."""

import re
from typing import Final

from ykplan.data.model.fields import readable_figure
from ykplan.data.yaml.fast import Data
from ykplan.rules.hints.asked import NULL, NUMBER, STAGE, YEAR, Asked, Misplaced, asked_at, listed_texts, stages_at
from ykplan.rules.hints.figure_words import no_figure_advice, reason_of, trend_of
from ykplan.rules.hints.figures import target_of, value_of, with_note
from ykplan.rules.hints.quantity import plainly
from ykplan.terms import fiscal
from ykplan.text.figures import plain

_BETWEEN_YEARS: Final = re.compile(r" *(?:から|[~〜～―—–－ー]|-(?!\d\d-)) *")
_LASTING: Final = re.compile(
    r"(?P<first>.+?) *(?:から|より)の? *(?P<years>[1-9]\d?) *(?:年間|[かカヶケ箇]年間?)", re.ASCII
)
# 令和6年度, 令和10年度; R6 to R10; of what has no sign between them.
_LISTED_YEARS: Final = re.compile(r" *[,、，] *| +to +| +")
_REMARK: Final = re.compile(r" *[（(][^（）()]*[）)]\Z")
# 令和11年3月, 2029/3 and 2029/3/31 are days of a fiscal year that began before.
_MONTH: Final = re.compile(r"(?P<year>.+?)(?P<sign>年|[/.-]) ?(?P<month>\d{1,2})月?(?P<rest>.*)", re.ASCII)
_AT: Final = re.compile(r"(?:年度)?(?:末|現在|時点|までに?|中)+\Z")
# 70.7%（R5）, （R5）70.7%, R5 70.7%, R10までに80%.
_PAIRS: Final = tuple(
    map(
        re.compile,
        (
            r"(.+?) ?[（(]([^（）()]+)[）)]",
            r"[（(]([^（）()]+)[）)] ?(.+)",
            r"(\S+) +(.+)",
            r"(.+?(?:までに?|末|現在|時点))[にのは]? ?(.+)",
            r"(.+?)(?:に|は|[=＝:：/／]) ?(.+)",
        ),
    )
)


def two_years(text: str) -> tuple[str, str] | None:
    """Return the two years that a stretch of years names: 令和3年度〜令和7年度, R3-R7; 令和3〜7年度 names one era."""
    if lasting := _LASTING.fullmatch(text.strip()):
        year = fiscal.parse_year(lasting["first"])
        return (lasting["first"], fiscal.short(year + int(lasting["years"]) - 1)) if isinstance(year, int) else None
    said = _REMARK.sub("", text.strip()).removesuffix("まで").strip()
    ends = next((ends for sign in (_BETWEEN_YEARS, _LISTED_YEARS) if len(ends := sign.split(said)) == 2), None)  # noqa: PLR2004  # from and to
    if ends is None:
        return None
    first, last = (each.strip() for each in ends)
    if last[:1].isdecimal() and _year_of(last) is None and (era := re.match(r"\D+", first)):
        last = era[0] + last
    years = _year_of(first), _year_of(last)
    return (years[0], years[1]) if years[0] and years[1] else None


def _year_of(text: str) -> str | None:
    """Return the fiscal year that a text names, as it is written; of a day or a month, the one that it is in."""
    if isinstance(fiscal.parse_year(text), int):
        return text
    ended = _AT.sub(lambda found: "年度" if found[0].startswith("年度") else "", text)
    if ended != text and isinstance(fiscal.parse_year(ended), int):
        return ended
    found = _MONTH.fullmatch(text)
    day = fiscal.parse_day(text if found is None or found["rest"].strip("日") else _first_day(found))
    return None if isinstance(day, fiscal.Misread) else fiscal.short(fiscal.year_of(day))


def _first_day(month: re.Match[str]) -> str:
    return f"{month['year']}{month['sign']}{month['month']}" + (
        "月1日" if month["sign"] == "年" else f"{month['sign']}1"
    )


def period(found: Misplaced) -> Data:
    """Return the two years of a plan: those that are said, in words or as a list."""
    texts = found.data if isinstance(found.data, list) else [found.data]
    said = "〜".join(each for each in texts if isinstance(each, str) and each)
    years = two_years(said) or (said if isinstance(fiscal.parse_year(said), int) else YEAR, YEAR)
    return {"from": years[0], "to": years[1]}


def baseline_shape(found: Misplaced) -> Data:
    """Return a baseline with what is said of it: its year, its figure or stage; nothing for 「—」."""
    if not isinstance(found.data, (str, list)):
        return None
    words, year = _with_year(found.data)
    if words and no_figure_advice(plainly(words)) and year is None:
        return NULL
    return {"year": year or YEAR, **_said(found, words or "")}


def target_shape(found: Misplaced) -> Data:
    """Return a target in the form that says what the words do."""
    if isinstance(found.data, dict):
        return None
    words, year = _with_year(found.data)
    said: dict[str, Data] = {}
    if words and stages_at(found.loaded, found.source, found.path) is None:
        asked, trend = _asked(found), trend_of(plainly(words), _asked(found))
        said = {"trend": trend} if trend else dict(target_of(words, asked) or {})
    return {"by": year or YEAR, **(said or _said(found, words or ""))}


def entry_shape(found: Misplaced) -> Data:
    """Return an entry with what is said: a figure, a stage, or the reason for having none."""
    if isinstance(found.data, list):
        return _entry_of(found, [each for each in found.data if isinstance(each, str)])
    if not isinstance(found.data, str):
        return None
    if reason := reason_of(plainly(found.data)):
        return {"absent": reason}
    return _said(found, found.data)


def _entry_of(found: Misplaced, texts: list[str]) -> Data:
    """Return an entry with what two texts say: a figure, a stage or a reason, and a note; the file's own year goes."""
    year = _said_year(found)
    texts = [each for each in texts if year is None or fiscal.parse_year(each) != year] if len(texts) > 1 else texts
    if not texts or len(texts) > 2 or (len(texts) < len(listed_texts(found.data)) and len(texts) > 1):  # noqa: PLR2004  # and its note
        return None
    made = entry_shape(found._replace(data=texts[0]))
    if len(texts) == len(listed_texts(found.data)) == 1 or not isinstance(made, dict):
        return made
    if len(texts) == 1:
        return None if NUMBER in made.values() else made
    return None if "note" in made or {NUMBER, STAGE} & {*made.values()} else {**made, "note": texts[1]}


def _said_year(found: Misplaced) -> int | None:
    """Return the fiscal year that a progress file says it is of."""
    said = found.source.at(("year",))
    year = fiscal.parse_year(said) if isinstance(said, str) else None
    return year if isinstance(year, int) else None


def _said(found: Misplaced, words: str) -> dict[str, Data]:
    """Return the fields that say of an indicator what a text says: a stage, a figure, or one with its note."""
    if (stages := stages_at(found.loaded, found.source, found.path)) is not None:
        return {"stage": words} if words in stages else {"stage": STAGE, **({"note": words} if words else {})}
    asked = _asked(found)
    if (number := value_of(words, asked)) is not None:
        return {"value": plain(number)}
    noted = with_note(words, asked)
    return (
        {"value": noted["value"], "note": noted["note"]}
        if noted
        else {"value": NUMBER, **({"note": words} if words else {})}
    )


def _asked(found: Misplaced) -> Asked:
    return asked_at(found.loaded, found.source, (*found.path, "value"))


def _with_year(data: Data) -> tuple[str | None, str | None]:
    """Return what a baseline or a target says, and the year that stands beside it: 70.7%（R5）, [R5, 70.7]."""
    pieces = [each for each in data if isinstance(each, str)] if isinstance(data, list) else []
    if isinstance(data, str):
        split = (list(found.groups()) for sign in _PAIRS if (found := sign.fullmatch(data.strip())))
        pieces = next((each for each in split if sum(map(_is_year, each)) == 1), [data.strip()])
    years = [each for each in pieces if _is_year(each)]
    if not years and isinstance(data, list):
        years = [each for each in pieces if isinstance(fiscal.parse_year(each), int)]  # [2023, 70.7]
    rest = [each for each in pieces if each not in years]
    if len(years) == 1 and len(rest) <= 1:
        return (rest[0].strip() if rest else None), _year_of(years[0])
    return (data.strip() if isinstance(data, str) else None), None


def _is_year(text: str) -> bool:
    """Tell whether a text names a year and no figure."""
    return readable_figure(text) is None and _year_of(text) is not None
