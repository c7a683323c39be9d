"""The report as Markdown."""

from collections.abc import Callable
from pathlib import Path

from tests.report.making import report_of
from ykplan.render.report.md import render


def test_the_sample(shipped: Path, golden: Callable[[str, str], None]) -> None:
    golden("report.md", render(report_of(shipped, 2025)).decode())


def test_text_is_inert(tmp_path: Path) -> None:
    from tests.build import PLAN, YEAR, data_folder

    hostile = "<script>alert(1)</script> | `x` [a](b) *b* 𠮷髙"
    folder = data_folder(tmp_path, PLAN.replace("name: 協議体の設置数", f"name: '{hostile}'"), y2024=YEAR)
    text = render(report_of(folder, 2024)).decode()
    assert "\\<script\\>alert(1)\\</script\\> \\| \\`x\\` \\[a\\](b) \\*b\\* 𠮷髙" in text
    assert "<script>" not in text
