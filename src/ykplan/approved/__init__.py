"""策定された計画: a copy of what was adopted, and how a plan differs from it."""

from typing import Final

from ykplan.model.plan import NumberBaseline, NumberTarget, StageBaseline, StageTarget

FIELDS: Final = {
    "name": "名前",
    "kind": "種類",
    "unit": "単位",
    "better": "よい方向",
    "survey": "アンケート",
    "accumulation": "累計・単年度",
    "definition": "算出方法",
    "stages": "段階",
    "baseline": "現状値",
    "targets": "目標値",
}
"""What the copy holds of an indicator, by field, and how it is called."""

READING: Final = ("survey", "accumulation")
"""Fields that only say how to read a figure: learned later, they change nothing that was decided."""

DECIDED: Final = {field: said for field, said in FIELDS.items() if field not in READING}
"""What may not change without an amendment, by field, and how it is called."""

SPELLED: Final = ("name", "unit", "definition")
"""Fields that other letters (箇所 for か所) leave what they are. A stage's are not: entries name it by its letters."""

_REMARKS: Final = frozenset(("note", "items", "source"))


def decided(record: NumberBaseline | StageBaseline | NumberTarget | StageTarget) -> dict[str, str]:
    """Return what was decided of a baseline or a target: the fields that are written, less the remarks on it.

    By name, with the name in YAML.
    """
    names = {name: info.alias or name for name, info in type(record).model_fields.items()}
    return {name: said for name, said in names.items() if name in record.model_fields_set - _REMARKS}
