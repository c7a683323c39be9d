"""The form of what editors say of a record."""

from collections.abc import Mapping
from typing import NamedTuple


class About(NamedTuple):
    """What is said of a record, and of the fields that it adds to those of its base, by their names in YAML."""

    record: str
    fields: Mapping[str, str]
