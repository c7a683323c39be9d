"""Folders and files that are closed, go round, or are no such thing: one line or a finding, never a traceback."""

import ctypes
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from tests.build import YEAR, data_folder
from tests.cli.calling import Outcome

COMMANDS = {
    "status": ("status", "--data"),
    "show": ("show", "1-3-1", "--data"),
    "report": ("report", "--format", "md", "--output", "out.md", "--data"),
    "site": ("site", "public", "--draft", "--data"),
    "new": ("new", "R7", "--data"),
    "record": ("record", "1-3-1", "9", "--year", "R6", "--data"),
    "close": ("close", "R6", "--data"),
    "validate": ("validate",),
    "validate as": ("validate", "-", "--as"),
    "diff": ("diff", "--data"),
    "diff folders": ("diff", "whole"),
    "approve": ("approve", "--data"),
    "fix": ("fix",),
    "form export": ("form", "export", "--year", "R6", "--output", "forms", "--data"),
    "form import": ("form", "import", "none.xlsx", "--data"),
}
Answers = Callable[[Mapping[str, Sequence[str]], Path], dict[str, Outcome]]
_OVERRIDE, _READ_SEARCH, _DROP = 1, 2, 24


def without_rights() -> None:
    """Let a process that is about to start obey the permissions of files, whoever runs it."""
    if os.geteuid() == 0:
        system = ctypes.CDLL(None)
        for right in (_OVERRIDE, _READ_SEARCH):
            assert system.prctl(_DROP, right, 0, 0, 0) == 0


RUN = """
import io, json, os, sys
from ykplan.__main__ import main
def answer(words):
    sys.argv, sys.stdin = ["ykplan", *words], io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    try:
        main()
        status = 0
    except SystemExit as ended:
        status = ended.code or 0
    except BaseException as error:
        status = repr(error)
    return [status, *(stream.buffer.getvalue().decode() for stream in (sys.stdout, sys.stderr) if not stream.flush())]
for line in sys.__stdin__:
    cwd, asked = json.loads(line)
    os.chdir(cwd)
    answers = {name: answer(words) for name, words in asked.items()}
    os.chdir("/")
    sys.__stdout__.write(json.dumps(answers) + "\\n")
    sys.__stdout__.flush()
"""


