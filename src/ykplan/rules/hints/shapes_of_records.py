"""The right form of the records of a plan and a year: a city, a measure, an amendment, an opinion; from words alone."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ykplan.data.model.fields import readable_figure
from ykplan.data.yaml.fast import Data
from ykplan.rules.hints.asked import DAY, ID, NAME, NUMBER, REASON, STAND_INS, UNIT, YEAR, Misplaced, listed_texts
from ykplan.terms import fiscal

_CODE: Final = re.compile(r"(?<![0-9])[0-9]{5,6}(?![0-9])")


def of_text(found: Misplaced, name: str, before: Mapping[str, Data] | None = None, **behind: Data) -> Data:
    """Return a mapping in which one field is the text that stands there."""
    return {**(before or {}), name: found.data, **behind} if isinstance(found.data, str) else None


def indicator(found: Misplaced) -> Data:
    """Return an indicator by its name."""
    target: dict[str, Data] = {"by": YEAR, "value": NUMBER}
    rest: dict[str, Data] = {"kind": "number", "unit": UNIT, "better": "up", "baseline": None, "targets": [target]}
    return {"id": ID, "name": found.data, **rest} if isinstance(found.data, str) else None


def own_grade(found: Misplaced) -> Data:
    """Return a person's grade, with its reason where that stands beside it."""
    # Among the grades of a rubric `grade` is no field; in an entry it is one person's.
    if isinstance(found.data, list) and all(isinstance(each, str) for each in found.data):
        return dict(zip(("grade", "reason"), found.data, strict=True)) if len(found.data) == 2 else None  # noqa: PLR2004
    return of_text(found, "grade", reason=REASON)


def _decided(found: Misplaced, name: str, made: dict[str, Data], **pieces: Callable[[str], bool]) -> Data:
    """Return `made` with each of several texts in the first field whose kind it is of; what is of none is `name`."""
    texts = [found.data] if isinstance(found.data, str) else listed_texts(found.data)
    for each in texts:
        if not isinstance(each, str):
            return None
        field = next((field for field, is_one in pieces.items() if is_one(each)), name)
        if made.get(field, "") not in ("", *STAND_INS):
            return None
        made[field] = each
    return dict(made) if texts else None


def municipality(found: Misplaced) -> Data:
    """Return a city by its name, and by its code where that stands beside it."""
    texts = [found.data] if isinstance(found.data, str) else listed_texts(found.data)
    said = " ".join(each for each in texts if isinstance(each, str))
    code = _CODE.search(said)
    name = " ".join(_CODE.sub(" ", said).split()).strip("（）() 、,，:：") if code else said.strip()
    return {"name": name or NAME, **({"code": code[0]} if code else {})}


def measure(found: Misplaced) -> Data:
    """Return a measure of the plan by its title, or a year's words on one."""
    if year_shape(found):
        return {ID: {"done": found.data}} if isinstance(found.data, str) else None
    if isinstance(found.data, list):
        texts = [each for each in found.data if isinstance(each, str)]
        return {"id": texts[0], "title": texts[1]} if len(texts) == len(found.data) == 2 else None  # noqa: PLR2004
    return of_text(found, "title", {"id": ID})


def survey(found: Misplaced) -> Data:
    """Return whether it is a survey, or within how much it counts as unchanged."""
    if found.data in ("true", "false"):
        return found.data
    said = found.data[0] if isinstance(found.data, list) and len(found.data) == 1 else None
    return {"tolerance": said} if isinstance(said, str) and readable_figure(said) is not None else None


def opinion(found: Misplaced) -> Data:
    """Return an opinion, with the answer where that stands beside it."""
    if isinstance(found.data, list) and len(found.data) == 2 and all(isinstance(each, str) for each in found.data):  # noqa: PLR2004
        return dict(zip(("opinion", "response"), found.data, strict=True))
    return of_text(found, "opinion")


def amendment(found: Misplaced) -> Data:
    """Return an amendment by its reason, its year and its day, as far as they are said."""
    made: dict[str, Data] = {"from": YEAR, "on": DAY, "reason": REASON}
    if isinstance(found.data, str):
        return made | {"reason": found.data}
    return _decided(found, "reason", made, **{"from": _is_year, "on": _is_day})


def correction_shape(found: Misplaced) -> Data:
    """Return a correction by what was, the day and the reason, as far as they are said."""
    made: dict[str, Data] = {"was": NUMBER, "on": DAY, "reason": REASON}
    if isinstance(found.data, str):
        return made | {"was": found.data}
    return _decided(found, "reason", made, on=_is_day, was=lambda each: readable_figure(each) is not None)


def _is_year(text: str) -> bool:
    return isinstance(fiscal.parse_year(text), int)


def _is_day(text: str) -> bool:
    return isinstance(fiscal.parse_day(text), date)


def year_shape(found: Misplaced) -> bool:
    """Tell whether it stands in the file of a year."""
    return any(file.source is found.source for file in found.loaded.years)
