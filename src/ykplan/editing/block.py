"""New parts of a file, in lines of their own as a plan is written: figures and days plain, lists indented.

Quotes are those of libyaml, not of `scalar`: a copy of the plan that was written before stays as it is to the letter.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

from ykplan.editing.scalar import Bare
from ykplan.text import figures


class Braces(dict[str, Any]):
    """A mapping that is written on one line."""


class Brackets(list[str]):
    """A list that is written on one line."""


def list_item(data: Mapping[str, Any]) -> str:
    """Return a mapping as an item of a list that stands under a key at the start of a line."""
    text = yaml.dump(dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    first, *rest = text.splitlines(keepends=True)
    return "".join((f"  - {first}", *(f"    {line}" for line in rest)))


class _Dumper(yaml.SafeDumper):
    """Writes as a plan is written: figures and years plain, whatever YAML takes them for, and lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  # as it is called
        """Indent the items of a list, too."""
        super().increase_indent(flow, indentless=False)


def _bare(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    tag = dumper.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # so in its stubs
    return yaml.ScalarNode(tag, text)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # Line ends of other worlds are read back as blanks unless they are written as escapes.
    style = '"' if any(end in text for end in "\x85\u2028\u2029") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _braces(dumper: yaml.SafeDumper, fields: Braces) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", fields, flow_style=True)


def _brackets(dumper: yaml.SafeDumper, items: Brackets) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Bare, _bare)
_Dumper.add_representer(Decimal, lambda dumper, number: _bare(dumper, figures.plain(number)))
_Dumper.add_representer(Braces, _braces)
_Dumper.add_representer(Brackets, _brackets)
