"""`ykplan validate`: what is wrong in the data."""

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ykplan.cli.shared.folder import PLAN_FILE, data_folder, has_plan, with_plan
from ykplan.cli.shared.options import Folders, folders_of
from ykplan.cli.shared.output import notice, trace, write_document, write_text
from ykplan.cli.shared.usage import wrong_usage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ykplan.terms.diagnostic import Findings

_STANDARD_INPUT = Path("-")
_HISTORY = "YK307"


def validate(  # noqa: PLR0913  # a command has as many parameters as options
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FOLDER]...", help="データのフォルダー（既定は data。一つに一計画）。- は標準入力"),
    ] = None,
    *,
    data: Folders = None,
    output: Annotated[
        Literal["text", "json", "github", "gitlab", "sarif", "junit"], typer.Option("--format", help="表示の形")
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="警告があっても終了コードを 1 にする")] = False,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="CODE", help="この番号で始まる指摘だけを見る（何度でも）")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODE", help="この番号で始まる指摘を見ない（何度でも）")
    ] = None,
    name: Annotated[
        Path | None, typer.Option("--as", metavar="FILE", help="標準入力（-）を、このファイルの中身として確かめる")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, help="同時に使うプロセスの数（既定は自動）")
    ] = None,
) -> None:
    """データの誤りを、場所と直し方とともに示す。"""
    from ykplan.terms.diagnostic import Findings, Severity

    wanted, unwanted = _codes(select or ()) or ("",), _codes(ignore or ())
    chosen, left_out = _chosen(folders_of(folders, data), name)
    looked_at = [_standard_input(name)] if name else _looked_at(chosen, jobs)
    every = [diagnostic for one in looked_at for diagnostic in one.diagnostics]
    reported = tuple(d for d in every if d.code.startswith(wanted) and not d.code.startswith(unwanted))
    # Without the rule that holds corrections against git's record nothing was missed where git was not to be asked.
    is_wanted = _HISTORY.startswith(wanted) and not _HISTORY.startswith(unwanted)
    notices = tuple(dict.fromkeys(message for one in looked_at if is_wanted or one.bugs for message in one.notices))
    bugs = tuple(bug for one in looked_at for bug in one.bugs)
    _write(Findings(reported, tuple(file for one in looked_at for file in one.files), notices, bugs), output)
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in reported)
    warnings = sum(diagnostic.severity is Severity.WARNING for diagnostic in reported)
    if reported and output == "text":
        codes = list(dict.fromkeys(diagnostic.code for diagnostic in reported))
        notice(f"番号の説明: ykplan rules {codes[0]}" + (f"（ほかに {'、'.join(codes[1:])}）" if codes[1:] else ""))
    for message in notices:
        notice(message)
    checked = name.as_posix() if name else f"{len(chosen) - len(bugs)}つの計画"
    notice(f"{checked}を確かめました: 誤り {errors}、警告 {warnings}")
    for bug in bugs:
        trace(bug)
    raise typer.Exit(2 if left_out else 1 if errors or bugs or (strict and warnings) else 0)


def _chosen(folders: list[Path], name: Path | None) -> tuple[list[Path], bool]:
    """Return the folders to be checked, and whether any of several was left out since it holds no plan."""
    if (_STANDARD_INPUT in folders) != (name is not None) or (name and len(folders) > 1):
        raise wrong_usage(
            "- と --as は一緒に、それだけで使います", "例 ykplan validate - --as data/progress/2024.yaml < 2024.yaml"
        )
    if name or not folders:
        return [data_folder(None)] if name is None else [], False
    if len(folders) == 1:
        return [with_plan(folders[0])], False
    usable = [folder for folder in folders if has_plan(folder)]
    for folder in folders:
        if folder not in usable:
            notice(f"{folder.as_posix()} に {PLAN_FILE} がないので、飛ばしました")
    return usable, len(usable) < len(folders)


def _looked_at(folders: "Sequence[Path]", jobs: int | None) -> "list[Findings]":
    from ykplan.cli.shared.output import bar
    from ykplan.rules.many import check_folders

    with bar("計画を確かめています", len(folders)) as step:
        return list(check_folders(folders, jobs, step))


def _standard_input(name: Path) -> "Findings":
    """Return the findings about one file whose text is standard input, beside the other files of its folder."""
    from ykplan.data.loading import PROGRESS_FOLDER, files_of, load_files, with_text
    from ykplan.data.yaml.source import MAX_BYTES
    from ykplan.rules.checking import checked
    from ykplan.terms.diagnostic import Findings

    folder = name.parent.parent if name.parent.name == PROGRESS_FOLDER else name.parent
    files = with_text(files_of(folder), name, sys.stdin.buffer.read(MAX_BYTES + 1))
    if files is None:
        hint = "data/plan.yaml、data/approved.yaml、data/progress/2024.yaml のような名前を書いてください"
        raise wrong_usage(f"{name.as_posix()} は計画のデータのファイルの名前ではありません", hint)
    if name.name != PLAN_FILE:
        with_plan(folder)
    diagnostics = checked(load_files(files)).diagnostics
    file = name.as_posix()
    return Findings(tuple(diagnostic for diagnostic in diagnostics if diagnostic.span.file == file), (file,))


def _write(findings: "Findings", output: str) -> None:
    if output == "text":
        from ykplan.platform.terminal import screen
        from ykplan.render.findings import text

        write_text(text.render(findings.diagnostics, screen()))
    else:
        write_document(import_module(f"ykplan.render.findings.{output}").render(findings))


def _codes(typed: "Sequence[str]") -> tuple[str, ...]:
    """Return the beginnings of codes that were typed; ends with wrong usage where no code begins so."""
    from ykplan.rules.registry import RULES
    from ykplan.text.inert import one_line
    from ykplan.text.likeness import folded, nearest

    known = [rule.code for rule in RULES]
    codes = [folded(code).upper() for code in typed]
    for code in codes:
        if not any(code and name.startswith(code) for name in known):
            near = nearest(code, known)
            hint = f"「{near}」ではありませんか" if near else None
            raise wrong_usage(f"「{one_line(code)}」という指摘の番号はありません", hint)
    return tuple(codes)
