"""What a shell is given to complete a line with, and what is said when it is put in. In real shells: .ci/shells."""

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import Call
from tests.conftest import ROOT
from tests.folder import INDICATOR, write_folder
from ykplan.cli.shared.commands import candidates, safe_letters

SPECIAL = "$`\\\"'()[]{}<>;&|*?#~!%^=:@\n\t\r\x1b\x00\x7f\x85\u2028\u2029\u202e\u200b\ufe0f\ue000\ud800"
Completed = Callable[[str, Path, str], str]
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("協議体の設置数（年1回・延べ）", "協議体の設置数（年1回・延べ）", id="Japanese"),
        pytest.param("協議体\\$(touch x)", "協議体＼＄（touch x）", id="a command"),
        pytest.param("`x` ${x} %(x) =(x)", "｀x｀ ＄｛x｝ ％（x） ＝（x）", id="commands of every kind"),
        pytest.param("a:b'c\"d;e&f|g", "a：b＇c＂d；e＆f｜g", id="what parts words"),
        pytest.param("[bold]a[/bold] #b ~c !d *e ?f", "［bold］a［/bold］ ＃b ～c ！d ＊e ？f", id="patterns"),
        pytest.param("一\n二\t三\r\n四\u2028五\x85六\u3000七", "一 二 三 四 五 六 七", id="one line"),
        pytest.param("a\x1b[31mb\x00c", "a ［31mb c", id="control letters"),
        pytest.param("a\u202eb\u200bc\ufe0fd\ufeffe", "abcde", id="letters that cannot be seen"),
        pytest.param("\ud800a\ue000b\uffff", "a b", id="no letters at all"),
        pytest.param("が ①½℃", "が ①½℃", id="marks and signs"),
        pytest.param("字" * 101, "字" * 99 + "…", id="a long one"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_name_in_letters(text: str, shown: str) -> None:
    assert safe_letters(text) == shown


@pytest.mark.parametrize("identity", ["1-1", "1.2", "1/2", "①", "１－１－１", "施策1", "1・2", "A_1", "ア,イ"])
def test_an_id_that_is_a_word_is_offered(identity: str) -> None:
    assert candidates([(identity, "名")], "") == [(identity, "名")]


@pytest.mark.parametrize("identity", [*(f"1{sign}1" for sign in SPECIAL), "-1", "--data", ",", "1 1", "1\u30001", " 1"])
def test_an_id_that_is_no_word_is_not_offered(identity: str) -> None:
    assert candidates([(identity, "名")], "") == []


def test_each_id_is_offered_once_with_its_first_name() -> None:
    found = [("1-1", "一"), ("1-1", "二"), ("1-2", None), ("2-1", "三"), (None, "四"), ("", "五")]
    assert candidates(found, "1") == [("1-1", "一"), ("1-2", "")]


@pytest.fixture
def completed(call: Call, monkeypatch: pytest.MonkeyPatch) -> Completed:
    """Return a way to see what a shell is given, in a folder, for the start of a line."""

    def ask(shell: str, folder: Path, typed: str) -> str:
        given = {
            "_YKPLAN_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_ARGS": typed,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": typed.rsplit(" ", maxsplit=1)[-1],
            "COMP_WORDS": typed,
            "COMP_CWORD": str(typed.count(" ")),
            "COLUMNS": "20",
            "LINES": "20",
        }
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(folder)
        found = call()
        assert (found.status, found.err) == (0, "")
        return found.out

    return ask


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("typed", ["ykplan show ", "ykplan record ", "ykplan status --measure "])
def test_a_shell_is_given_one_line_a_candidate_of_letters_only(
    completed: Completed, shell: str, typed: str, tmp_path: Path
) -> None:
    name = f"$(touch x){SPECIAL[:-1]}" + "長い名前 " * 30
    measures = [
        {"id": identity, "title": name, "indicators": [{"id": identity, "name": name, **INDICATOR}]}
        for identity in ("1-1", "1-2", "$(touch x)", "`touch x`", "a\nb")
    ]
    write_folder(tmp_path, [], {}, measures=measures)
    lines = completed(shell, tmp_path, typed).splitlines()
    frame = "_arguments '*: :((" if shell == "zsh" else ""
    marks = {"bash": "", "zsh": '"":""))\'', "fish": "\t", "powershell": ":::", "pwsh": ":::"}[shell]
    assert ["1-1" in line or "1-2" in line for line in lines] == [True, True]
    assert not {sign for line in lines for sign in line.removeprefix(frame) if sign in SPECIAL} - set(marks)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("typed", ["ykplan ", "ykplan form ", "ykplan record --", "ykplan --"])
def test_commands_and_options_are_lines_too(completed: Completed, shell: str, typed: str) -> None:
    lines = completed(shell, ROOT, typed).splitlines()
    wanted = "-" if "--" in typed else "abcdefghijklmnopqrstuvwxyz"
    assert len(lines) > 1
    assert all(line.removeprefix("_arguments '*: :((").lstrip('"')[0] in wanted for line in lines)
    assert not any("Show this message" in line for line in lines)


def in_bash(words: str, **given: str) -> "subprocess.CompletedProcess[str]":
    """Call the program from bash, which is then the shell that called."""
    script = f"{shlex.quote(sys.executable)} -m ykplan {words}; exit $?"
    return subprocess.run(  # noqa: S603  # our own program
        ["bash", "-c", script],  # noqa: S607
        env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src"), **given},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_is_put_in_in_japanese(tmp_path: Path) -> None:
    found = in_bash("--install-completion", HOME=str(tmp_path))
    script = tmp_path / ".bash_completions" / "ykplan.sh"
    assert found.stdout == f"bash の入力補完を {script} に組み込みました\n端末を開き直すと使えます\n"
    assert (found.returncode, found.stderr) == (0, "")
    assert "complete_bash" in script.read_text(encoding="utf-8")


def test_what_would_be_put_in_is_shown() -> None:
    found = in_bash("--show-completion")
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.endswith("complete -o default -F _ykplan_completion ykplan\n")


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_that_is_not_known(option: str, tmp_path: Path) -> None:
    found = in_bash(option, HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.splitlines()[0] == "使っているシェルを見分けられません"


@pytest.mark.parametrize("file", [".bash_completions", ".bashrc"])
def test_a_home_where_it_cannot_be_put(file: str, tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_bytes("# 設定".encode("cp932"))
    if file == ".bash_completions":
        (tmp_path / ".bashrc").unlink()
        (tmp_path / file).write_text("", encoding="utf-8")
    found = in_bash("--install-completion", HOME=str(tmp_path))
    assert (found.returncode, found.stdout, len(found.stderr.splitlines())) == (2, "", 1)
    assert found.stderr.startswith("入力補完を組み込めません: ")
