"""A year of two sections: what stands in its file, how people fill in their forms, and what the file then says."""

from pathlib import Path
from typing import Any, Final

from tests.form.filling import Step, filled

OPENED: Final = """\
# 令和7年度の実績（事務局が取りまとめる）
year: R7   # 会計年度
state: draft
entries:
  # 福祉課
  1-1-1: {value: 9, note: 春の数}   # 途中の数
  1-1-2:
    absent: under_review  # 委員会で検討
    note: '次の会議で: 決める'
"""
WRITTEN: Final = """\
# 令和7年度の実績（事務局が取りまとめる）
year: R7   # 会計年度
state: draft
entries:
  # 福祉課
  1-1-1: {value: 10, note: 春の数, reported_by: 福祉課}   # 途中の数
  1-1-2:
    value: 18.9  # 委員会で検討
    note: '次の会議で: 決める'
    sample_size: 812
    reported_by: 福祉課
  1-1-3:
    stage: 設置
    reported_by: 総務課
  1-1-4:
    value: -1234
    issues: |-
      =SUM(1) ではない
      二行目
    reported_by: 総務課
"""
STAGES: Final = {
    "kind": "stage",
    "stages": ["未設置", "設置"],
    "baseline": None,
    "targets": [{"by": "R8", "stage": "設置"}],
}
INDICATORS: Final[list[dict[str, Any]]] = [
    {"section": "福祉課", "unit": "か所"},
    {"section": "福祉課", "unit": "%", "survey": "true", "baseline": {"year": "R5", "value": "20"}},
    {"section": "総務課", **STAGES},
    {"section": "総務課", "unit": "人", "signed": "true"},
]


def year(folder: Path) -> Path:
    return folder / "progress" / "2025.yaml"


def fill(name: str, *steps: Step, to: str | None = None) -> str:
    """Fill in the exported form of a section; return its file."""
    raw = filled((Path("out") / f"{name}.xlsx").read_bytes(), steps)
    path = Path("out") / f"{to or name}.xlsx"
    path.write_bytes(raw)
    return path.as_posix()


def cell(row: str, column: str, **content: Any) -> Step:
    return {"row": row, "column": column, **content}


WELFARE: Final[tuple[Step, ...]] = (
    {"reverse rows": []},
    cell("1-1-1", "実績", text="　１０か所 "),
    cell("1-1-2", "実績", number="0.189", format="0.0%"),
    cell("1-1-2", "実績がない理由"),
    cell("1-1-2", "回答数", text="８１２"),
    {"insert row above": "1-1-1"},
    {"move column": "実績"},
    {"hide column": "出典"},
    {"title": "今後の方向", "to": "今後の\n方向"},
    {"add sheet": "メモ"},
)
GENERAL: Final[tuple[Step, ...]] = (
    cell("1-1-3", "実績", text=" 設置 "),
    cell("1-1-4", "実績", text="▲１,２３４人"),
    cell("1-1-4", "課題", text="=SUM(1) ではない\r\n二行目"),
    {"rename sheet": "実績", "to": "総務課の分"},
)
