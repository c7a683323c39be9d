"""`ykplan validate`: what is wrong in the data."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ykplan.cli.folder import data_folder, with_plan
from ykplan.cli.output import notice, write_document, write_text
from ykplan.cli.usage import wrong_usage

if TYPE_CHECKING:
    from ykplan.diagnostic import Findings


def validate(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[FOLDER]...", help="データのフォルダー（既定は data。一つに一計画）")
    ] = None,
    *,
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
) -> None:
    """データの誤りを、場所と直し方とともに示す。"""
    from ykplan.diagnostic import Findings, Severity

    _known_codes((*(select or ()), *(ignore or ())))
    wanted, unwanted = tuple(select or ("",)), tuple(ignore or ())
    chosen = [with_plan(folder) for folder in folders] if folders else [data_folder(None)]
    looked_at = [_look_at(folder) for folder in chosen]
    every = [diagnostic for one in looked_at for diagnostic in one.diagnostics]
    found = tuple(d for d in every if d.code.startswith(wanted) and not d.code.startswith(unwanted))
    _write(Findings(found, tuple(file for one in looked_at for file in one.files)), output)
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in found)
    warnings = sum(diagnostic.severity is Severity.WARNING for diagnostic in found)
    notice(f"{len(chosen)}つの計画を確かめました: 誤り {errors}、警告 {warnings}")
    raise typer.Exit(1 if errors or (strict and warnings) else 0)


def _look_at(folder: Path) -> "Findings":
    """Return what is found in one folder; the plan itself is let go before the next one is read."""
    from ykplan.check import check
    from ykplan.diagnostic import Findings

    checked = check(folder)
    return Findings(checked.diagnostics, tuple(source.file for source in checked.loaded.sources))


def _write(found: "Findings", output: str) -> None:
    if output == "text":
        from ykplan.render.findings import text
        from ykplan.screen import screen

        write_text(text.render(found.diagnostics, screen()))
    else:
        write_document(import_module(f"ykplan.render.findings.{output}").render(found))


def _known_codes(codes: tuple[str, ...]) -> None:
    from ykplan.rules import RULES
    from ykplan.words import nearest, one_line

    known = [rule.code for rule in RULES]
    for code in codes:
        if not any(code and name.startswith(code) for name in known):
            near = nearest(code, known)
            hint = f"「{near}」ではありませんか" if near else None
            raise wrong_usage(f"「{one_line(code)}」という指摘の番号はありません", hint)
