"""What a mapping says whose names are words of the plan and no fields: `{R5: 100}`, `[{R10: 120}]`, `{R3: R7}`."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from ykplan.data.model.fields import readable_count, readable_figure
from ykplan.data.yaml.fast import Data
from ykplan.rules.hints.asked import Misplaced
from ykplan.rules.hints.shapes_of_rubric import BOUNDED, MODES
from ykplan.terms import fiscal

_A_MARK: Final = re.compile(r"\W|[A-Za-zＡ-Ｚ]")
_CITY_OR_CODE: Final = re.compile(r"[0-9]{5,6}|.*[都道府県市区町村]")
_NUMBER_OF_MEASURE: Final = re.compile(r"[0-9]+(?:-[0-9]+)*")


def pairs(misplaced: Misplaced) -> list[list[Data]] | None:
    """Return each name with what stands behind it, where all names are words of the kind that is asked for there.

    None for a mapping with any other name: a field, or one that is misspelt.
    """
    is_said = _kind(misplaced)
    if is_said is None or not isinstance(misplaced.data, dict) or not misplaced.data:
        return None
    read = all(is_said(name) and not isinstance(value, list) for name, value in misplaced.data.items())
    return [[_unmistakable(is_said, name), value] for name, value in misplaced.data.items()] if read else None


def made_of(misplaced: Misplaced, pair: list[Data], make: Callable[[Misplaced], Data]) -> Data:
    """Return the mapping that a name and what stands behind it are together, as `make` reads the two."""
    name, value = pair
    if not isinstance(value, dict):
        return make(misplaced._replace(data=[name] if value is None else pair))
    # {R5: {value: 70}}: only the name has to become a field.
    made = make(misplaced._replace(data=[name]))
    field = next((field for field, text in made.items() if text == name), None) if isinstance(made, dict) else None
    return None if field is None else {field: name, **value}


def _kind(misplaced: Misplaced) -> Callable[[str], bool] | None:
    if misplaced.field in BOUNDED:
        return _is_figure
    if misplaced.path[:1] == ("entries",) and len(misplaced.path) == 2:  # noqa: PLR2004  # entries, 1-3-1
        return lambda name: _is_figure(name) or _is_year(name)
    return _KINDS.get(misplaced.field)


def _is_year(name: str) -> bool:
    return isinstance(fiscal.parse_year(name), int)


def _unmistakable(is_said: Callable[[str], bool], name: str) -> str:
    """Return a year in digits alone so that it is no figure any more: of {2023: 2010} the name is the year."""
    return f"{name}年度" if is_said is _is_year and name.isdecimal() else name


def _is_figure(name: str) -> bool:
    return readable_figure(name) is not None


_KINDS: Final[dict[str, Callable[[str], bool]]] = {
    "period": _is_year,
    "baseline": _is_year,
    "targets": _is_year,
    "amendments": lambda name: _is_year(name) or isinstance(fiscal.parse_day(name), date),
    "corrected": _is_figure,
    "tolerance": _is_figure,
    "survey": _is_figure,
    "rounding": lambda name: readable_count(name) is not None or name in MODES,
    "municipality": lambda name: _CITY_OR_CODE.fullmatch(name) is not None,
    "measures": lambda name: _NUMBER_OF_MEASURE.fullmatch(name) is not None,
    "rubric": lambda name: _A_MARK.fullmatch(name) is not None,
    "grades": lambda name: _A_MARK.fullmatch(name) is not None,
    "grade": lambda name: _A_MARK.fullmatch(name) is not None,
}
