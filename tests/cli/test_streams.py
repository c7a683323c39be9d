"""What the program says and how it ends where its streams, its folder or its YAML reader are not as they should be."""

import itertools
import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from functools import cache
from io import BufferedWriter, BytesIO, FileIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO, cast

import pytest
import yaml

from tests.cli.calling import Call
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

# Each writes to standard output by another way: lines, a help text, a document, a table. What takes long to start is
# called in this process but for the document, which stands for the way out of Python.
STARTED = ("--version", "--help", "status --help", "--show-completion", "report --format md --output -")
CALLED = ("status", "status --format csv", "validate tests/examples/twenty", "rules YK203")
WORDS = (*STARTED, *CALLED)


def in_shell(line: str, cwd: Path = ROOT, **given: str | None) -> "subprocess.CompletedProcess[str]":
    """Run a line of bash in which `ykplan` is our own program."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src"), "YKPLAN": sys.executable, **given}
    return subprocess.run(  # noqa: S603  # our own program
        ["bash", "-c", f'ykplan() {{ {shlex.quote(sys.executable)} -c {_ENTRY} "$@"; }}; {line}'],  # noqa: S607
        cwd=cwd,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@cache
def usual(words: str) -> "subprocess.CompletedProcess[str]":
    """Return what a call leaves where nothing is out of the ordinary."""
    return in_shell(f"ykplan {words}")


# As the installed command does it; `python -m` asks for the folder that it is called in.
_ENTRY = shlex.quote("import sys; sys.argv[0] = 'ykplan'; from ykplan.__main__ import main; main()")

# Python writes at once, or when it ends.
BUFFERED = pytest.mark.parametrize("unbuffered", ["1", None], ids=["at-once", "at-the-end"])


def stream_to(target: str | int, unbuffered: str | None) -> TextIOWrapper:
    """Return a stream as Python makes its own, to a file or to a descriptor."""
    raw = FileIO(target, "w")
    return TextIOWrapper(
        cast("BinaryIO", raw) if unbuffered else BufferedWriter(raw), "utf-8", write_through=bool(unbuffered)
    )


@BUFFERED
@pytest.mark.parametrize("words", STARTED)
def test_a_full_disk(words: str, unbuffered: str | None) -> None:
    found = in_shell(f"ykplan {words} >/dev/full", PYTHONUNBUFFERED=unbuffered)
    assert found.stderr.splitlines()[-1] == "書き込めません（空き容量がありません）"
    assert (found.returncode, "Traceback" in found.stderr) == (2, False)


@BUFFERED
@pytest.mark.parametrize("words", CALLED)
@pytest.mark.usefixtures("shipped")
def test_a_full_disk_under_a_call(
    words: str, unbuffered: str | None, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stream_to("/dev/full", unbuffered) as full:
        monkeypatch.setattr(sys, "stdout", full)
        found = call(*words.split())
    assert found.err.splitlines()[-1] == "書き込めません（空き容量がありません）"
    assert found.status == 2


@BUFFERED
@pytest.mark.parametrize("words", STARTED)
def test_a_reader_that_went_away(words: str, unbuffered: str | None) -> None:
    # The pipe's reader is gone before anything is written: bash itself opens and closes it.
    line = f"exec 3> >(:); wait $!; ykplan {words} >&3"
    found = in_shell(line, PYTHONUNBUFFERED=unbuffered)
    assert "Traceback" not in found.stderr
    assert "rror" not in found.stderr
    assert found.returncode == 141


@BUFFERED
@pytest.mark.parametrize("words", CALLED)
@pytest.mark.usefixtures("shipped")
def test_a_reader_that_went_away_under_a_call(
    words: str, unbuffered: str | None, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with stream_to(writer, unbuffered) as broken:
        monkeypatch.setattr(sys, "stdout", broken)
        found = call(*words.split())
    assert "rror" not in found.err
    assert found.status == 141


@BUFFERED
@pytest.mark.parametrize("sink", ["/dev/full", "&-"])
def test_notices_that_nobody_can_get_change_nothing(sink: str, unbuffered: str | None) -> None:
    found = in_shell(f"ykplan status --foo 2>{sink}", PYTHONUNBUFFERED=unbuffered)
    assert (found.returncode, found.stdout, found.stderr) == (2, usual("status --foo").stdout, "")


ENDS = {"validate": 0, "validate tests/examples/twenty": 1, "validate nowhere": 2}


@BUFFERED
@pytest.mark.parametrize("words", ENDS)
@pytest.mark.usefixtures("shipped")
def test_notices_that_nobody_can_get_change_nothing_under_a_call(
    words: str, unbuffered: str | None, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = call(*words.split())
    assert expected.status == ENDS[words]
    # Where the program was started with a closed stream, Python has none.
    for sink in (stream_to("/dev/full", unbuffered), None):
        monkeypatch.setattr(sys, "stderr", sink)
        assert call(*words.split()) == expected._replace(err="")
        with suppress(OSError):  # what is left in its buffer
            sys.stderr.close()


STREAMS = ("<&-", ">&-", "2>&-")
ALL_SETS = [closed for count in (1, 2, 3) for closed in itertools.combinations(STREAMS, count)]


# A file that is opened gets the number of a stream that is closed: one command that reads files meets every set.
@pytest.mark.parametrize(
    ("words", "status", "closed"),
    [
        *(("--version", 0, closed) for closed in ALL_SETS),
        *(("status", 0, closed) for closed in ALL_SETS),
        *(
            (words, status, (stream,))
            for words, status in (
                ("validate tests/examples/twenty", 1),
                ("validate - --as data/plan.yaml", 1),
                ("diff data data", 0),
                ("status --foo", 2),
            )
            for stream in STREAMS
        ),
    ],
)
def test_closed_streams(words: str, status: int, closed: tuple[str, ...]) -> None:
    found = in_shell(f"ykplan {words} </dev/null {' '.join(closed)}")
    assert (found.returncode, "Traceback" in found.stderr) == (status, False)


@pytest.mark.parametrize(
    "words",
    [
        "status",
        "validate",
        "show 1-3-1",
        "validate - --as data/plan.yaml </dev/null",
        "new R8",
        "record 1-3-1 3",
        "close R7",
        "approve",
        "fix",
        "diff data data",
        "report --output -",
        "site out",
        "form export --year R8 --output f",
        "form import x.xlsx",
    ],
)
def test_a_folder_that_somebody_removed(words: str, tmp_path: Path) -> None:
    found = in_shell(f"mkdir x && cd x && rmdir ../x && ykplan {words}", tmp_path, YKPLAN_DATA=None)
    assert found.stderr == "今のフォルダーがなくなっています。フォルダーを移ってからやり直してください\n"
    assert (found.returncode, found.stdout) == (2, "")


@pytest.mark.parametrize("words", ["--version", "--help", "rules YK203", "schema plan", "status --data {data}"])
def test_what_needs_no_folder_needs_none(words: str, tmp_path: Path) -> None:
    line = f"mkdir x && cd x && rmdir ../x && ykplan {words.format(data=ROOT / 'data')}"
    assert (found := in_shell(line, tmp_path)).returncode == 0, found.stderr


@pytest.fixture
def without_libyaml(tmp_path: Path) -> str:
    """Return a path of imports on which PyYAML is as it is built without libyaml."""
    shutil.copytree(
        Path(yaml.__file__).parent, tmp_path / "yaml", ignore=shutil.ignore_patterns("_yaml*", "__pycache__")
    )
    return os.pathsep.join((str(tmp_path), str(ROOT / "src")))


@pytest.mark.parametrize(
    "words",
    [
        "status",
        "validate",
        "show 1-3-1",
        "report",
        "diff",
        "fix",
        "new R8",
        "form export --year R8 --output f",
        "form import x.xlsx",
    ],
)
def test_without_libyaml(words: str, without_libyaml: str) -> None:
    found = in_shell(f"ykplan {words}", PYTHONPATH=without_libyaml)
    assert (found.returncode, found.stdout, found.stderr.count("\n")) == (2, "", 1)
    assert "libyaml" in found.stderr
    assert "-m pip install --force-reinstall" in found.stderr


@pytest.mark.parametrize("words", ["--version", "--help", "schema plan"])
def test_what_needs_no_yaml_needs_no_libyaml(words: str, without_libyaml: str) -> None:
    assert in_shell(f"ykplan {words}", PYTHONPATH=without_libyaml).returncode == 0


@pytest.mark.parametrize("words", WORDS)
def test_python_with_other_options(words: str) -> None:
    found = in_shell(f"ykplan {words}", PYTHONOPTIMIZE="1", PYTHONWARNINGS="error")
    assert (found.returncode, found.stdout, found.stderr) == (
        usual(words).returncode,
        usual(words).stdout,
        usual(words).stderr,
    )


@pytest.mark.parametrize("words", CALLED)
@pytest.mark.usefixtures("shipped")
def test_a_console_of_ascii_under_a_call(words: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, written = call(*words.split()), BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(written, "ascii"))
    assert call(*words.split()).status == expected.status
    assert bool(written.getvalue()) == bool(expected.out)


@pytest.mark.parametrize("words", STARTED)
def test_a_console_of_ascii(words: str) -> None:
    found = in_shell(f"ykplan {words}", PYTHONIOENCODING="ascii")
    assert (found.returncode, "Traceback" in found.stderr) == (usual(words).returncode, False)
    assert bool(found.stdout) == bool(usual(words).stdout)


def test_python_without_docstrings() -> None:
    found = in_shell("ykplan rules YK203", PYTHONOPTIMIZE="2")
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == "Python の -OO（PYTHONOPTIMIZE=2）では動きません。説明の文が失われるためです\n"


def test_the_version_is_told_without_what_takes_long_to_import() -> None:
    script = "import sys; import ykplan.__main__; sys.exit(bool({'typing', 'contextlib'} & sys.modules.keys()))"
    outcome = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-S", "-c", script], env={"PYTHONPATH": str(ROOT / "src")}, check=False
    )
    assert outcome.returncode == 0
