"""typst: a template and what it reads → files. It keeps what it laid out, so that much is set in another process."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ykplan import fonts
from ykplan.worker import apart

ROOT: Final = Path(__file__).parents[1]
"""Where typst may read: the templates of the PDF and of the pictures, which draw a chart by the same chart.typ."""
# So many letters take typst more memory, and more time, than a second process does.
_MUCH: Final = 400_000


def typeset(template: Path, inputs: Mapping[str, str], **form: Any) -> list[bytes]:
    """Return the files that typst makes of a template: one PDF, or a picture a page, as `form` says."""
    much = sum(map(len, inputs.values())) > _MUCH
    return apart(_compiled, template, dict(inputs), form) if much else _compiled(template, dict(inputs), form)


def _compiled(template: Path, inputs: dict[str, str], form: Mapping[str, Any]) -> list[bytes]:
    import typst

    compiler = typst.Compiler(root=ROOT, font_paths=fonts.for_typst(), ignore_system_fonts=True)
    made = compiler.compile(template, sys_inputs=inputs, **form)
    if made is None:
        raise AssertionError  # only where an output file is named
    return made if isinstance(made, list) else [made]
