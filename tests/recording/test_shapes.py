"""Unusual shapes of a year's file: entries are put into every one of them, and comments stay."""

from pathlib import Path
from typing import Any

import pytest

from tests.build import PLAN
from ykplan.data.loading import files_from
from ykplan.data.yaml.source import parse
from ykplan.recording.changes import Wanted, recorded

H = "year: R6\nstate: draft\n"
SHAPES = {
    "complex entries": H + "? entries\n: 1-3-1: {value: 9}\n  2-2-1: {stage: 拡充}\n",
    "complex ids": H + "entries:\n  ? 1-3-1\n  : {value: 9}\n  ? 2-2-1\n  : {stage: 拡充}\n",
    "complex ids block": H + "entries:\n  ? 1-3-1\n  : value: 9\n    note: x\n  ? 2-2-1\n  : stage: 拡充\n",
    "complex fields": H + "entries:\n  1-3-1:\n    ? value\n    : 9\n    ? note\n    : x\n  2-2-1:\n    stage: 拡充\n",
    "block field": H
    + "entries:\n  1-3-1:\n    value: >-\n      9\n    note: |2\n       x\n  2-2-1:\n    stage: 拡充\n",
    "multi-line plain": H
    + "entries:\n  1-3-1:\n    value: 9\n    note: あ\n      い\n\n      う\n  2-2-1:\n    stage: 拡充\n",
    "multi-line quoted": H
    + 'entries:\n  1-3-1:\n    value: 9\n    note: "あ\n      い\n\n      う"\n  2-2-1:\n    stage: 拡充\n',
    "flow lines": H + "entries: {\n  1-3-1: {value: 9,\n    note: x},\n  # c\n  2-2-1: {stage: 拡充}\n  }\n",
    "quoted tabs": H + "entries:\n  \"1-3-1\":\t{value:\t9,\tnote:\tx}\t# c\n  '2-2-1':\t\n    stage:\t拡充",
    "keep block last": H + "entries:\n  1-3-1:\n    value: 9\n    note: |+\n      x\n\n\n  2-2-1:\n    stage: 拡充\n",
    "keep block end": H + "entries:\n  2-2-1: {stage: 拡充}\n  1-3-1:\n    value: 9\n    note: |+\n      x\n\n\n",
    "block no newline": H + "entries:\n  2-2-1: {stage: 拡充}\n  1-3-1:\n    value: 9\n    note: |\n      x",
    "doc marks": "%YAML 1.1\n---\n" + H + "entries:\n  1-3-1: {value: 9}\n  2-2-1: {stage: 拡充}\n...\n# c\n",
    "doc marks no entries": "---\n" + H + "...\n",
    "indent 4": H + "entries:\n    1-3-1:\n        value: 9\n    2-2-1:\n        stage: 拡充\n",
    "same indent root": " year: R6\n state: draft\n entries:\n  1-3-1: {value: 9}\n",
    "null flow": H + "entries: {1-3-1, 2-2-1: {stage: 拡充}}\n",
    "null flow2": H + "entries: {1-3-1: , 2-2-1: {stage: 拡充}}\n",
    "json": '{"year":"R6","state":"draft","entries":{"1-3-1":{"value":"9"},"2-2-1":{"stage":"拡充"}}}',
    "flow trailing comma": H + "entries: {1-3-1: {value: 9,}, 2-2-1: {stage: 拡充},}\n",
    "empty braces spaced": H + "entries: {\n}\n",
    "comment in braces": H + "entries: { # c\n}\n",
    "null word": H + "entries: null # c\n",
    "entry null": H + "entries:\n  1-3-1: ~ # c\n  2-2-1: null\n",
}
WANTED: list[Wanted] = [
    {"1-3-1": {"value": "10"}},
    {"1-3-1": {"note": "新"}},
    {"1-3-1": {"note": "新\n行"}},
    {"1-3-2": {"value": "5"}},
    {"1-3-1": {"value": None, "absent": "ended"}},
    {"1-3-1": {"note": None}},
    {"1-3-2": {"value": "5", "note": "a\nb"}, "1-3-1": {"source": "s"}, "2-2-1": {"stage": None, "absent": "ended"}},
]


@pytest.mark.parametrize(
    "wanted", WANTED, ids=lambda wanted: "、".join(f"{key} {', '.join(wanted[key])}" for key in wanted)
)
@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_put(text: str, wanted: Wanted) -> None:
    files = files_from(Path("data"), {"plan.yaml": PLAN.encode(), "progress/2024.yaml": text.encode()})
    assert files.years[0].flaws == ()
    before: Any = files.years[0].data
    found = recorded(files, 2024, wanted)
    assert (found.left, found.text.count("# c")) == ((), text.count("# c"))
    after: Any = parse(found.text, "f").data
    old, new = before.get("entries") or {}, after.get("entries") or {}
    for identity in {*old, *new, *wanted}:
        said = {**(old.get(identity) or {}), **wanted.get(identity, {})}
        assert (new.get(identity) or {}) == {name: value for name, value in said.items() if value is not None}
