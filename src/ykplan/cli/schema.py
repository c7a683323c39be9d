"""`ykplan schema`: the shape of the data, for editors and other tools."""

from typing import Annotated, Literal

import typer

from ykplan.cli.shared.output import write_document


def schema(
    kind: Annotated[
        Literal["plan", "progress", "report"],
        typer.Argument(
            metavar="plan|progress|report", help="どのファイルのものか（plan 計画、progress 実績、report 報告書の言葉）"
        ),
    ],
) -> None:
    """エディターでの入力の助けと検査に使う JSON Schema を出力する。"""
    from ykplan.data.schema.document import document

    write_document(document(kind))
