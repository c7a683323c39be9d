"""The shape of the data as JSON Schema, for editors and other tools: made from the records, in Japanese.

What only the program can know (an id that is not in the plan, a stage of another indicator) is no part of it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from ykplan.data.model.fields import nothing_is_empty, nothing_is_empty_inside, one_or_more
from ykplan.data.model.plan import Plan, survey_form
from ykplan.data.model.progress import Progress, Settings
from ykplan.data.schema.descriptions import KIND, PLAN, PROGRESS, RUBRIC, SETTINGS, About
from ykplan.data.schema.spellings import FLAG, READERS, SPELLINGS, TEXT, Schema

ABOUT: Final[Mapping[str, About]] = {**PLAN, **PROGRESS, **RUBRIC, **SETTINGS}


def description(record: type[BaseModel]) -> str:
    """Return the description of a record."""
    return ABOUT[record.__name__].record


def field_descriptions(record: type[BaseModel]) -> dict[str, str]:
    """Return the descriptions of a record's fields, by their names in YAML."""
    bases = [ABOUT[base.__name__] for base in reversed(record.__mro__) if base.__name__ in ABOUT]
    return {name: text for about in bases for name, text in about.fields.items()}


_ROWS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "Municipality": (("name",), ("name", "code")),
    "Period": (("from", "to"),),
    "NumberBaseline": (("year", "value"),),
    "StageBaseline": (("year", "stage"),),
    "NumberTarget": (("by", "value"), ("by", "min", "max"), ("by", "trend"), ("by", "of_baseline")),
    "StageTarget": (("by", "stage"),),
    "Survey": (("tolerance",),),
    "Tolerance": (("points",), ("percent",)),
    "Rounding": (("digits", "mode"),),
    "Bounds": (("min",), ("above",), ("max",), ("below",)),
    "Entry": (("value",), ("value", "note"), ("stage",), ("stage", "note"), ("absent", "note")),
}


def rows_offered(record: str) -> list[Schema]:
    """Return snippets for a record on one line, with a tab stop after each field."""
    return [_row(fields) for fields in _ROWS.get(record, ())]


def _row(fields: tuple[str, ...]) -> Schema:
    body = ", ".join(f"{field}: ${at}" for at, field in enumerate(fields, start=1))
    return {"label": f"{{{', '.join(f'{field}: ' for field in fields)}}}", "body": f"{{{body}}}"}


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


def _say_inside(part: Schema, text: str, about: Mapping[str, str | None]) -> None:
    for key in _INSIDE:
        inside = part.get(key)
        if isinstance(inside, dict):
            records = (about.get(reference) for reference in _references(inside))
            part[key] = {**inside, "description": next(filter(None, records), text)}
            _say_inside(part[key], text, about)
    for member in _members(part):
        _say_inside(member, text, about)


def _references(part: Schema) -> Iterator[str]:
    if "$ref" in part:
        yield part["$ref"]
    for member in _members(part):
        yield from _references(member)


def _members(part: Schema) -> Iterator[Any]:
    return (member for key in _MEMBERS for member in part.get(key, ()))


if TYPE_CHECKING:
    from pydantic.json_schema import CoreRef
    from pydantic_core import core_schema

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Kind: TypeAlias = Literal["plan", "progress", "report"]
KINDS: Final[tuple[Kind, ...]] = ("plan", "progress", "report")
_RECORDS: Final[Mapping[Kind, tuple[type[BaseModel], str]]] = {
    "plan": (Plan, "行政計画（plan.yaml）"),
    "progress": (Progress, "年度の実績（progress/ の各年度のファイル）"),
    "report": (Settings, "報告書に載せる市の言葉（report.yaml）"),
}
_NOTHING: Final[Schema] = {"type": "null"}


def schema_of(kind: Kind) -> Schema:
    """Return the JSON Schema of a plan's file, of a year's, or of the city's words for the report."""
    record, title = _RECORDS[kind]
    made = record.model_json_schema(by_alias=True, mode="validation", schema_generator=_Generator)
    named = dict(sorted(made.pop("$defs", {}).items()))
    whole = {**made, "$schema": DIALECT, "title": title, "$defs": named}
    say_where_used(whole)
    return {key: whole[key] for key in ("$schema", "title", "description", *made, "$defs")}