@pytest.fixture(scope="module")
def answers() -> Iterator[Answers]:
    """Return a way to call the program, several times, as one to whom a closed folder is closed."""
    with subprocess.Popen(  # noqa: S603  # our own program, and nothing else runs in it yet
        [sys.executable, "-c", RUN],
        env=os.environ | {"PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=without_rights,  # noqa: PLW1509  # the fixture is made while no other thread runs
    ) as running:
        asking, answering = running.stdin, running.stdout
        assert asking is not None
        assert answering is not None

        def answer(asked: Mapping[str, Sequence[str]], cwd: Path) -> dict[str, Outcome]:
            asking.write(json.dumps([str(cwd), asked]) + "\n")
            asking.flush()
            return {name: Outcome(*said) for name, said in json.loads(answering.readline()).items()}

        yield answer


def _progress_becomes(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        (data / "progress" / "2024.yaml").unlink()
        (data / "progress").rmdir()
        make(data / "progress")

    return change


def _year_becomes(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        (data / "progress" / "2024.yaml").unlink()
        make(data / "progress" / "2024.yaml")

    return change


def _data_becomes(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        data.rename(data.with_name("moved"))
        make(data)

    return change


CHANGES: Mapping[str, Callable[[Path], object]] = {
    "a closed folder": lambda data: data.chmod(0),
    "a folder without the right to enter": lambda data: data.chmod(0o600),
    "a folder without the right to look": lambda data: data.chmod(0o300),
    "a file": _data_becomes(Path.touch),
    "a pipe": _data_becomes(os.mkfifo),
    "a link to itself": _data_becomes(lambda path: path.symlink_to(path)),
    "a link to nothing": _data_becomes(lambda path: path.symlink_to("none")),
    "closed progress": lambda data: (data / "progress").chmod(0),
    "progress without the right to enter": lambda data: (data / "progress").chmod(0o600),
    "progress without the right to look": lambda data: (data / "progress").chmod(0o300),
    "progress a file": _progress_becomes(Path.touch),
    "progress a pipe": _progress_becomes(os.mkfifo),
    "progress a link to itself": _progress_becomes(lambda path: path.symlink_to(path)),
    "progress a link to nothing": _progress_becomes(lambda path: path.symlink_to("none")),
    "a closed year": lambda data: (data / "progress" / "2024.yaml").chmod(0),
    "a year that is a link to itself": _year_becomes(lambda path: path.symlink_to(path)),
    "a year that is a folder": _year_becomes(Path.mkdir),
    "a closed plan": lambda data: (data / "plan.yaml").chmod(0),
    "a folder that may not be written": lambda data: data.chmod(0o500),
    "progress that may not be written": lambda data: (data / "progress").chmod(0o500),
}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with two data folders, which is open again afterwards, so that it can be removed."""
    data_folder(tmp_path, y2024=YEAR)
    data_folder(tmp_path / "other", y2024=YEAR)
    (tmp_path / "other" / "data").rename(tmp_path / "whole")
    yield tmp_path
    for name in ("data", "data/progress"):
        if (path := tmp_path / name).is_dir() and not path.is_symlink():
            path.chmod(0o700)


def on(data: str) -> dict[str, list[str]]:
    """Return a call of every command on a data folder."""
    plan = f"{data}/plan.yaml"
    return {name: [*words, plan if name == "validate as" else data] for name, words in COMMANDS.items()}


@pytest.mark.parametrize("change", CHANGES)
def test_every_command_answers_in_words(answers: Answers, place: Path, change: str) -> None:
    CHANGES[change](place / "data")
    for name, said in answers(on("data"), place).items():
        assert said.status in (0, 1, 2), (name, said)
        foreign = r"Permission denied|Too many levels|No such file|Errno|Not a directory|Traceback"
        assert not re.search(foreign, said.out + said.err), (name, said)
        assert not said.status or said.err, (name, said)
        if change == "a closed folder" and name != "validate as":  # that reads the plan from elsewhere
            assert said.status == 2, (name, said)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("closed progress", "読む権限がありません"),
        ("progress a pipe", "ファイルではありません"),
        ("progress a link to nothing", "ファイルがありません"),
        ("progress a link to itself", "リンクがめぐっていて行き着きません"),
    ],
)
def test_years_that_cannot_be_seen_are_not_taken_for_missing_ones(
    answers: Answers, place: Path, change: str, why: str
) -> None:
    CHANGES[change](place / "data")
    for name, said in answers(on("data"), place).items():
        assert "ykplan new R6 で" not in said.err, name
        if name in ("validate", "status", "record", "close", "form export", "diff folders"):
            assert (said.status, f"（{why}）" in said.out + said.err) == (1, True), (name, said)


@pytest.mark.parametrize("output", ["shut", "shut/a.md", "shut/a/b.md"])
def test_places_that_are_closed_to_what_is_written(answers: Answers, place: Path, output: str) -> None:
    (place / "shut").mkdir()
    (place / "shut").chmod(0)
    asked = {
        "report": ["report", "--format", "md", "--output", output],
        "site": ["site", f"{output}/x", "--draft"],
        "form export": ["form", "export", "--year", "R6", "--output", output],
    }
    for name, said in answers(asked, place).items():
        assert said.status == 2, (name, said)
        assert re.search("(書き込む|読む)権限がありません", said.err), (name, said)
    (place / "shut").chmod(0o700)
    assert not list((place / "shut").iterdir())


def test_a_folder_beside_which_nothing_may_be_made(answers: Answers, place: Path) -> None:
    (place / "www" / "html").mkdir(parents=True)
    (place / "www").chmod(0o500)
    asked = {"beside": ["site", "www/html", "--draft"], "inside": ["site", "www/html/plan", "--draft"]}
    found = answers(asked, place)
    (place / "www").chmod(0o700)
    assert found["beside"].status == 2
    assert found["beside"].err.splitlines()[-2:] == [
        "www/html に書けません（書き込む権限がありません）",
        "  隣で作ってから入れ替えます。上のフォルダーに書けない所では、www/html/plan のように一段下を指定してください",
    ]
    assert found["inside"].status == 0


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["x" * 200] * 30)], ids=["a name", "a way"])
def test_names_that_no_system_takes(answers: Answers, place: Path, name: str) -> None:
    for command, said in answers(on(name), place).items():
        assert said.status == (1 if command == "validate as" else 2), (command, said)
