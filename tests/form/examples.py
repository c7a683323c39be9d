"""The examples of the rules about forms: what people did to a form exported from a small plan, and what is said.

`cells.yaml` lists the steps (`filling.py`), or names a kind of file (`damage.py`); `second.yaml` those of another form
of the same section; files beside them are laid over the plan, those in `after/` once the form is out.
"""

import shutil
from pathlib import Path
from typing import Any, Final

import yaml

from tests.form.damage import KINDS
from tests.form.filling import filled
from ykplan.data.loading import load
from ykplan.form.book import render_form
from ykplan.form.merging import WantedEntry, merged
from ykplan.form.read.form import read_form
from ykplan.form.returned import against
from ykplan.form.value import forms
from ykplan.rules.checking import form_diagnostics
from ykplan.terms.diagnostic import Diagnostic

EXAMPLES: Final = Path(__file__).parent.parent / "examples"
FOLDERS: Final = sorted(folder.relative_to(EXAMPLES).as_posix() for folder in EXAMPLES.glob("YK4*/*"))
YEAR: Final = 2025
_NOT_DATA: Final = shutil.ignore_patterns("expected.txt", "cells.yaml", "second.yaml", "after")


def opened(data: Path, example: str | None = None) -> Path:
    """Lay the small plan with an opened year into a folder, and an example's own files over it."""
    shutil.copytree(EXAMPLES / "base", data)
    shutil.copytree(EXAMPLES / "opened", data, dirs_exist_ok=True)
    if example is not None:
        shutil.copytree(EXAMPLES / example, data, ignore=_NOT_DATA, dirs_exist_ok=True)
    return data


def exported(data: Path, year: int = YEAR) -> bytes:
    """Return the form of a plan without sections."""
    (form,) = forms(load(data), year)
    return render_form(form)


def imported(data: Path, workbooks: dict[str, bytes]) -> tuple[WantedEntry, tuple[Diagnostic, ...]]:
    """Return what forms want written, and what is found in them, in the data as they are."""
    loaded = load(data)
    wanted = merged(against(loaded, [read_form(name, raw) for name, raw in workbooks.items()]))
    return wanted, form_diagnostics(wanted.troubles, list(workbooks))


def findings(example: str, tmp_path: Path) -> tuple[Diagnostic, ...]:
    """Return what is found in an example's forms."""
    data, here = opened(tmp_path / "data", example), EXAMPLES / example
    raw = exported(data)
    workbooks = {"記入票.xlsx": _made(raw, _yaml(here / "cells.yaml"))}
    if (here / "second.yaml").exists():
        workbooks["もう一つ.xlsx"] = _made(raw, _yaml(here / "second.yaml"))
    if (here / "after").exists():
        shutil.copytree(here / "after", data, dirs_exist_ok=True)
    return imported(data, workbooks)[1]


def as_text(found: Diagnostic) -> str:
    """Return a finding on one line."""
    return f"{found.span.place} {found.severity} {found.code} {found.message} | {found.hint}"


def _made(raw: bytes, steps: Any) -> bytes:
    return KINDS[steps](raw) if isinstance(steps, str) else filled(raw, steps)


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