def document(kind: Kind) -> str:
    """Return a JSON Schema as text."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """pydantic's generator with our spellings of scalars, lenient readers and descriptions."""

    def function_plain_schema(self, schema: "core_schema.PlainValidatorFunctionSchema") -> Schema:
        """Return the spelling that a reader of model/fields.py accepts."""
        read: Any = schema["function"]["function"]
        return self._spelling(READERS[read])

    def str_schema(self, schema: "core_schema.StringSchema") -> Schema:
        """Return the schema of a text, which may also be a number or a flag: the program reads its letters."""
        return self._spelling(TEXT) if schema.get("min_length") else super().str_schema(schema)

    def function_before_schema(self, schema: "core_schema.BeforeValidatorFunctionSchema") -> Schema:
        """Return the schema of a value before a validator converts it."""
        inside = self.generate_inner(schema["schema"])
        read: Any = schema["function"]["function"]
        forms: Mapping[Callable[[Any], Any], Callable[[], Schema]] = {
            one_or_more: lambda: self.get_flattened_anyof([inside["items"], inside]),
            nothing_is_empty: lambda: _or_nothing(inside),
            nothing_is_empty_inside: lambda: _or_nothing(self._or_nothing_inside(inside)),
            survey_form: lambda: self.get_flattened_anyof([self._spelling(FLAG), inside]),
        }
        return forms[read]()

    def tagged_union_schema(self, schema: "core_schema.TaggedUnionSchema") -> Schema:
        """Return a tagged union as conditions, so that errors are about the chosen form only."""
        field = schema["discriminator"]
        if not isinstance(field, str):
            return {"oneOf": [self.generate_inner(form) for form in schema["choices"].values()]}
        choice = {"enum": list(schema["choices"]), "description": KIND}
        forms = [
            {"if": _is(field, value), "then": self.generate_inner(form)} for value, form in schema["choices"].items()
        ]
        return {"type": "object", "properties": {field: choice}, "required": [field], "allOf": forms}

    def model_schema(self, schema: "core_schema.ModelSchema") -> Schema:
        """Return a record with its description and those of its fields."""
        record: Any = schema["cls"]
        made = super().model_schema(schema)
        texts = field_descriptions(record)
        properties = {name: {**inside, "description": texts[name]} for name, inside in made["properties"].items()}
        kept = {key: value for key, value in made.items() if key not in ("title", "description")}
        about = description(record)
        title = about.partition("。")[0]  # else an editor offers the record under its name in English
        offered = {"defaultSnippets": rows} if (rows := rows_offered(record.__name__)) else {}
        return {"title": title, "description": about, **kept, "properties": properties, **offered}

    def default_schema(self, schema: "core_schema.WithDefaultSchema") -> Schema:
        """Return a field without its default if that is empty or a record: editors would write it out."""
        if isinstance(schema.get("default"), str | int):
            return super().default_schema(schema)
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: "core_schema.NullableSchema") -> Schema:
        """Return a nested choice of two, since editors join the descriptions of a longer one oddly."""
        return {"anyOf": [self.generate_inner(schema["schema"]), dict(_NOTHING)]}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic's own signature
        """Give no field an English title of pydantic's."""
        return False

    def sort(self, value: Schema, parent_key: str | None = None) -> Schema:  # noqa: ARG002  # pydantic's own signature
        """Keep the fields in the order of the records."""
        return value

    def _spelling(self, name: str) -> Schema:
        """Return a reference to a spelling, which is defined once."""
        reference: CoreRef = f"ykplan.{name}:0"  # type: ignore[assignment]  # a NewType of str, not imported
        named, referring = self.get_cache_defs_ref_schema(reference)
        self.definitions[named] = dict(SPELLINGS[name])
        return referring

    def _or_nothing_inside(self, mapping: Schema) -> Schema:
        inside = self.get_flattened_anyof([mapping["additionalProperties"], _NOTHING])
        return {**mapping, "additionalProperties": inside}


def _or_nothing(mapping: Schema) -> Schema:
    return {**mapping, "type": ["object", "null"]}


def _is(field: str, value: object) -> Schema:
    return {"properties": {field: {"const": value}}, "required": [field]}
