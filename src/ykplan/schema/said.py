"""Where an editor finds what is said of a field."""

from collections.abc import Iterator, Mapping
from typing import Any

from ykplan.schema.spellings import Schema

_INSIDE = ("items", "additionalProperties")
_MEMBERS = ("anyOf", "oneOf", "allOf")


def say_where_used(made: Schema) -> None:
    """Take what is said of a record from its definition to each place in a list or a mapping that holds such a record.

    Of a field that may hold one thing or another, editors show what the members of the choice say, before what the
    field says itself. So no definition says anything, and every place does.
    """
    about = {f"#/$defs/{name}": part.pop("description", None) for name, part in made["$defs"].items()}
    for part in (made, *made["$defs"].values()):
        for field in part.get("properties", {}).values():
            _say_inside(field, field["description"], about)


def _say_inside(part: Schema, said: str, about: Mapping[str, str | None]) -> None:
    for key in _INSIDE:
        inside = part.get(key)
        if isinstance(inside, dict):
            records = (about.get(reference) for reference in _references(inside))
            part[key] = {**inside, "description": next(filter(None, records), said)}
            _say_inside(part[key], said, about)
    for member in _members(part):
        _say_inside(member, said, about)


def _references(part: Schema) -> Iterator[str]:
    if "$ref" in part:
        yield part["$ref"]
    for member in _members(part):
        yield from _references(member)


def _members(part: Schema) -> Iterator[Any]:
    return (member for key in _MEMBERS for member in part.get(key, ()))
