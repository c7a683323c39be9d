"""A data folder in whose every text something stands that a spreadsheet might run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from tests.folder import write_yaml
from ykplan.data.model.plan import Plan
from ykplan.data.model.progress import Progress, Settings

# Not texts of people's own: a code of six digits, the name of a shipped rubric, of a file beside the data.
NOT_FREE = {("Municipality", "code"), ("Plan", "rubric"), ("Settings", "logo")}


def write_poisoned(folder: Path, poison: str) -> Path:
    """Write a plan, two years and the report's settings, each text being `poison` and a number of its own."""
    count = iter(range(10_000))

    def text() -> str:
        return poison.format(next(count))

    stages = [text(), text(), text()]
    ids, measure, mark = [text(), text()], text(), text()
    amended = {"from": "R7", "on": "2025-03-31", "reason": text(), "name": text(), "source": text(), "section": text()}
    common = ("name", "section", "source", "definition", "notes")
    target = {"label": text(), "note": text()}
    numbers = {
        "id": ids[0],
        **{field: text() for field in common},
        "items": [text()],
        "kind": "number",
        "unit": text(),
        "better": "up",
        "survey": "true",
        "baseline": {"year": "R5", "value": "8", "items": [text()], "source": text(), "note": text()},
        "targets": [{"by": "R8", "value": "10", **target}, {"by": "R10", "value": "12"}],
        "amendments": [{**amended, "definition": text(), "unit": text(), "baseline": {"year": "R5", "value": "9"}}],
    }
    steps = {
        "id": ids[1],
        **{field: text() for field in common},
        "items": [text()],
        "kind": "stage",
        "stages": stages,
        "baseline": {"year": "R5", "stage": stages[0], "items": [text()], "source": text(), "note": text()},
        "targets": [{"by": "R10", "stage": stages[2], **target}],
        "amendments": [{**amended, "definition": text(), "stages": [*stages, text()]}],
    }
    plan = {
        "title": text(),
        "municipality": {"name": text()},
        "period": {"from": "R6", "to": "R10"},
        "rubric": {
            "grades": [{"mark": mark, "name": text(), "when": {"met": "true"}}, {"mark": text(), "name": text()}]
        },
        "notes": text(),
        "glossary": {text(): text()},
        "measures": [
            {
                "id": measure,
                "title": text(),
                "visions": [text()],
                "summary": text(),
                "notes": text(),
                "indicators": [numbers, steps],
            }
        ],
    }
    (folder / "progress").mkdir(parents=True)
    write_yaml(folder / "plan.yaml", plan)
    for year in ("2024", "2025"):
        words = {field: text() for field in ("done", "issues", "next")}
        about = {
            **{field: text() for field in ("note", "source", "reported_by")},
            **words,
            "items": [text()],
            "grade": {"grade": mark, "reason": text()},
        }
        was = [{"was": text(), "on": "2026-01-01", "reason": text()}]
        entries = {
            ids[0]: {"value": "12" if year == "2024" else "9", **about},
            ids[1]: {"stage": stages[1], **about, "corrected": was},
        }
        said = {measure: {**words, "opinions": [{"opinion": text(), "response": text()}]}}
        state = {"year": year, "state": "draft", "entries": entries, "measures": said}
        write_yaml(folder / "progress" / f"{year}.yaml", state)
    settings = {"title": text(), "preface": [text()], "contact": [text()], "committee": text()}
    write_yaml(folder / "report.yaml", settings)
    return folder


def free_texts() -> set[tuple[str, str]]:
    """Return every field of the data that people fill with a text of their own, by its record."""
    return {place for record in (Plan, Progress, Settings) for place in _fields(record)} - NOT_FREE


def _fields(record: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in record.model_fields.items():
        for kind in _kinds(field.annotation):
            if kind is str:
                yield record.__name__, name
            elif isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from _fields(kind)


def _kinds(annotation: Any) -> Iterator[Any]:
    inside = get_args(annotation)
    # Of a literal the parts are words of the program's own, of an annotated type only the first is a type.
    if not inside:
        yield annotation
    elif all(isinstance(each, str) for each in inside):
        return
    else:
        for each in inside[:1] if hasattr(annotation, "__metadata__") else inside:
            yield from _kinds(each)


def texts_of(value: Any) -> Iterator[tuple[str, str, str]]:
    """Yield every text in a record, with the names of its own record and field."""
    for name in type(value).model_fields:
        for found in _flat(getattr(value, name)):
            if isinstance(found, BaseModel):
                yield from texts_of(found)
            elif isinstance(found, str):
                yield type(value).__name__, name, found


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for each in value:
            yield from _flat(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _flat(each)
    else:
        yield value
