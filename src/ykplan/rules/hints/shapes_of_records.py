"""The right shape of other records that are written as plain words: a city, a measure, an amendment."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ykplan.data.model.fields import readable_figure
from ykplan.data.yaml.fast import Data
from ykplan.rules.hints.asked import DAY, ID, NAME, NUMBER, REASON, STAND_INS, UNIT, YEAR, Misplaced, listed_texts
from ykplan.terms import fiscal

_CODE: Final = re.compile(r"(?<![0-9])[0-9]{5,6}(?![0-9])")


def of_text(misplaced: Misplaced, name: str, before: Mapping[str, Data] | None = None, **behind: Data) -> Data:
    """Return a mapping with the text as one of its fields."""
    return {**(before or {}), name: misplaced.data, **behind} if isinstance(misplaced.data, str) else None


def indicator(misplaced: Misplaced) -> Data:
    """Return an indicator with the given name."""
    target: dict[str, Data] = {"by": YEAR, "value": NUMBER}
    rest: dict[str, Data] = {"kind": "number", "unit": UNIT, "better": "up", "baseline": None, "targets": [target]}
    return {"id": ID, "name": misplaced.data, **rest} if isinstance(misplaced.data, str) else None


def own_grade(misplaced: Misplaced) -> Data:
    """Return a person's grade, with its reason if one is given."""
    # Among the grades of a rubric `grade` is no field; in an entry it is one person's.
    if isinstance(misplaced.data, list) and all(isinstance(text, str) for text in misplaced.data):
        return dict(zip(("grade", "reason"), misplaced.data, strict=True)) if len(misplaced.data) == 2 else None  # noqa: PLR2004
    return of_text(misplaced, "grade", reason=REASON)


def _decided(misplaced: Misplaced, name: str, made: dict[str, Data], **pieces: Callable[[str], bool]) -> Data:
    """Put each text into the first field whose test it passes, or into `name`; return the record."""
    texts = [misplaced.data] if isinstance(misplaced.data, str) else listed_texts(misplaced.data)
    for text in texts:
        if not isinstance(text, str):
            return None
        field = next((field for field, is_one in pieces.items() if is_one(text)), name)
        if made.get(field, "") not in ("", *STAND_INS):
            return None
        made[field] = text
    return dict(made) if texts else None


def municipality(misplaced: Misplaced) -> Data:
    """Return a city with its name, and its code if one is given."""
    texts = [misplaced.data] if isinstance(misplaced.data, str) else listed_texts(misplaced.data)
    words = " ".join(text for text in texts if isinstance(text, str))
    code = _CODE.search(words)
    name = " ".join(_CODE.sub(" ", words).split()).strip("（）() 、,，:：") if code else words.strip()
    return {"name": name or NAME, **({"code": code[0]} if code else {})}


def measure(misplaced: Misplaced) -> Data:
    """Return a measure of the plan with its title, or a year's words on a measure."""
    if year_shape(misplaced):
        return {ID: {"done": misplaced.data}} if isinstance(misplaced.data, str) else None
    if isinstance(misplaced.data, list):
        texts = [text for text in misplaced.data if isinstance(text, str)]
        return {"id": texts[0], "title": texts[1]} if len(texts) == len(misplaced.data) == 2 else None  # noqa: PLR2004
    return of_text(misplaced, "title", {"id": ID})


def survey(misplaced: Misplaced) -> Data:
    """Return a survey as true, false or a tolerance."""
    if misplaced.data in ("true", "false"):
        return misplaced.data
    item = misplaced.data[0] if isinstance(misplaced.data, list) and len(misplaced.data) == 1 else None
    return {"tolerance": item} if isinstance(item, str) and readable_figure(item) is not None else None


def opinion(misplaced: Misplaced) -> Data:
    """Return an opinion, with the response if one is given."""
    if (
        isinstance(misplaced.data, list)
        and len(misplaced.data) == 2  # noqa: PLR2004
        and all(isinstance(text, str) for text in misplaced.data)
    ):
        return dict(zip(("opinion", "response"), misplaced.data, strict=True))
    return of_text(misplaced, "opinion")


def amendment(misplaced: Misplaced) -> Data:
    """Return an amendment with the reason, year and day, as far as given."""
    made: dict[str, Data] = {"from": YEAR, "on": DAY, "reason": REASON}
    if isinstance(misplaced.data, str):
        return made | {"reason": misplaced.data}
    return _decided(misplaced, "reason", made, **{"from": _is_year, "on": _is_day})


def correction_shape(misplaced: Misplaced) -> Data:
    """Return a correction with the old value, day and reason, as far as given."""
    made: dict[str, Data] = {"was": NUMBER, "on": DAY, "reason": REASON}
    if isinstance(misplaced.data, str):
        return made | {"was": misplaced.data}
    return _decided(misplaced, "reason", made, on=_is_day, was=lambda text: readable_figure(text) is not None)


def _is_year(text: str) -> bool:
    return isinstance(fiscal.parse_year(text), int)


def _is_day(text: str) -> bool:
    return isinstance(fiscal.parse_day(text), date)


def year_shape(misplaced: Misplaced) -> bool:
    """Tell whether the data is in a year's file."""
    return any(file.source is misplaced.source for file in misplaced.loaded.years)
