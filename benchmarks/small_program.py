"""The yardstick of `status`: the least program with the same libraries.

A typer app with one command, one built pydantic model, YAML imported and one rich table printed.
"""

import typer
import yaml  # noqa: F401  # a program that reads YAML has it imported

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def main() -> None:
    """Build a model and print a table."""
    from pydantic import BaseModel
    from rich.console import Console
    from rich.table import Table

    class Model(BaseModel):
        x: int

    table = Table("x")
    table.add_row(str(Model(x=1).x))
    Console().print(table)


if __name__ == "__main__":
    app()
