"""What the findings about a folder would have written otherwise, put into its files."""

from collections.abc import Iterator
from typing import NamedTuple

from ykplan.data.checked import Checked
from ykplan.data.loading import Files, load_files
from ykplan.data.yaml.source import Source
from ykplan.editing.edits import Edit, edited
from ykplan.recording.changes import with_source
from ykplan.rules.checking import checked
from ykplan.terms.diagnostic import Diagnostic


class Fixed(NamedTuple):
    """A file as it was, its text put right, in how many places that changed it, and how many could not be changed.

    `unread` are the errors for which the file cannot be read as it is meant, and so is left as it was.
    """

    source: Source
    text: str
    done: int
    left: int
    unread: tuple[Diagnostic, ...] = ()


def fixed(files: Files) -> tuple[Fixed, ...]:
    """Return every file of a folder with everything put right that a finding knows how to put right.

    What is put right lets the rules see more: below a key with a blank in it nothing was read. So they look again until
    nothing is left that can be done, and another call finds nothing.
    """
    checked_files = checked(load_files(files))
    made = {
        source.file: Fixed(source, source.text, 0, 0, checked_files.of(source.file) if source.flaws else ())
        for source in checked_files.loaded.sources
    }
    changed = True
    while changed:
        changed = False
        for source in checked_files.loaded.sources:
            result, before = edited(source, _wanted(checked_files, source)), made[source.file]
            made[source.file] = before._replace(
                text=result.text, done=before.done + len(result.done), left=len(result.left)
            )
            after = with_source(files, source.again(result.text)) if result.done else None
            if after is not None:
                files, changed = after, True
        checked_files = checked(load_files(files)) if changed else checked_files
    return tuple(made.values())


def _wanted(checked: Checked, source: Source) -> Iterator[Edit]:
    for finding in checked.diagnostics:
        if finding.fix is not None and finding.span.file == source.file:
            on_key = finding.span == source.key_span(finding.path) and finding.span != source.span(finding.path)
            yield Edit(finding.path, finding.fix, on_key)
