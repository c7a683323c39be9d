"""How editors and check-jsonschema read YAML: version 1.2, with days as texts and every key a text."""

import json
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor


class _Constructor(SafeConstructor):
    """ruamel's own, but for days, which JSON does not know."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def in_json(data: Any) -> Any:
    """Return data as JSON has it: days and keys become texts."""
    return json.loads(json.dumps(data, default=str))


def as_editors_read(text: str) -> Any:
    """Return what a text says in YAML's own types."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Constructor
    return in_json(yaml.load(text))
