"""The pages that the browser looks at: the sample, one whose texts and figures are hard to bear, and an empty one."""

import shutil
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.folder import write_folder
from tests.report.making import report_of
from ykplan.render.report.html import render
from ykplan.report.values import MeasureWording, Report, WrittenOpinion

LONG = "長" * 300
HARD = (
    {"name": f"<script>alert(1)</script> {LONG}", "unit": "千円", "section": "福祉政策課", "notes": "一\n二"},
    {
        "name": "W" * 300,
        "section": LONG,
        "unit": "円",
        "baseline": {"year": "H31", "value": "1234567890.25"},
        "targets": [{"by": "R15", "value": "1235000000"}],
    },
    {
        "name": "減らす",
        "better": "down",
        "baseline": {"year": "R5", "value": "100"},
        "targets": [{"by": "R10", "value": "0"}],
    },
    {
        "kind": "stage",
        "name": "段階",
        "stages": ["未設置", LONG, "設置・運用"],
        "baseline": {"year": "R5", "stage": "未設置"},
        "targets": [{"by": "R8", "stage": LONG}, {"by": "R10", "stage": "設置・運用"}],
    },
    {"name": "誤り"},
)


def hard(folder: Path) -> Report:
    """Return the report of a plan over ten years with long names, figures that jump, mistakes and opinions."""
    years = {
        year: {
            "1-1-1": {"value": str(5 + (year % 2) * 3), "note": f"{LONG}\n二"},
            "1-1-2": {"value": str(1234567890 + (year - 2020) * 30000)},
            "1-1-3": {"value": str(2034 - year), "done": "取組", "issues": LONG, "next": "次"},
            "1-1-4": {"stage": LONG if year > 2026 else "未設置"},
            "1-1-5": {"value": "九" if year == 2033 else "3"},
        }
        for year in range(2024, 2034)
    }
    period = {"from": "R6", "to": "R15"}
    found = report_of(write_folder(folder, HARD, years, period=period), 2033)
    opinions = (WrittenOpinion(LONG, "考え方\n二行め"), WrittenOpinion("W" * 300, None))
    section = found.sections[0]._replace(words=MeasureWording("取組", None, LONG), opinions=opinions)
    return found._replace(sections=(section,))


def five_years(folder: Path) -> Report:
    """Return the sample's plan in its last year, each year as the one before."""
    shutil.copytree(ROOT / "data", folder)
    for year in range(2026, 2029):
        text = (folder / "progress" / "2025.yaml").read_text(encoding="utf-8")
        (folder / "progress" / f"{year}.yaml").write_text(
            text.replace("year: R7", f"year: R{year - 2018}"), encoding="utf-8"
        )
    return report_of(folder, 2028)


def main(folder: Path) -> None:
    """Write the pages into a folder."""
    pages = {
        "sample": report_of(ROOT / "data", 2025),
        "hard": hard(folder),
        "five-years": five_years(folder / "five"),
        "nothing-reported": report_of(write_folder(folder / "empty", [{}], {}), 2024),
    }
    for name, report in pages.items():
        (folder / f"{name}.html").write_bytes(render(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
