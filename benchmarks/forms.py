"""Filled forms by the hundred, and files that only look like forms, for measuring `ykplan form import`.

python -m benchmarks.forms FOLDER [--sections 200] [--indicators 10]

Writes FOLDER/data (a plan and an opened year), FOLDER/forms (a form a section, every figure filled in), and
FOLDER/hostile (a bomb, an entity outside, a million rows, a merged million). Nothing in it is a real figure.
Needs the extra `form`; not openpyxl.
"""

import argparse
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ykplan.data.loading import load
from ykplan.form.book import render_form
from ykplan.form.value import Form, file_names, forms

YEAR = 2025
SHEET = "xl/worksheets/sheet2.xml"
FIRST_ROW = 5


def main() -> None:
    """Read the options and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sections", type=int, default=200)
    parser.add_argument("--indicators", type=int, default=10)
    chosen = parser.parse_args()
    data = chosen.folder / "data"
    (data / "progress").mkdir(parents=True, exist_ok=True)
    (data / "plan.yaml").write_text("\n".join(plan_lines(chosen.sections, chosen.indicators)), encoding="utf-8")
    (data / "progress" / f"{YEAR}.yaml").write_text("year: R7\nstate: sample\nentries: {}\n", encoding="utf-8")
    made = forms(load(data), YEAR)
    (chosen.folder / "forms").mkdir(exist_ok=True)
    for name, form in zip(file_names([form.section for form in made]), made, strict=True):
        (chosen.folder / "forms" / name).write_bytes(filled(form))
    (chosen.folder / "hostile").mkdir(exist_ok=True)
    for name, raw in hostile(render_form(made[0])):
        (chosen.folder / "hostile" / f"{name}.xlsx").write_bytes(raw)


def plan_lines(sections: int, indicators: int) -> Iterator[str]:
    """Yield a plan of numbers, so many indicators a section."""
    yield from ("title: 試しの計画", "municipality: {name: 試し市}", "period: {from: R6, to: R10}", "rubric: standard")
    yield "measures:"
    for section in range(1, sections + 1):
        yield from (f"  - id: {section}-1", f"    title: 試しの施策 {section}", "    indicators:")
        for number in range(1, indicators + 1):
            yield f"      - id: {section}-1-{number}"
            yield f"        name: 試しの指標 {section} の {number}"
            yield f"        section: 試し{section}課"
            yield "        kind: number"
            yield "        unit: 件"
            yield "        better: up"
            yield "        baseline: {year: R5, value: 20}"
            yield "        targets: [{by: R10, value: 40}]"


def filled(form: Form) -> bytes:
    """Return a form with a figure in every row, as Excel would save it: the cell's style stays."""

    def fill(content: bytes) -> bytes:
        for row in range(FIRST_ROW, FIRST_ROW + len(form.rows)):
            cell = rb'<c r="G%d" s="(\d+)"/>' % row
            content = re.sub(cell, rb'<c r="G%d" s="\1"><v>%d</v></c>' % (row, 20 + row), content)
        return content

    return changed(render_form(form), fill)


def hostile(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield files that no form is, by name."""
    yield "bomb", bomb(raw, 10 * 1024**3)
    doctype = b'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<worksheet'
    yield "entity", changed(raw, lambda content: content.replace(b"<worksheet", doctype, 1))
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (at, at) for at in range(1000, 1_001_000))
    yield "million-rows", changed(raw, lambda content: content.replace(b"</sheetData>", rows + b"</sheetData>"))
    # Within the bounds on sizes, so that the rows themselves have to be counted.
    short = b"<row><c/></row>" * 1_000_000
    yield "million-short-rows", changed(raw, lambda content: content.replace(b"</sheetData>", short + b"</sheetData>"))
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield "merged", changed(raw, lambda content: content.replace(b"</sheetData>", b"</sheetData>" + merged))


def bomb(raw: bytes, size: int) -> bytes:
    """Return a workbook with a part of so many bytes of nothing: of 10 GB, 10 MB are left packed."""
    file = io.BytesIO(raw)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.png", "w", force_zip64=True) as part,
    ):
        block = bytes(16 * 1024**2)
        for _ in range(size // len(block)):
            part.write(block)
    return file.getvalue()


def changed(raw: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook whose table is changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == SHEET else old.read(name))
    return file.getvalue()


if __name__ == "__main__":
    main()
