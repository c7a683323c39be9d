"""The open data: one table of all years, described by a data package."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

from tests.booked import book_of
from ykplan.judging.overview import named_from
from ykplan.render.site.opendata import render


def published(folder: Path, years: tuple[int, ...] = (2024, 2025)) -> dict[str, bytes]:
    book = book_of(folder)
    views = [named_from(view, folder.as_posix()) for view in book.overviews(years)]
    return render(views)


def package(files: dict[str, bytes]) -> dict[str, Any]:
    found = json.loads(files["datapackage.json"])
    assert isinstance(found, dict)
    return found


def test_one_row_an_indicator_and_year(shipped: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(published(shipped)["indicators.csv"].decode("utf-8-sig"), newline="")))
    assert len(rows) == 20
    assert [(row["year"], row["id"], row["value"], row["grade_mark"]) for row in rows if row["id"] == "1-3-1"] == [
        ("2024", "1-3-1", "9", "○"),
        ("2025", "1-3-1", "9", "△"),
    ]


def test_places_are_named_from_the_data_folder(shipped: Path) -> None:
    files = published(shipped.resolve())
    table = files["indicators.csv"].decode("utf-8-sig")
    assert "progress/2025.yaml" in table
    assert str(shipped.resolve()) not in table
    assert str(shipped.resolve()) not in files["indicators.json"].decode()


def test_the_table_starts_with_a_byte_order_mark_and_ends_lines_as_csv_does(shipped: Path) -> None:
    table = published(shipped)["indicators.csv"]
    assert table.startswith(b"\xef\xbb\xbfyear,")
    assert table.count(b"\r\n") == 21
    assert table.count(b"\n") == 21


def test_the_package_describes_the_table(shipped: Path) -> None:
    files = published(shipped)
    (resource,) = package(files)["resources"]
    head = files["indicators.csv"].decode("utf-8-sig").partition("\r\n")[0].split(",")
    assert [field["name"] for field in resource["schema"]["fields"]] == head
    assert all(field["description"] for field in resource["schema"]["fields"])
    assert resource["bytes"] == len(files["indicators.csv"])
    assert resource["hash"] == f"sha256:{hashlib.sha256(files['indicators.csv']).hexdigest()}"


def test_every_cell_is_of_the_type_that_is_said(shipped: Path) -> None:
    files = published(shipped)
    types = {field["name"]: field["type"] for field in package(files)["resources"][0]["schema"]["fields"]}
    for row in csv.DictReader(io.StringIO(files["indicators.csv"].decode("utf-8-sig"), newline="")):
        for name, text in row.items():
            if text and types[name] != "string":
                assert float(text) == (int(text) if types[name] == "integer" else float(text))


def test_samples_are_said_to_be_samples(shipped: Path) -> None:
    assert "記入例" in package(published(shipped))["description"]


def test_the_same_bytes_each_time(shipped: Path) -> None:
    assert published(shipped) == published(shipped)
