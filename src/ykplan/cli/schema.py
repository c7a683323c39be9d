"""`ykplan schema`: the shape of the data, for editors and other tools."""

from typing import Annotated, Literal

import typer

from ykplan.cli.output import write_document


def schema(
    kind: Annotated[
        Literal["plan", "progress"],
        typer.Argument(metavar="plan|progress", help="どのファイルのものか（plan 計画、progress 年度の実績）"),
    ],
) -> None:
    """エディターでの入力の助けと検査に使う JSON Schema を出力する。"""
    from ykplan.schema import document

    write_document(document(kind))
