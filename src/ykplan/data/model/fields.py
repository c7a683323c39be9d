"""Field types: the texts of a YAML file turned into figures, years, days and flags, or refused.

A refusal is a pydantic error whose type names what was wanted; the rules put it into words.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainValidator, Strict, StringConstraints
from pydantic_core import PydanticCustomError

from ykplan.terms import fiscal
from ykplan.text.likeness import DRAWN_AS_NOTHING, is_blank, seen

MAX_DIGITS: Final = 28
MAX_PLACES: Final = 6
MAX_COUNTED: Final = 12
_FIGURE: Final = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_COUNT: Final = re.compile(rf"\d{{1,{MAX_COUNTED}}}", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Full-width digits and signs only: NFKC would read 10³ as 103.
_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９．－−", "0123456789.--")
FLAGS: Final = ("false", "true")
BLANK: Final = "string_pattern_mismatch"
"""The kind of error of a text of which nothing is seen, as pydantic calls it."""
# The opposite of words.is_blank, in the dialect of pydantic's own engine: a call of Python for every text takes longer.
_SEEN: Final = rf"[^\s\p{{Cf}}{''.join(sorted(DRAWN_AS_NOTHING))}]"


class FrozenRecord(BaseModel):
    """The base of every record: never changed once made, and with no field but its own."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


def read_figure(text: Any) -> Decimal:
    """Read a figure from its own text: 8, 18.9, -3, ９. Units, commas, signs such as △ and `1_000` are refused."""
    if isinstance(text, str) and is_short(text) and _FIGURE.fullmatch(text):
        return Decimal(text)
    number = readable_figure(text) if isinstance(text, str) else None
    if number is None:
        raise PydanticCustomError("figure", "not a figure")
    return number


def read_count(text: Any) -> int:
    """Read a whole number of zero or more."""
    number = readable_count(text) if isinstance(text, str) else None
    if number is None:
        raise PydanticCustomError("count", "not a whole number")
    return number


def read_places(text: Any) -> int:
    """Read a number of decimal places, at most six."""
    if (number := read_count(text)) <= MAX_PLACES:
        return number
    raise PydanticCustomError("count", "too many places")


def read_fiscal_year(text: Any) -> int:
    """Read a fiscal year in any of the usual ways to write one."""
    if not isinstance(text, str):
        raise PydanticCustomError("fiscal_year", "not a year")
    year = fiscal.parse_year(text)
    if isinstance(year, fiscal.Misread):
        raise PydanticCustomError(
            "fiscal_year", "not a year", {"reason": year.reason, "suggestion": year.suggestion or ""}
        )
    return year


def day(text: Any) -> date:
    """Read a day written as 2026-03-31."""
    parsed = readable_day(text) if isinstance(text, str) else None
    if parsed is None:
        raise PydanticCustomError("day", "not a day")
    return parsed


def flag(text: Any) -> bool:
    """Read `true` or `false`; 「yes」 and 「no」 are refused."""
    if isinstance(text, str) and text in FLAGS:
        return text == "true"
    raise PydanticCustomError("flag", "not true or false")


def was(text: Any) -> Decimal | str:
    """Read what a corrected entry said before: a figure where it is one, else the text."""
    if not isinstance(text, str):
        raise PydanticCustomError("text", "not a text")
    if is_blank(text):
        raise PydanticCustomError(BLANK, "nothing to be seen")
    return figure_or_text(text)


def figure_or_text(text: str) -> Decimal | str:
    """Return a text as a figure if it is written as one, else as it is."""
    return Decimal(text) if canonical_figure(text) and is_short(text) else text


def read_section(text: str) -> str:
    """Read the name of a section as it looks, so that look-alike spellings do not make two sections."""
    return seen(text).strip()


def one_or_more(value: Any) -> Any:
    """Wrap a single value in a list, so that one or many may be written."""
    return value if isinstance(value, list) else [value]


def nothing_is_empty(value: Any) -> Any:
    """Read a mapping without a value as an empty one."""
    return {} if value is None else value


def nothing_is_empty_inside(value: Any) -> Any:
    """Read a mapping, or one inside it, without a value as an empty one."""
    if isinstance(value, dict) and None in value.values():
        return {key: {} if inside is None else inside for key, inside in value.items()}
    return nothing_is_empty(value)


def is_short(figure: str) -> bool:
    """Tell whether a plain figure has no more digits than are kept, not counting sign and point."""
    return len(figure) <= MAX_DIGITS + 2 and sum(map(str.isdigit, figure)) <= MAX_DIGITS


def readable_figure(text: str) -> Decimal | None:
    """Parse a figure, in usual or unusual writing; None where the text is not one."""
    if not _FIGURE.fullmatch(text):
        text = _plain(text)
    return Decimal(text) if _FIGURE.fullmatch(text) and is_short(text) else None


def readable_count(text: str) -> int | None:
    """Parse a whole number, in usual or unusual writing; None where the text is not one."""
    return int(plain) if _COUNT.fullmatch(plain := _plain(text)) else None


def readable_day(text: str) -> date | None:
    """Parse a day, in full-width letters too; None where the text is not one, or not in the calendar."""
    if not _DAY.fullmatch(plain := _plain(text)):
        return None
    try:
        return date.fromisoformat(plain)
    except ValueError:
        return None


def canonical_figure(text: str) -> bool:
    """Tell whether a figure is in its usual writing: ASCII digits and nothing around them."""
    return _FIGURE.fullmatch(text) is not None


def _plain(text: str) -> str:
    return text.strip().translate(_HALF_WIDTH) if len(text) <= 2 * MAX_DIGITS else ""


T = TypeVar("T")
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, pattern=_SEEN)]
Section: TypeAlias = Annotated[Text, AfterValidator(read_section)]
Amount: TypeAlias = Annotated[Decimal, PlainValidator(read_figure)]
Count: TypeAlias = Annotated[int, PlainValidator(read_count)]
Places: TypeAlias = Annotated[int, PlainValidator(read_places)]
FiscalYear: TypeAlias = Annotated[int, PlainValidator(read_fiscal_year)]
Day: TypeAlias = Annotated[date, PlainValidator(day)]
Flag: TypeAlias = Annotated[bool, PlainValidator(flag)]
Was: TypeAlias = Annotated[Decimal | str, PlainValidator(was)]
Several: TypeAlias = Annotated[tuple[T, ...], Strict(strict=False)]
OneOrMore: TypeAlias = Annotated[tuple[T, ...], Strict(strict=False), BeforeValidator(one_or_more)]
