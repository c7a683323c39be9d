"""`ykplan validate`: what is wrong in the data."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from ykplan.cli.folder import data_folder, with_plan
from ykplan.cli.output import write_bytes
from ykplan.cli.usage import wrong_usage


def validate(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[FOLDER]...", help="データのフォルダー（既定は data。一つに一計画）")
    ] = None,
    *,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="表示の形")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="警告があっても終了コードを 1 にする")] = False,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="CODE", help="この番号で始まる指摘だけを見る（何度でも）")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODE", help="この番号で始まる指摘を見ない（何度でも）")
    ] = None,
) -> None:
    """データの誤りを、場所と直し方とともに示す。"""
    from ykplan.check import check
    from ykplan.diagnostic import Diagnostic, Severity
    from ykplan.screen import screen

    _known_codes((*(select or ()), *(ignore or ())))
    found: list[Diagnostic] = []
    chosen = [with_plan(folder) for folder in folders] if folders else [data_folder(None)]
    for folder in chosen:
        found += [
            diagnostic
            for diagnostic in check(folder).diagnostics
            if not diagnostic.code.startswith(tuple(ignore or ()))
            and diagnostic.code.startswith(tuple(select or ("",)))
        ]
    if output == "json":
        from ykplan.render.findings import json

        write_bytes(json.render(found).encode(errors="replace"))
    else:
        from ykplan.render.findings import text

        sys.stdout.write(text.render(found, screen()))
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in found)
    warnings = sum(diagnostic.severity is Severity.WARNING for diagnostic in found)
    sys.stderr.write(f"{len(chosen)}つの計画を確かめました: 誤り {errors}、警告 {warnings}\n")
    raise typer.Exit(1 if errors or (strict and warnings) else 0)


def _known_codes(codes: tuple[str, ...]) -> None:
    from ykplan.rules import RULES
    from ykplan.words import nearest, one_line

    known = [rule.code for rule in RULES]
    for code in codes:
        if not any(code and name.startswith(code) for name in known):
            near = nearest(code, known)
            hint = f"「{near}」ではありませんか" if near else None
            raise wrong_usage(f"「{one_line(code)}」という指摘の番号はありません", hint)
