"""Letters that cannot be seen, wherever they slip in: named with code and place, and put right by `ykplan fix`."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.cli.calling import Call
from ykplan.data.loading import load
from ykplan.form.value import forms
from ykplan.rules.checking import check

BASE = Path(__file__).parents[1] / "examples" / "base"
YEAR, PLAN = "progress/2024.yaml", "plan.yaml"
LETTERS = ("\u3000", "\u00a0", "\u200b", "\u202d", "\u2060", "\u00ad", "\ufe0f", "\u3164", "\t", "\U000e0100", "\u2800")
# Where a letter is put, and how the line says that it may not be there: the file, what stood there, and the halves.
PLACES = [
    pytest.param((YEAR, "not_", "surveyed"), id="a word"),
    pytest.param((YEAR, "fin", "al"), id="a state"),
    pytest.param((YEAR, "設置", "・運用"), id="a stage of a year"),
    pytest.param((YEAR, "no", "te: 北"), id="a field"),
    pytest.param((YEAR, "1-2", "-1"), id="an id"),
    pytest.param((YEAR, "1", "-1: {done"), id="a measure's id"),
    pytest.param((PLAN, "numb", "er"), id="a kind"),
    pytest.param((PLAN, "stage: 設置", "・運用"), id="a stage of the plan"),
    pytest.param((PLAN, "survey: tr", "ue"), id="a flag"),
    pytest.param((PLAN, "2026-0", "3-31"), id="a day"),
    pytest.param((PLAN, "rubric: stan", "dard"), id="a rubric"),
    pytest.param((PLAN, "measu", "res:"), id="a field at the head"),
]


def laid(tmp_path: Path, file: str, before: str, after: str) -> Path:
    """Return the base folder with one text of one file replaced."""
    data = tmp_path / "data"
    shutil.copytree(BASE, data)
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return data


@pytest.mark.parametrize("letter", LETTERS, ids=[f"U+{ord(letter):04X}" for letter in LETTERS])
@pytest.mark.parametrize("place", PLACES)
def test_a_letter_inside_a_word(place: tuple[str, str, str], letter: str, tmp_path: Path, call: Call) -> None:
    file, left, right = place
    data = laid(tmp_path, file, left + right, left + letter + right)
    lines = (data / file).read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(lines) if left + letter + right in text)
    column = lines[line].index(left + letter + right) + len(left)
    hints = [d.hint or "" for d in check(data).diagnostics if (d.span.line, d.fix is None) == (line + 1, False)]
    assert len(hints) == 1
    assert f"{line + 1}行目の{column + 1}列に" in hints[0]
    assert f"U+{ord(letter):04X}" in hints[0]
    assert "ではありませんか" not in hints[0]
    call("fix", str(data))
    assert (data / file).read_bytes() == (BASE / file).read_bytes()


@pytest.mark.parametrize("letter", ["\u200b", "\u202d", "\u2060", "\u00ad", "\ufe0f"])
@pytest.mark.parametrize(
    "place",
    [
        pytest.param((YEAR, "value: 4", "55"), id="a figure"),
        pytest.param((YEAR, "year: R", "6"), id="a year"),
        pytest.param((PLAN, "{by: R", "8, value"), id="a target's year"),
        pytest.param((PLAN, "value: 41.", "3"), id="a figure of the plan"),
    ],
)
def test_a_letter_inside_a_figure(place: tuple[str, str, str], letter: str, tmp_path: Path, call: Call) -> None:
    file, left, right = place
    data = laid(tmp_path, file, left + right, left + letter + right)
    [hint] = [d.hint or "" for d in check(data).diagnostics if d.fix is not None]
    assert f"U+{ord(letter):04X}" in hint
    call("fix", str(data))
    assert (data / file).read_bytes() == (BASE / file).read_bytes()


@pytest.mark.parametrize("letter", ["\u3000", "\u00a0", "\u200b", "\u202d", "\t", " \u3000"])
@pytest.mark.parametrize(
    ("file", "line"),
    [pytest.param(YEAR, "  1-2-1", id="an entry"), pytest.param(PLAN, "    title: 緑と", id="a measure's title")],
)
def test_an_indentation_names_its_line(file: str, line: str, letter: str, tmp_path: Path) -> None:
    data = laid(tmp_path, file, line, letter + line.lstrip())
    number = 1 + (data / file).read_text(encoding="utf-8").split("\n").index(
        next(each for each in (data / file).read_text(encoding="utf-8").split("\n") if line.lstrip() in each)
    )
    told = [d for d in check(data).diagnostics if d.code == "YK002"]
    assert [(d.span.line, f"{number}行目の字下げ" in (d.hint or "")) for d in told] == [(number, True)]
    assert f"U+{ord(letter[-1]):04X}" in (told[0].hint or "")


@pytest.mark.parametrize("letter", ["\u3000", "\u00a0", "\u200b"])
@pytest.mark.parametrize("before", ["{value: 455", "state: final", "1-2-1: {"])
def test_a_blank_that_is_none_behind_a_colon(before: str, letter: str, tmp_path: Path) -> None:
    data = laid(tmp_path, YEAR, before, before.replace(": ", f":{letter}"))
    assert any(f"U+{ord(letter):04X}" in f"{d.message}{d.hint}" for d in check(data).diagnostics)


def test_a_name_in_parts_is_one_stage_and_one_section(tmp_path: Path, call: Call) -> None:
    data = laid(tmp_path, PLAN, "stages: [未設置,", "stages: [未ガイド,")
    path = data / YEAR
    text = path.read_text(encoding="utf-8")
    parted = unicodedata.normalize("NFD", "未ガイド")
    path.write_text(text.replace("設置・運用", parted), encoding="utf-8")
    [found] = [d for d in check(data).diagnostics if d.code == "YK203"]
    assert "6行目の" in (found.hint or "")
    assert "U+3099" in (found.hint or "")
    call("fix", str(data))
    assert path.read_text(encoding="utf-8") == text.replace("設置・運用", "未ガイド")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(unicodedata.normalize("NFD", "ガバナンス課"), id="in parts"),
        pytest.param("ガバナンス\u200b課", id="a letter that cannot be seen"),
        pytest.param("ｶﾞﾊﾞﾅﾝｽ課", id="half width"),
    ],
)
def test_a_section_is_one_however_it_is_written(other: str, tmp_path: Path, call: Call) -> None:
    data = laid(tmp_path, PLAN, "        unit: か所", "        section: ガバナンス課\n        unit: か所")
    path = data / PLAN
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("        unit: 本", f"        section: {other}\n        unit: 本"), encoding="utf-8")
    named = [form for form in forms(load(data), 2024) if form.section]
    assert [(form.section, len(form.rows)) for form in named] == [("ガバナンス課", 2)]
    call("fix", str(data))
    assert path.read_text(encoding="utf-8").count("section: ガバナンス課\n") == 2


@pytest.mark.parametrize("written", ["１－２－１", "1‐2‐1", "1-2-1\u200b", "'　1-2-1'"])
def test_an_id_of_a_year_is_read_as_the_plan_writes_it(written: str, tmp_path: Path, call: Call) -> None:
    data = laid(tmp_path, YEAR, "  1-2-1:", f"  {written}:")
    checked = check(data)
    assert [(d.code, str(d.severity)) for d in checked.diagnostics] == [("YK030", "hint")]
    assert [row.entry.value for row in checked.loaded.reported if row.indicator.id == "1-2-1"] == [455]
    call("record", "1-2-1", "460", "--year", "R6", "--correct", "--reason", "誤り", "--data", str(data))
    text = (data / YEAR).read_text(encoding="utf-8")
    assert f"  {written}: {{value: 460, corrected:" in text


def test_an_id_written_twice_is_told_of(tmp_path: Path) -> None:
    data = laid(tmp_path, YEAR, "  1-2-2:", "  １-2-1: {value: 3}\n  1-2-2:")
    [found] = check(data).diagnostics
    assert (found.code, found.hint) == ("YK201", "1-2-1 がもう書かれています。どちらかを消してください")
