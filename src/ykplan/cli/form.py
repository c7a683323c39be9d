"""`ykplan form`: the Excel form of a section, out and back in."""

import typer

from ykplan.cli.form_export import export
from ykplan.cli.form_import import import_
from ykplan.cli.shared.commands import Command, Group

form = typer.Typer(cls=Group, rich_markup_mode=None, help="担当課が実績を記入するExcelの記入票を作り、取り込む。")
form.command(cls=Command)(export)
form.command(name="import", cls=Command)(import_)


@form.callback(invoke_without_command=True)
def _form(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
