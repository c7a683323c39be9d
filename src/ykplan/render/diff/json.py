"""A difference as JSON, version 1; keys are English and never change with the language of the words in it."""

import json

from ykplan.diff import Change, Difference, Moved


def render(found: Difference) -> str:
    """Return the document. `what` and the texts are for people, `kind`, `id` and `year` for programs."""
    document = {
        "version": 1,
        "before": found.before,
        "after": found.after,
        "plan": [_change(each) for each in found.plan],
        "years": [_change(each) for each in found.years],
        "grades": [_moved(each) for each in found.grades],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change) -> dict[str, object]:
    said = {
        "id": change.identity or None,
        "name": change.name or None,
        "year": change.year,
        "kind": change.kind,
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "why": change.why,
    }
    return {key: value for key, value in said.items() if value is not None}


def _moved(moved: Moved) -> dict[str, object]:
    return {
        "id": moved.identity,
        "name": moved.name,
        "year": moved.year,
        "before": moved.before,
        "after": moved.after,
        "because": list(moved.because),
    }
