"""Who owes what: by when, which year is asked about, and which section owes it."""

from datetime import date
from pathlib import Path

import pytest

from tests.booked import book_of
from tests.folder import write_folder, write_yaml
from ykplan.judging.owed import Due, by_section, due, opened_year

DEADLINE = date(2026, 5, 29)


@pytest.mark.parametrize(
    ("today", "days", "said"),
    [
        pytest.param(date(2026, 5, 17), 12, "あと12日", id="before"),
        pytest.param(date(2026, 5, 28), 1, "あと1日", id="the day before"),
        pytest.param(DEADLINE, 0, "今日まで", id="the day itself"),
        pytest.param(date(2026, 6, 1), -3, "3日過ぎています", id="after"),
    ],
)
def test_days_are_counted_to_the_deadline(tmp_path: Path, today: date, days: int, said: str) -> None:
    folder = write_folder(tmp_path, [{}], {})
    write_yaml(folder / "progress" / "2025.yaml", {"year": "R7", "state": "draft", "deadline": "2026-05-29"})
    found = due(book_of(folder), 2025, today)
    assert (found, found.said) == (Due(DEADLINE, days), said)


def test_without_a_deadline_nothing_is_said_of_days(tmp_path: Path) -> None:
    book = book_of(write_folder(tmp_path, [{}], {2024: {}}))
    assert [due(book, year, DEADLINE) for year in (2024, 2025)] == [Due(), Due()]
    assert Due().said == ""


@pytest.mark.parametrize(
    ("years", "asked"),
    [
        pytest.param([2024, 2025], 2025, id="the last one, though nothing is in it"),
        pytest.param([2024, 2031], 2024, id="one beyond the plan"),
        pytest.param([], 2024, id="none"),
    ],
)
def test_the_year_asked_about_is_the_latest_that_is_open(tmp_path: Path, years: list[int], asked: int) -> None:
    assert opened_year(book_of(write_folder(tmp_path, [{}], {year: {} for year in years}))) == asked


def test_the_section_is_that_of_the_year(tmp_path: Path) -> None:
    moved = {"from": "R7", "on": "2025-03-31", "reason": "組織の見直し", "section": "新しい課"}
    folder = write_folder(tmp_path, [{"section": "もとの課", "amendments": [moved]}, {}], {2024: {}, 2025: {}})
    book = book_of(folder)
    sections = [list(by_section(book.overview(year))) for year in (2024, 2025)]
    assert sections == [["もとの課", ""], ["新しい課", ""]]
