"""The shape of the data as JSON Schema, for editors and other tools: made from the records, in Japanese.

What only the program can know (an id that is not in the plan, a stage of another indicator) is no part of it.
"""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from ykplan.model.fields import nothing_is_empty, nothing_is_empty_inside, one_or_more
from ykplan.model.plan import Plan, survey_form
from ykplan.model.progress import Progress
from ykplan.model.settings import Settings
from ykplan.schema.descriptions import description, field_descriptions
from ykplan.schema.of_plan import KIND
from ykplan.schema.rows import rows
from ykplan.schema.said import say_where_used
from ykplan.schema.spellings import FLAG, READERS, SPELLINGS, TEXT, Schema

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


def schema(kind: Kind) -> Schema:
    """Return the JSON Schema of a plan's file, of a year's, or of the city's words for the report."""
    record, title = _RECORDS[kind]
    made = record.model_json_schema(by_alias=True, mode="validation", schema_generator=_Generator)
    named = dict(sorted(made.pop("$defs", {}).items()))
    whole = {**made, "$schema": DIALECT, "title": title, "$defs": named}
    say_where_used(whole)
    return {key: whole[key] for key in ("$schema", "title", "description", *made, "$defs")}


def document(kind: Kind) -> str:
    """Return a JSON Schema as text, the same at each call."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """pydantic's generator, told how scalars are spelled, what a reader lets pass besides, and what to say of it."""

    def function_plain_schema(self, schema: "core_schema.PlainValidatorFunctionSchema") -> Schema:
        """Return the spelling that a reader of model/fields.py reads."""
        read: Any = schema["function"]["function"]
        return self._spelling(READERS[read])

    def str_schema(self, schema: "core_schema.StringSchema") -> Schema:
        """Return what a text may be: a number or a flag, too, which the program reads as its letters."""
        return self._spelling(TEXT) if schema.get("min_length") else super().str_schema(schema)

    def function_before_schema(self, schema: "core_schema.BeforeValidatorFunctionSchema") -> Schema:
        """Return what may stand for a value before it is put into its form."""
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
        """Return a choice by a field as conditions, so that a mistake is told of the chosen form alone."""
        field = schema["discriminator"]
        if not isinstance(field, str):
            return {"oneOf": [self.generate_inner(form) for form in schema["choices"].values()]}
        choice = {"enum": list(schema["choices"]), "description": KIND}
        forms = [
            {"if": _is(field, value), "then": self.generate_inner(form)} for value, form in schema["choices"].items()
        ]
        return {"type": "object", "properties": {field: choice}, "required": [field], "allOf": forms}

    def model_schema(self, schema: "core_schema.ModelSchema") -> Schema:
        """Return a record with what is said of it and of its fields."""
        record: Any = schema["cls"]
        made = super().model_schema(schema)
        said = field_descriptions(record)
        properties = {name: {**inside, "description": said[name]} for name, inside in made["properties"].items()}
        kept = {key: value for key, value in made.items() if key not in ("title", "description")}
        said_of_it = description(record)
        title = said_of_it.partition("。")[0]  # else an editor offers the record under its name in English
        offered = {"defaultSnippets": found} if (found := rows(record.__name__)) else {}
        return {"title": title, "description": said_of_it, **kept, "properties": properties, **offered}

    def default_schema(self, schema: "core_schema.WithDefaultSchema") -> Schema:
        """Return a field without its default where that is nothing or a record: editors would write it out."""
        if isinstance(schema.get("default"), str | int):
            return super().default_schema(schema)
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: "core_schema.NullableSchema") -> Schema:
        """Return a choice of two, since editors part what a longer one says by signs of their own."""
        return {"anyOf": [self.generate_inner(schema["schema"]), dict(_NOTHING)]}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic's own signature
        """Give no field an English title of pydantic's."""
        return False

    def sort(self, value: Schema, parent_key: str | None = None) -> Schema:  # noqa: ARG002  # pydantic's own signature
        """Keep the fields in the order of the records."""
        return value

    def _spelling(self, name: str) -> Schema:
        """Return a reference to a spelling, which is written out once."""
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
