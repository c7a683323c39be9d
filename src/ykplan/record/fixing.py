"""What the findings about a file would have written otherwise, put into its text."""

from collections.abc import Iterator

from ykplan.check import Checked
from ykplan.edit import Edit, Edited, edited
from ykplan.source import Source


def fixed(checked: Checked, source: Source) -> Edited:
    """Return a file with everything put right that a finding knows how to put right."""
    return edited(source, _wanted(checked, source))


def _wanted(checked: Checked, source: Source) -> Iterator[Edit]:
    for found in checked.diagnostics:
        if found.fix is not None and found.span.file == source.file:
            on_key = found.span == source.key_span(found.path) and found.span != source.span(found.path)
            yield Edit(found.path, found.fix, on_key)
