"""A difference as JSON, version 1; keys are English and never change with the language of the words in it."""

from ykplan.comparison.change import Change, Difference, Moved
from ykplan.text.inert import in_json


def render(difference: Difference) -> str:
    """Return the document. `what` and the texts are for people, `kind`, `id` and `year` for programs."""
    document = {
        "version": 1,
        "before": difference.before,
        "after": difference.after,
        "plan": [_change(change) for change in difference.plan],
        "years": [_change(change) for change in difference.years],
        "grades": [_moved(grade) for grade in difference.grades],
    }
    return in_json(document)


def _change(change: Change) -> dict[str, object]:
    fields = {
        "id": change.identity or None,
        "name": change.name or None,
        "year": change.year,
        "kind": change.kind,
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "why": change.why,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _moved(moved: Moved) -> dict[str, object]:
    return {
        "id": moved.identity,
        "name": moved.name,
        "year": moved.year,
        "before": moved.before,
        "after": moved.after,
        "because": list(moved.because),
    }
