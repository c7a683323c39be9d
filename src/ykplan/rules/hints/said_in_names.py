"""Mappings whose keys are values of the plan instead of fields: `{R5: 100}`, `[{R10: 120}]`, `{R3: R7}`."""

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
    """Return the key-value pairs of a mapping whose keys are all of the kind that belongs there, or None.

    A mapping with any other key, such as a field or a misspelt one, gives None.
    """
    is_said = _kind(misplaced)
    if is_said is None or not isinstance(misplaced.data, dict) or not misplaced.data:
        return None
    read = all(is_said(name) and not isinstance(value, list) for name, value in misplaced.data.items())
    return [[_unmistakable(is_said, name), value] for name, value in misplaced.data.items()] if read else None


def made_of(misplaced: Misplaced, pair: list[Data], make: Callable[[Misplaced], Data]) -> Data:
    """Build the mapping that a key and its value were meant to be, using `make`."""
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
    """Mark a year in bare digits as a year, so that it is not read as a figure: {2023: 2010}."""
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
