"""What editors say of each record and field.

It stands apart from the records, since every run needs those and only the schema needs this.
"""

from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel

from ykplan.schema.about import About
from ykplan.schema.of_plan import PLAN
from ykplan.schema.of_progress import PROGRESS
from ykplan.schema.of_rubric import RUBRIC
from ykplan.schema.of_settings import SETTINGS

ABOUT: Final[Mapping[str, About]] = {**PLAN, **PROGRESS, **RUBRIC, **SETTINGS}


def description(record: type[BaseModel]) -> str:
    """Return what is said of a record."""
    return ABOUT[record.__name__].record


def field_descriptions(record: type[BaseModel]) -> dict[str, str]:
    """Return what is said of a record's fields, by their names in YAML."""
    bases = [ABOUT[base.__name__] for base in reversed(record.__mro__) if base.__name__ in ABOUT]
    return {name: said for about in bases for name, said in about.fields.items()}
