"""The open data of all years: one CSV, one JSON, and the datapackage.json that describes the CSV.

The description follows the Data Package standard (specs.frictionlessdata.io), with a Table Schema.
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from ykplan.judging.overview import Overview
from ykplan.render.status import csv, json
from ykplan.terms import fiscal, labels
from ykplan.terms.facts import FACTS
from ykplan.text.inert import in_json


def samples(years: Iterable[str]) -> str | None:
    """Return a sentence that names the years whose figures are a sample; None where there are none."""
    named = "・".join(years)
    return f"{named}は{labels.STATES['sample']}（見本）で、報告された実績ではありません。" if named else None


_TYPES: Final = {
    "year": "integer",
    "baseline_year": "integer",
    "target_by": "integer",
    "final_target_by": "integer",
    "observed_year": "integer",
    "value": "number",
    "rate": "number",
    "line": "integer",
}
_ABOUT: Final = {
    "year": "年度（西暦。4月から翌年3月まで）",
    "state": f"数値の確かさ（{'、'.join(f'{name} {label}' for name, label in labels.STATES.items())}）",
    "measure": "基本施策の番号",
    "id": "指標の番号",
    "name": "指標の名前",
    "unit": "単位",
    "baseline_year": "現状値の年度",
    "baseline": "現状値（数値または段階）",
    "target_by": "その年度に効いている目標値の年度",
    "target": "その年度に効いている目標値",
    "final_target_by": "最終の目標値の年度",
    "final_target": "最終の目標値",
    "observed_year": "判定に使った実績の年度",
    "value": "実績の数値",
    "stage": "実績の段階",
    "absent": FACTS["absent"].label,
    "rate": "達成率（1 が 100%）",
    "grade_mark": "判定の印",
    "grade_name": "判定の名前",
    "own_grade": labels.OWN_GRADE,
    "last_year_mark": "前年度の判定の印",
    "error": "データに誤りがあるために示せないもの",
    "file": "数値のあるファイル",
    "line": "数値のある行",
}
_NOTE: Final = "計画の指標と、年度ごとの実績・判定です。"


def render(views: Sequence[Overview]) -> dict[str, bytes]:
    """Return the files by name: those of all years hold what the CSV and the JSON of each year's overview do."""
    table = csv.table(chain.from_iterable(map(csv.rows, views))).encode("utf-8-sig")
    years = in_json(list(map(json.overview_document, views)))
    package = in_json(_package(views, table))
    return {
        "indicators.csv": table,
        "indicators.json": years.encode(),
        "datapackage.json": package.encode(),
    }


def _package(views: Sequence[Overview], table: bytes) -> dict[str, object]:
    plan = views[-1].plan
    note = samples(fiscal.show_year(view.year) for view in views if view.state == "sample") or _NOTE
    return {
        "profile": "tabular-data-package",
        "name": f"ykplan-{plan.municipality.code or 'plan'}",
        "title": plan.title,
        "description": note,
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "indicators",
                "path": "indicators.csv",
                "title": "指標の一覧と年度ごとの実績",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig",
                "bytes": len(table),
                "hash": f"sha256:{hashlib.sha256(table).hexdigest()}",
                "schema": {"fields": [_field(name) for name in csv.COLUMNS], "missingValues": [""]},
            }
        ],
    }


def _field(name: str) -> dict[str, str]:
    return {"name": name, "type": _TYPES.get(name, "string"), "description": _ABOUT[name]}
