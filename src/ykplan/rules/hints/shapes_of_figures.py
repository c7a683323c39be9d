"""The right shape of periods, baselines, targets and entries that are written as plain words."""

import re
from typing import Final

from ykplan.data.model.fields import readable_figure
from ykplan.data.yaml.fast import Data
from ykplan.rules.hints.asked import NULL, NUMBER, STAGE, YEAR, Misplaced, Slot, listed_texts, slot_at, stages_at
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
    """Split a range of years into its two ends: 令和3年度〜令和7年度, R3-R7, 令和3〜7年度."""
    if lasting := _LASTING.fullmatch(text.strip()):
        year = fiscal.parse_year(lasting["first"])
        return (lasting["first"], fiscal.short(year + int(lasting["years"]) - 1)) if isinstance(year, int) else None
    stretch = _REMARK.sub("", text.strip()).removesuffix("まで").strip()
    ends = next((ends for sign in (_BETWEEN_YEARS, _LISTED_YEARS) if len(ends := sign.split(stretch)) == 2), None)  # noqa: PLR2004  # from and to
    if ends is None:
        return None
    first, last = (end.strip() for end in ends)
    if last[:1].isdecimal() and _year_of(last) is None and (era := re.match(r"\D+", first)):
        last = era[0] + last
    years = _year_of(first), _year_of(last)
    return (years[0], years[1]) if years[0] and years[1] else None


def _year_of(text: str) -> str | None:
    """Return the fiscal year in a text as written; for a day or a month, the fiscal year it is in."""
    if isinstance(fiscal.parse_year(text), int):
        return text
    ended = _AT.sub(lambda match: "年度" if match[0].startswith("年度") else "", text)
    if ended != text and isinstance(fiscal.parse_year(ended), int):
        return ended
    month = _MONTH.fullmatch(text)
    day = fiscal.parse_day(text if month is None or month["rest"].strip("日") else _first_day(month))
    return None if isinstance(day, fiscal.Misread) else fiscal.short(fiscal.year_of(day))


def _first_day(month: re.Match[str]) -> str:
    return f"{month['year']}{month['sign']}{month['month']}" + (
        "月1日" if month["sign"] == "年" else f"{month['sign']}1"
    )


def period(misplaced: Misplaced) -> Data:
    """Return a plan's period from words or a list."""
    texts = misplaced.data if isinstance(misplaced.data, list) else [misplaced.data]
    stretch = "〜".join(text for text in texts if isinstance(text, str) and text)
    years = two_years(stretch) or (stretch if isinstance(fiscal.parse_year(stretch), int) else YEAR, YEAR)
    return {"from": years[0], "to": years[1]}


def baseline_shape(misplaced: Misplaced) -> Data:
    """Return a baseline with the year and the figure or stage given; null for 「—」."""
    if not isinstance(misplaced.data, (str, list)):
        return None
    words, year = _with_year(misplaced.data)
    if words and no_figure_advice(plainly(words)) and year is None:
        return NULL
    return {"year": year or YEAR, **_fields_of(misplaced, words or "")}


def target_shape(misplaced: Misplaced) -> Data:
    """Return a target in the form that the words ask for."""
    if isinstance(misplaced.data, dict):
        return None
    words, year = _with_year(misplaced.data)
    fields: dict[str, Data] = {}
    if words and stages_at(misplaced.loaded, misplaced.source, misplaced.path) is None:
        slot, trend = _slot(misplaced), trend_of(plainly(words), _slot(misplaced))
        fields = {"trend": trend} if trend else dict(target_of(words, slot) or {})
    return {"by": year or YEAR, **(fields or _fields_of(misplaced, words or ""))}


def entry_shape(misplaced: Misplaced) -> Data:
    """Return an entry with the figure, the stage or the reason of absence given."""
    if isinstance(misplaced.data, list):
        return _entry_of(misplaced, [text for text in misplaced.data if isinstance(text, str)])
    if not isinstance(misplaced.data, str):
        return None
    if reason := reason_of(plainly(misplaced.data)):
        return {"absent": reason}
    return _fields_of(misplaced, misplaced.data)


def _entry_of(misplaced: Misplaced, texts: list[str]) -> Data:
    """Return an entry from a list of a result and a note; the file's own year is dropped."""
    year = _file_year(misplaced)
    texts = [text for text in texts if year is None or fiscal.parse_year(text) != year] if len(texts) > 1 else texts
    if not texts or len(texts) > 2 or (len(texts) < len(listed_texts(misplaced.data)) and len(texts) > 1):  # noqa: PLR2004  # and its note
        return None
    made = entry_shape(misplaced._replace(data=texts[0]))
    if len(texts) == len(listed_texts(misplaced.data)) == 1 or not isinstance(made, dict):
        return made
    if len(texts) == 1:
        return None if NUMBER in made.values() else made
    return None if "note" in made or {NUMBER, STAGE} & {*made.values()} else {**made, "note": texts[1]}


def _file_year(misplaced: Misplaced) -> int | None:
    """Return the fiscal year written in a progress file."""
    written = misplaced.source.at(("year",))
    year = fiscal.parse_year(written) if isinstance(written, str) else None
    return year if isinstance(year, int) else None


def _fields_of(misplaced: Misplaced, words: str) -> dict[str, Data]:
    """Return the fields for a text: a stage, a figure, or a placeholder with the text as its note."""
    if (stages := stages_at(misplaced.loaded, misplaced.source, misplaced.path)) is not None:
        return {"stage": words} if words in stages else {"stage": STAGE, **({"note": words} if words else {})}
    slot = _slot(misplaced)
    if (number := value_of(words, slot)) is not None:
        return {"value": plain(number)}
    noted = with_note(words, slot)
    return (
        {"value": noted["value"], "note": noted["note"]}
        if noted
        else {"value": NUMBER, **({"note": words} if words else {})}
    )


def _slot(misplaced: Misplaced) -> Slot:
    return slot_at(misplaced.loaded, misplaced.source, (*misplaced.path, "value"))


def _with_year(data: Data) -> tuple[str | None, str | None]:
    """Split a baseline or a target into its words and its year: 70.7%（R5）, [R5, 70.7]."""
    pieces = [piece for piece in data if isinstance(piece, str)] if isinstance(data, list) else []
    if isinstance(data, str):
        split = (list(match.groups()) for sign in _PAIRS if (match := sign.fullmatch(data.strip())))
        pieces = next((parts for parts in split if sum(map(_is_year, parts)) == 1), [data.strip()])
    years = [piece for piece in pieces if _is_year(piece)]
    if not years and isinstance(data, list):
        years = [piece for piece in pieces if isinstance(fiscal.parse_year(piece), int)]  # [2023, 70.7]
    rest = [piece for piece in pieces if piece not in years]
    if len(years) == 1 and len(rest) <= 1:
        return (rest[0].strip() if rest else None), _year_of(years[0])
    return (data.strip() if isinstance(data, str) else None), None


def _is_year(text: str) -> bool:
    """Tell whether a text is a year and not a figure."""
    return readable_figure(text) is None and _year_of(text) is not None
