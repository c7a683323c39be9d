"""A published figure put right: what it was, when and why, kept beside the new one."""

from collections.abc import Mapping
from datetime import date

from ykplan.model.fields import readable_figure
from ykplan.model.progress import RESULT
from ykplan.source import Data
from ykplan.words import ABSENT


def said(fields: Mapping[str, Data]) -> str | None:
    """Return what an entry says of its figure, as a correction names it: 9, 設置・運用, 調査年でない."""
    written = next(((name, value) for name in RESULT if isinstance(value := fields.get(name), str)), None)
    if written is None:
        return None
    name, value = written
    number = readable_figure(value) if name == "value" else None
    if number is not None:
        return f"{number:f}"
    return ABSENT.get(value, value) if name == "absent" else value


def correction(before: str, day: date, reason: str) -> dict[str, str]:
    """Return a correction as it is written."""
    return {"was": before, "on": day.isoformat(), "reason": reason}
