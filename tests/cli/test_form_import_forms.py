"""`ykplan form import`: which files are the forms, what two of them say of one thing, and what a cell shows."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.cli.calling import Call
from tests.cli.roundtrip import OPENED, cell, fill, year
from tests.folder import write_folder


@pytest.mark.parametrize(
    "pattern", ["out/**.xlsx", "out/**/*.xlsx", "**/総務課.xlsx", "o?t/総務課.xlsx", "out/[総]*.xlsx", "*/総務課.xlsx"]
)
def test_any_pattern(data: Path, call: Call, pattern: str) -> None:
    fill("総務課", cell("1-1-4", "実績", number="5"))
    assert call("form", "import", pattern).status == 0
    assert "value: 5" in year(data).read_text(encoding="utf-8")


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("pattern", ["forms/**.xlsx", "**x/[", "out/*.xls"])
def test_a_pattern_of_nothing(call: Call, pattern: str) -> None:
    found = call("form", "import", pattern)
    assert (found.status, "error YK401: 読めません（当てはまるファイルがありません）" in found.out) == (1, True)


def test_a_name_with_signs_of_a_pattern_is_a_name(data: Path, call: Call) -> None:
    form = fill("総務課", cell("1-1-4", "実績", number="5"), to="総務課[最終]")
    assert call("form", "import", form).status == 0
    assert "value: 5" in year(data).read_text(encoding="utf-8")


def test_a_form_and_links_to_it_are_one_form(data: Path, call: Call) -> None:
    form = Path(fill("総務課", cell("1-1-4", "実績", number="5"), cell("1-1-3", "実績", text="約")))
    Path("out/link.xlsx").symlink_to(form.name)
    Path("out/hard.xlsx").hardlink_to(form)
    found = call("form", "import", "--partial", str(form), "out/link.xlsx", "./out/hard.xlsx", str(form.resolve()))
    assert found.out.count("error YK429") == 1
    assert year(data).read_text(encoding="utf-8").count("value: 5") == 1


def test_a_contradiction_is_found_in_whatever_order_the_forms_come(data: Path, call: Call) -> None:
    says = {"a": cell("1-1-1", "備考", text="メモ")}
    says |= {name: cell("1-1-1", "実績", number=number) for name, number in (("b", "3"), ("c", "4"))}
    forms = [fill("福祉課", step, to=name) for name, step in says.items()]
    for order in permutations(forms):
        found = call("form", "import", *order)
        assert (found.status, found.out.count("error YK432")) == (1, 2)
        assert year(data).read_text(encoding="utf-8") == OPENED


def test_what_a_cell_shows_is_what_is_taken(data: Path, call: Call) -> None:
    form = fill(
        "福祉課", cell("1-1-2", "実績", number="0.188571428571429", format="0.0%"), cell("1-1-2", "実績がない理由")
    )
    found = call("form", "import", form)
    assert (found.status, "warning YK433" in found.out) == (0, True)
    assert "value: 18.9" in year(data).read_text(encoding="utf-8")
    assert "18.8571428571429" in found.out


@pytest.mark.parametrize("code", ["#,##0,", '0"以上"', ";;;", "[DBNum1]0"])
def test_a_cell_that_shows_something_else_is_refused(data: Path, call: Call, code: str) -> None:
    found = call("form", "import", fill("福祉課", cell("1-1-1", "実績", number="1234567", format=code)))
    assert (found.status, "error YK433" in found.out, "1234567" in found.out) == (1, True, True)
    assert year(data).read_text(encoding="utf-8") == OPENED


def test_words_that_mean_something_are_not_taken_away(data: Path, call: Call) -> None:
    steps = [
        cell("1-1-1", "実績", text="2割減"),
        cell("1-1-2", "実績", text="約1,200"),
        cell("1-1-2", "回答数", text="約800"),
    ]
    out = call("form", "import", fill("福祉課", *steps), fill("総務課", cell("1-1-3", "実績", text="設置済"))).out
    hints = [line for line in out.splitlines() if "hint: " in line]
    assert len(hints) == 4
    assert not [line for line in hints if "1,200 と" in line or "2 と" in line or "800 と" in line]
    assert year(data).read_text(encoding="utf-8") == OPENED


def test_a_plan_with_ids_in_other_widths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Call) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_folder(tmp_path, [{"id": "①"}, {"id": "１－１－２"}, {"id": "2"}], {})
    year(folder).write_text("year: R7\nstate: draft\n", encoding="utf-8")
    assert call("form", "export", "--year", "R7", "--output", "out").status == 0
    steps = [cell("①", "実績", number="3"), cell("１－１－２", "実績", number="4"), cell("2", "実績", number="5")]
    moved = [{"number of": "①", "to": "1"}, {"number of": "１－１－２", "to": "1-1-2"}, {"number of": "2", "to": "②"}]
    for after in ([], moved):
        assert call("form", "import", fill("担当課の記載なし", *steps, *after)).status == 0
        steps = []
    written = year(folder).read_text(encoding="utf-8")
    assert [said in written for said in ("①: {value: 3}", "１－１－２: {value: 4}", "2: {value: 5}")] == [True] * 3
