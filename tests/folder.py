"""Small data folders, written as YAML from what a test is about; everything else is a plain default."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

INDICATOR: Mapping[str, Any] = {
    "kind": "number",
    "unit": "件",
    "better": "up",
    "baseline": {"year": "R5", "value": "2"},
    "targets": [{"by": "R10", "value": "8"}],
}


def write_folder(
    tmp_path: Path,
    indicators: Sequence[Mapping[str, Any]],
    years: Mapping[int, Mapping[str, Mapping[str, Any]]],
    **plan: Any,
) -> Path:
    """Write a plan of one measure, its indicators 1-1-1, 1-1-2 …, and the entries by year; return the folder."""
    folder = tmp_path / "data"
    (folder / "progress").mkdir(parents=True)
    numbered = [
        {"id": f"1-1-{number}", "name": f"指標{number}", **({} if "kind" in given else INDICATOR), **given}
        for number, given in enumerate(indicators, start=1)
    ]
    head = {
        "title": "試しの計画",
        "municipality": {"name": "試し市"},
        "period": {"from": "R6", "to": "R10"},
        "rubric": "standard",
        "measures": [{"id": "1-1", "title": "試しの施策", "indicators": numbered}],
    }
    write_yaml(folder / "plan.yaml", head | plan)
    for year, entries in years.items():
        write_yaml(folder / "progress" / f"{year}.yaml", {"year": str(year), "state": "final", "entries": entries})
    return folder


def write_yaml(path: Path, data: Mapping[str, Any]) -> None:
    """Write data as a person would: in its own order, with Japanese letters as they are, and without anchors."""
    unshared = json.loads(json.dumps(data))
    path.write_text(yaml.safe_dump(unshared, allow_unicode=True, sort_keys=False), encoding="utf-8")
