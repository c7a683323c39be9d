"""What a form was made from, kept in its hidden sheet: read back, it tells whether plan or figures changed since.

One JSON text for the head, then one for each row: every cell of Excel holds 32,767 letters at most.
"""

import json
from datetime import date
from typing import Any, Final

from ykplan.form.value import Form, Row

VERSION: Final = 1


def as_texts(form: Form) -> list[str]:
    """Return a form as texts, the head first, from which `form_of` makes the same form again."""
    head = {"version": VERSION, **form._asdict(), "rows": len(form.rows)}
    head["deadline"] = form.deadline.isoformat() if form.deadline else None
    return [_text(head), *(_text(row._asdict()) for row in form.rows)]


def form_of(texts: list[str]) -> Form | None:
    """Return the form that `as_texts` wrote; None for anything else."""
    try:
        head, *rows = (json.loads(text) for text in texts)
        if head.pop("version") != VERSION or head.pop("rows") != len(rows):
            return None
        deadline = date.fromisoformat(head.pop("deadline")) if head["deadline"] else head.pop("deadline")
        return Form(**head, deadline=deadline, rows=tuple(map(_row, rows)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _row(fields: dict[str, Any]) -> Row:
    history = tuple((int(year), str(said)) for year, said in fields.pop("history"))
    stages = tuple(map(str, fields.pop("stages")))
    entered = {str(name): str(said) for name, said in fields.pop("entered").items()}
    return Row(**fields, history=history, stages=stages, entered=entered)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
