"""The commands, put together."""

import os
import sys

import typer

from ykplan.cli.approve import approve
from ykplan.cli.close import close
from ykplan.cli.diff import diff
from ykplan.cli.fix import fix
from ykplan.cli.form import form
from ykplan.cli.new import new
from ykplan.cli.record import record
from ykplan.cli.report import report
from ykplan.cli.rules import rules
from ykplan.cli.schema import schema
from ykplan.cli.shared import completion
from ykplan.cli.shared.commands import Command, Group
from ykplan.cli.shared.folder import GONE, is_gone
from ykplan.cli.shared.usage import RefusedError, WrongUsageError, explain, installing
from ykplan.cli.show import show
from ykplan.cli.site import site
from ykplan.cli.status import status
from ykplan.cli.validate import validate
from ykplan.text.inert import inert

app = typer.Typer(
    cls=Group,
    add_completion=False,  # ours speaks Japanese
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="行政計画の目標と実績を確かめ、判定し、示す。",
)
for _command in (status, show, report, site, new, record, close, validate, diff, approve, fix, rules, schema):
    app.command(cls=Command)(_command)
app.add_typer(form, name="form")


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    *,
    version: bool = typer.Option(False, "--version", help="版を表示して終わる", is_eager=True),  # noqa: ARG001, FBT003  # answered in __main__; here for the help
    install_completion: bool = typer.Option(  # noqa: ARG001  # answered by its callback
        False,  # noqa: FBT003
        "--install-completion",
        help="今のシェルに入力補完を組み込む",
        callback=completion.install_completion,
        is_eager=True,
    ),
    show_completion: bool = typer.Option(  # noqa: ARG001  # answered by its callback
        False,  # noqa: FBT003
        "--show-completion",
        help="入力補完の設定を表示する",
        callback=completion.show_completion,
        is_eager=True,
    ),
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run_commands() -> int:
    """Run the command line and return its exit status: 0, 1 for errors in the data, 2 for wrong usage."""
    if completion.VARIABLE in os.environ:
        completion.prepare_completion()
    try:
        status_code = app(standalone_mode=False, prog_name="ykplan")
    except typer.TyperException as error:
        return _refused(error)
    except typer.Abort:
        return 130
    except SystemExit as ended:
        # typer ends so where the reader of standard output went away.
        if isinstance(ended.__context__, BrokenPipeError):
            raise ended.__context__ from None
        raise
    except ModuleNotFoundError as error:
        if error.name != "yaml._yaml":
            raise
        line = installing("--force-reinstall", "--only-binary", ":all:", "pyyaml")
        sys.stderr.write(f"YAML を読む部品（libyaml）のない PyYAML が入っています。次の一行で入れ直せます: {line}\n")
        return 2
    except FileNotFoundError:
        if not is_gone():
            raise
        sys.stderr.write(f"{GONE}\n")
        return 2
    return status_code if isinstance(status_code, int) else 0


def _refused(error: typer.TyperException) -> int:
    """Print what is wrong in a call and where to read how it is made; any other error of typer is a bug."""
    if error.exit_code != WrongUsageError.exit_code:
        raise error
    context = getattr(error, "ctx", None)
    called = context.command_path if context else "ykplan"
    usage = "" if isinstance(error, RefusedError) else f"使い方は {called} --help で見られます\n"
    sys.stderr.write(f"{inert(explain(error))}\n{usage}")
    return WrongUsageError.exit_code
