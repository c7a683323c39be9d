"""`ykplan diff`: what changed between two revisions, or two folders."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ykplan.cli.shared.folder import PLAN_FILE, data_folder, has_plan
from ykplan.cli.shared.options import Data
from ykplan.cli.shared.output import notice, write_document, write_text
from ykplan.cli.shared.usage import WrongUsageError, refused, wrong_usage

if TYPE_CHECKING:
    from ykplan.data.checked import Checked
    from ykplan.judging.book import Book
    from ykplan.platform.git_process import Refusal

_SHORT = 7
_NOW = "作業中のファイル"
_FOLDERS = "二つのフォルダーも比べられます（例 ykplan diff 昨年 今年）"


def diff(
    before: Annotated[
        str, typer.Argument(metavar="[FROM]", help="比べる元: git の版（HEAD、タグ、コミット）か、データのフォルダー")
    ] = "HEAD",
    after: Annotated[
        str | None, typer.Argument(metavar="[TO]", help="比べる先: 版かフォルダー（既定は作業中のファイル）")
    ] = None,
    *,
    data: Data = None,
    output: Annotated[
        Literal["table", "markdown", "json"], typer.Option("--format", help="表示の形（markdown はレビューの画面向き）")
    ] = "table",
) -> None:
    """二つの版の間で変わった目標・実績と、それで動いた判定を示す。"""
    from ykplan.comparison.difference import between

    states = _state(before, data), _state(after, data)
    difference = between(*states)
    if output == "table":
        from ykplan.platform.terminal import screen
        from ykplan.render.diff import table

        write_text(table.render(difference, screen()))
    else:
        write_document(import_module(f"ykplan.render.diff.{output}").render(difference))


def _state(named: str | None, data: Path | None) -> "Book":
    """Return the state that an argument names: a folder where it holds a plan, else a revision; None is now."""
    from ykplan.data.loading import files_from, load_files
    from ykplan.rules.checking import check, checked

    if named is not None and has_plan(Path(named)):
        return _readable(Path(named).as_posix(), check(Path(named)))
    folder = data_folder(data)
    if named is None:
        return _readable(_NOW, check(folder))
    commit, contents = _at(folder, named)
    name = named if commit.startswith(named) else f"{named}（{commit[:_SHORT]}）"
    return _readable(name, checked(load_files(files_from(folder, contents))))


def _at(folder: Path, revision: str) -> tuple[str, dict[str, bytes]]:
    """Return the commit that a revision names and the data in it; ends with wrong usage where there is none."""
    from ykplan.data.loading import is_data_name
    from ykplan.platform.git import commit_at, files_at
    from ykplan.platform.git_process import Refusal

    commit = commit_at(folder, revision)
    if isinstance(commit, Refusal):
        raise _refused(commit)
    contents = files_at(folder, commit, is_data_name)
    if isinstance(contents, Refusal):
        raise _refused(contents)
    if PLAN_FILE not in contents:
        raise wrong_usage(
            f"{revision} には {(folder / PLAN_FILE).as_posix()} がありません",
            "データを git に入れたあとの版を指定してください",
        )
    return commit, contents


def _refused(refusal: "Refusal") -> WrongUsageError:
    from ykplan.data.history import why
    from ykplan.text.inert import one_line

    if refusal == ("no revision", "HEAD"):
        return refused(
            "git にはまだ何も記録されていません",
            f"git add と git commit で一度記録すると、それからの変わりを示せます。{_FOLDERS}",
        )
    if refusal.kind == "no revision":
        return wrong_usage(
            f"「{one_line(refusal.said)}」という git の版も、データのフォルダーもありません",
            "git log --oneline で版の一覧を確かめてください",
        )
    if refusal.kind == "no repository":
        return refused("データのフォルダーが git のリポジトリにありません", f"git init で始めてください。{_FOLDERS}")
    message, hint = why(refusal)
    if refusal.kind == "shallow":
        message = f"「{one_line(refusal.said)}」という版は、ここにはありません。{message}"
    return refused(message, hint or _FOLDERS)


def _readable(name: str, checked: "Checked") -> "Book":
    """Return a state whose plan can be judged; ends with 1 where it cannot."""
    from ykplan.cli.shared.finding import tell_errors
    from ykplan.judging.book import Book

    book = Book.of(checked, name)
    if book is None:
        tell_errors(checked)
        notice(f"{name} の計画を読めないため、比べられません")
        raise typer.Exit(1)
    if checked.loaded.unseen:
        tell_errors(checked)
        notice(f"{name} の年度のファイルを読めないため、比べられません")
        raise typer.Exit(1)
    return book
