"""What a form was made from, kept in its hidden sheet: read back, it tells whether plan or figures changed since.

One JSON text for the head, then one for each row. Every cell of Excel holds 32,767 letters at most: a longer text goes
on in the cells below it, each of which begins with +.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ykplan.form.value import FIELDS, Form, FormRow
from ykplan.platform.excel import LONGEST
from ykplan.terms import fiscal
from ykplan.terms.absence import LABELS

VERSION: Final = 1
_MORE: Final = "+"
# Letters beyond U+FFFF are two by Excel's count; the + is one more.
_PIECE: Final = LONGEST // 2 - 1
# What no XML holds, and what Excel would read as a letter's number (_x0041_), are written as JSON's own \u….
_UNSAFE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]|_(?=x)")


def as_texts(form: Form) -> list[str]:
    """Return a form as texts that a cell holds each, the head first, from which `form_of` makes the same form again."""
    head = {"version": VERSION, **form._asdict(), "rows": len(form.rows)}
    head["deadline"] = form.deadline.isoformat() if form.deadline else None
    texts = (_text(head), *(_text(row._asdict()) for row in form.rows))
    return [piece for text in texts for piece in _pieces(text)]


def form_of(texts: list[str]) -> Form | None:
    """Return the form that `as_texts` wrote; None for anything else."""
    try:
        head, *rows = map(_value, _joined(texts))
        if head.pop("version") != VERSION or head.pop("rows") != len(rows):
            return None
        deadline = date.fromisoformat(head.pop("deadline")) if head["deadline"] else head.pop("deadline")
        form = Form(**head, deadline=deadline, rows=tuple(map(_row, rows)))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None
    return form if _is_sound(form) else None


def _is_sound(form: Form) -> bool:
    """Tell whether every field is of its own kind, whatever somebody wrote into the hidden sheet."""
    texts = [form.plan, form.municipality, form.section]
    texts += [text for row in form.rows for text in (row.identity, row.measure, row.name, row.unit)]
    texts += [text for row in form.rows for text in (row.baseline, row.targets, row.definition)]
    flags = [flag for row in form.rows for flag in (row.share, row.survey, row.signed)]
    return (
        type(form.year) is int
        and fiscal.FIRST <= form.year <= fiscal.LAST
        and all(isinstance(text, str) for text in texts)
        and all(isinstance(flag, bool) for flag in flags)
        and all(set(row.entered) <= set(FIELDS) and row.entered.get("absent", "ended") in LABELS for row in form.rows)
    )


def _row(fields: dict[str, Any]) -> FormRow:
    history = tuple((int(year), str(text)) for year, text in fields.pop("history"))
    stages = tuple(map(str, fields.pop("stages")))
    entered = {str(name): str(text) for name, text in fields.pop("entered").items()}
    return FormRow(**fields, history=history, stages=stages, entered=entered)


def _value(text: str) -> Any:
    """Return what a JSON text says; a half of a letter in it, which nobody could print or write, is an error."""
    value = json.loads(text)
    json.dumps(value, ensure_ascii=False).encode()
    return value


def _text(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _pieces(text: str) -> Iterator[str]:
    yield text[:_PIECE]
    yield from (_MORE + text[at : at + _PIECE] for at in range(_PIECE, len(text), _PIECE))


def _joined(texts: list[str]) -> list[str]:
    whole: list[str] = []
    for text in texts:
        if whole and text.startswith(_MORE):
            whole[-1] += text.removeprefix(_MORE)
        else:
            whole.append(text)
    return whole
