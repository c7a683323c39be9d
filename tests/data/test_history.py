"""What git remembers of a data folder: corrected entries, and whether the files are those of a commit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build import PLAN, YEAR, data_folder
from tests.revisions import commit, git
from ykplan.data.contents import Earlier, Loaded
from ykplan.data.history import recalled, version, why
from ykplan.data.loading import load
from ykplan.data.yaml.source import MAX_BYTES
from ykplan.platform.git_process import Refusal
from ykplan.rules.checking import checked

CORRECTED = YEAR.replace("{value: 9}", "{value: 10, corrected: [{was: 9, on: 2026-05-01, reason: 集計の誤り}]}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder that was committed."""
    found = data_folder(tmp_path, y2024=YEAR)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return found


def correct(folder: Path, text: str = CORRECTED) -> Loaded:
    (folder / "progress" / "2024.yaml").write_text(text, encoding="utf-8")
    return recalled(load(folder))


def said(loaded: Loaded) -> tuple[Earlier, ...]:
    [found] = loaded.earlier.values()
    return found


class TestRecalled:
    """What entries said before they were corrected; a revision may hold anything."""

    def test_nothing_is_asked_without_a_correction(self, folder: Path) -> None:
        loaded = load(folder)
        assert recalled(loaded) is loaded

    def test_each_revision(self, folder: Path) -> None:
        assert [str(each.said) for each in said(correct(folder))] == ["9"]

    @pytest.mark.parametrize(
        "before",
        [
            pytest.param(b"", id="empty"),
            pytest.param(b"# nothing\n", id="a remark"),
            pytest.param(b"[" * 50_000, id="too deep"),
            pytest.param(b"a: [", id="no YAML"),
            pytest.param(YEAR.encode("cp932"), id="Shift_JIS"),
            pytest.param(YEAR.encode("utf-16"), id="UTF-16"),
            pytest.param(bytes(range(256)) * 20, id="binary"),
            pytest.param(b"x" * (MAX_BYTES + 1), id="too large"),
            pytest.param(b"- a\n", id="a list"),
            pytest.param(b"text", id="a text"),
            pytest.param(b"entries:\n", id="no entries"),
            pytest.param(b"entries: [1-3-1]\n", id="a list of entries"),
            pytest.param(b"entries: 9\n", id="a figure for the entries"),
            pytest.param(b"a: &x 1\nentries: {1-3-1: *x}\n", id="an anchor"),
            pytest.param(b"<<<<<<< HEAD\nentries: {}\n=======\n", id="a conflict"),
            pytest.param(b"entries: {1-3-1: {value: 9}, 1-3-1: {value: 9}}\n", id="twice"),
            pytest.param(f"entries: {{1-3-1: {{value: {'9x' * 100_000}}}}}".encode(), id="a long text"),
            *(
                pytest.param(f"entries:\n  1-3-1: {entry}\n".encode(), id=entry)
                for entry in (
                    '{value: ""}', "{value: ''}", '{stage: ""}', "{absent: ''}", "{value: }", "{value: [9]}", "{}",
                    "{value: {a: 9}}", "{value: null}", "[9]", "9", '""', "~", "{corrected: 9}", '{"": ""}',
                    '{value: "", corrected: {was: 1}}',
                )
            ),
        ],
    )  # fmt: skip
    def test_whatever_a_revision_holds(self, folder: Path, before: bytes) -> None:
        (folder / "progress" / "2024.yaml").write_bytes(before)
        commit(folder)
        loaded = correct(folder)
        assert checked(loaded).diagnostics == ()
        assert loaded.untold == ()

    @pytest.mark.parametrize(
        "entry", ['{value: "  "}', f"{{value: {'9' * 60}}}", "{value: 9e99, corrected: ~}", "{value: ９}"]
    )
    def test_what_is_no_figure_is_a_text(self, folder: Path, entry: str) -> None:
        correct(folder, YEAR.replace("{value: 9}", entry))
        commit(folder)
        loaded = correct(folder)
        assert isinstance(said(loaded)[0].said, str)
        assert {found.code for found in checked(loaded).diagnostics} <= {"YK307"}

    @pytest.mark.parametrize("written", ["１-3-1", "1－3－1", "1‐3‐1", "1-3-1\u200b", "\u30001-3-1", "①-3-1"])
    def test_an_id_that_only_looks_like_the_plan_s(self, folder: Path, written: str) -> None:
        for then, now in ((written, "1-3-1"), ("1-3-1", written), (written, written)):
            correct(folder, YEAR.replace("1-3-1: {value: 9}", f'"{then}": {{value: 7}}'))
            commit(folder)
            loaded = correct(folder, CORRECTED.replace("was: 9", "was: 6").replace("1-3-1:", f'"{now}":'))
            assert str(said(loaded)[0].said) == "7"
            [found] = [each for each in checked(loaded).diagnostics if each.code == "YK307"]
            assert "の訂正前の値は、git の記録では 7 です" in found.message

    def test_of_two_ids_that_look_alike_each_has_its_own_past(self, folder: Path) -> None:
        plan = PLAN.replace("id: 1-3-2", "id: ①-3-1")
        (folder / "plan.yaml").write_text(plan, encoding="utf-8")
        year = YEAR.replace("1-3-2", "①-3-1")
        correct(folder, year.replace("  1-3-1: {value: 9}\n", ""))
        commit(folder)
        # Only the other one stands there: nothing was said of this one but the 9 of the first revision.
        corrected = CORRECTED.replace("1-3-2", "①-3-1")
        assert [str(each.said) for each in said(correct(folder, corrected))] == ["9"]

    def test_a_shallow_clone_that_lacks_what_was_before(self, folder: Path, tmp_path: Path) -> None:
        correct(folder)
        commit(folder)
        git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}", "shallow")
        loaded = recalled(load(tmp_path / "shallow" / "data"))
        assert loaded.untold == (Refusal("shallow"),)

    @pytest.mark.usefixtures("folder")
    def test_a_shallow_clone_that_holds_what_was_before(self, tmp_path: Path) -> None:
        git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}", "shallow")
        loaded = correct(tmp_path / "shallow" / "data", CORRECTED.replace("was: 9", "was: 7"))
        assert loaded.untold == ()
        assert [found.code for found in checked(loaded).diagnostics] == ["YK307"]

    def test_no_repository_is_nothing_missed(self, tmp_path: Path) -> None:
        assert recalled(load(data_folder(tmp_path, y2024=CORRECTED))).untold == ()

    def test_no_commit_is_nothing_missed(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        assert recalled(load(data_folder(tmp_path, y2024=CORRECTED))).untold == ()

    def test_what_git_refuses_is_kept_once(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "progress" / "2025.yaml").write_text(CORRECTED.replace("R6", "R7"), encoding="utf-8")
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        [refusal] = correct(folder).untold
        message, hint = why(refusal)
        assert "dubious ownership" in message
        assert f"git config --global --add safe.directory {folder.parent}" in (hint or "")


def _nothing(_: Path) -> None:
    pass


def _file(name: str, content: bytes) -> Callable[[Path], None]:
    def put(folder: Path) -> None:
        (folder / name).write_bytes(content)

    return put


def _gone(folder: Path) -> None:
    (folder / "progress" / "2024.yaml").unlink()


def _linked(folder: Path) -> None:
    path = folder / "progress" / "2024.yaml"
    path.rename(folder / "kept")
    path.symlink_to("../kept")


class TestVersion:
    """Whether what was read is what a commit holds; nothing of the repository's own is asked for it."""

    @pytest.mark.parametrize(
        ("change", "same"),
        [
            pytest.param(_nothing, True, id="nothing"),
            pytest.param(_file("notes.txt", b"x"), True, id="what is no data"),
            pytest.param(_file("plan.yaml", PLAN.replace("\n", "\r\n").encode()), True, id="ends of lines"),
            pytest.param(_file("plan.yaml", b"\xef\xbb\xbf" + PLAN.encode()), True, id="BOM"),
            pytest.param(_linked, True, id="a link to the same"),
            pytest.param(_file("plan.yaml", PLAN.replace("12", "13").encode()), False, id="a figure"),
            pytest.param(_file("plan.yaml", PLAN.encode() + b"\n"), False, id="a line"),
            pytest.param(_file("progress/2025.yaml", YEAR.replace("R6", "R7").encode()), False, id="a year more"),
            pytest.param(_file("report.yaml", b"title: x\n"), False, id="words for the report"),
            pytest.param(_file("logo.png", b"other"), False, id="the logo"),
            pytest.param(_gone, False, id="a year less"),
        ],
    )
    def test_changes(self, folder: Path, change: Callable[[Path], None], same: bool) -> None:  # noqa: FBT001  # a column of the table
        (folder / "logo.png").write_bytes(b"logo")
        name = commit(folder)
        change(folder)
        found = version(load(folder), {"logo.png": (folder / "logo.png").read_bytes()})
        assert found == (name if same else f"{name}（その後の変更を含む）")

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param(YEAR.encode("cp932"), id="cp932"),
            pytest.param(b"# \n", id="a comment"),
            pytest.param(b"", id="nothing"),
            pytest.param(b"x" * (MAX_BYTES + 1), id="too large"),
            pytest.param(b"a: [", id="cut"),
        ],
    )
    def test_what_cannot_be_read_is_the_same_where_it_was_committed(self, folder: Path, content: bytes) -> None:
        (folder / "progress" / "2024.yaml").write_bytes(content)
        name = commit(folder)
        assert version(load(folder), {}) == name

    @pytest.mark.usefixtures("folder")
    def test_a_folder_that_was_never_committed(self, tmp_path: Path) -> None:
        (tmp_path / "new").mkdir()
        other = data_folder(tmp_path / "new", y2024=YEAR)
        found = version(load(other), {})
        assert isinstance(found, str)
        assert found.endswith("（その後の変更を含む）")

    @pytest.mark.parametrize("where", [".", "..", "../data/."])
    def test_however_the_folder_is_called(self, folder: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
        monkeypatch.chdir(folder / "progress" if where == ".." else folder)
        assert version(load(Path(where)), {}) == git(folder, "rev-parse", "HEAD").strip()

    def test_no_repository(self, tmp_path: Path) -> None:
        found = version(load(data_folder(tmp_path, y2024=YEAR)), {})
        assert isinstance(found, Refusal)
        assert found.kind == "no repository"


def test_a_folder_dressed_as_a_repository_is_named() -> None:
    said = "fatal: cannot use bare repository '/city/計画's' (safe.bareRepository is 'explicit')"
    message, _ = why(Refusal("bare", said))
    assert message.startswith("/city/計画's そのものに git の中身")
