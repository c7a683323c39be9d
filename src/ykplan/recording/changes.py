"""Entries put into a year's file: what the commands and the Excel import write, as a text, checked before it is.

Pure: files in, the new text and what it changes out. The commands write it, under the lock of `cli/writing.py`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import NamedTuple, TypeAlias

from ykplan.data import spelling
from ykplan.data.loading import Files, load_files, with_text
from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import Source
from ykplan.editing import edits
from ykplan.editing.mapping import Splice
from ykplan.recording import entry
from ykplan.rules.checking import checked
from ykplan.terms.diagnostic import Diagnostic, Severity

Wanted: TypeAlias = Mapping[str, Mapping[str, str | None]]
"""By indicator, what its fields are to be; a field that is to be nothing goes, and one not named stays."""


class Changed(NamedTuple):
    """One field of one entry before and after; None where it is not there."""

    identity: str
    field: str
    old: str | None
    new: str | None


class Recorded(NamedTuple):
    """A year's file with entries put in: its text, what changed in order, and the errors that it has now and had not.

    `left` are the indicators whose entries are written in a way that cannot be changed without changing something
    else. Where there is any of them nothing was put in, and the text is the old one. `warnings` are new, as the
    errors are.
    """

    text: str
    changed: tuple[Changed, ...]
    errors: tuple[Diagnostic, ...]
    left: tuple[str, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


def recorded(
    files: Files, year: int, wanted: Wanted, corrections: Mapping[str, Mapping[str, str]] | None = None
) -> Recorded:
    """Return the file of a year with entries put in; `corrections` are added to what was corrected, by indicator.

    Only what is to be other than it is changes; comments, order, quotes and line ends stay. The year has to have one
    file (`file_of`) that can be read.
    """
    source = text_of_year(files, year)
    if source is None or not isinstance(source.data, dict):
        message = f"no readable file of {year}"
        raise ValueError(message)
    order = [identity for _, identity in load_files(files).written]
    news = dict(_news(source.data, wanted, corrections or {}))
    after = _put(source, news, order)
    if after is None:
        left = edits.unfit(
            list(news), lambda ids: _put(source, {identity: news[identity] for identity in ids}, order) is not None
        )
        return Recorded(source.text, (), (), tuple(left))
    changed = tuple(
        Changed(identity, name, _text(before.get(name)), _text(value))
        for identity, fields in news.items()
        for before in [entry.fields_of(source.data, identity) or {}]
        for name, value in fields.items()
        if name != entry.CORRECTED
    )
    findings = new_findings(files, after)
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    return Recorded(
        after.text, changed, errors, warnings=tuple(finding for finding in findings if finding not in errors)
    )


def text_of_year(files: Files, year: int) -> Source | None:
    """Return the one file of a year, by its name where it cannot be read; None where there is none, or several."""
    texts = texts_of(files, year)
    return texts[0] if len(texts) == 1 else None


def texts_of(files: Files, year: int) -> tuple[Source, ...]:
    """Return every file that is about a year, by what it says or by its name."""
    years = load_files(files).years
    return tuple(file.source for file in years if year in (file.year, file.named_year))


def new_findings(files: Files, after: Source) -> tuple[Diagnostic, ...]:
    """Return the errors and warnings that the data has with a file's new text and had not before."""
    changed = with_source(files, after)
    return () if changed is None else not_known_before(_findings(changed), _findings(files))


def with_source(files: Files, after: Source) -> Files | None:
    """Return the files with another text of one of them; None where no such file is ever read."""
    return with_text(files, FilePath(after.file), after.text.encode("utf-8", "surrogatepass"))


def not_known_before(findings: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what was found and was not known before, wherever in its file it stands now."""
    left = Counter(map(_about, known))
    new = []
    for finding in findings:
        if left[_about(finding)]:
            left[_about(finding)] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _news(
    data: Data, wanted: Wanted, corrections: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, dict[str, Data]]]:
    """Yield, by indicator, the fields that are to be other than they are."""
    for identity, fields in wanted.items():
        before = entry.fields_of(data, identity) or {}
        other: dict[str, Data] = {name: value for name, value in fields.items() if value != before.get(name)}
        if identity in corrections:
            earlier = before.get(entry.CORRECTED)
            other[entry.CORRECTED] = [*(earlier if isinstance(earlier, list) else []), dict(corrections[identity])]
        if other:
            yield identity, other


def _put(source: Source, news: Mapping[str, Mapping[str, Data]], order: list[str]) -> Source | None:
    """Return the file with all of it put in; None where that would change anything else."""
    if not news:
        return source
    if any(entry.fields_of(source.data, identity) is None for identity in news):
        return None
    there = source.at((entry.ENTRIES,))
    known = there if isinstance(there, dict) else {}
    splices: list[Splice] = []
    for identity, fields in news.items():
        if identity in known:
            splices += entry.splices(source, identity, fields)
    new = {identity: entry.in_order(fields) for identity, fields in news.items() if identity not in known}
    if new:
        splices += entry.added_splices(source, new, order)
    return edits.with_splices(source, splices, entry.data_with(source.data, news))


def _findings(files: Files) -> list[Diagnostic]:
    return [finding for finding in checked(load_files(files)).diagnostics if finding.severity is not Severity.HINT]


def _about(finding: Diagnostic) -> tuple[object, ...]:
    return finding.code, finding.span.file, finding.path, finding.message


def _text(value: Data) -> str | None:
    return value if isinstance(value, str) else None


def normalized_figure(text: str, unit: str) -> str:
    """Return a figure as it is written in YAML, less the indicator's own unit: ９か所 → 9; anything else as it is."""
    number = spelling.figure_typed(text, unit)
    return text.strip() if isinstance(number, spelling.Unclear) else number


def normalized_count(text: str) -> str:
    """Return how many answered, in digits: 1,024人 → 1024; anything else as it is."""
    return spelling.count_typed(text) or text.strip()


def normalized_stage(text: str, stages: Iterable[str]) -> str:
    """Return the stage that a text names in other widths or with blanks; anything else as it is."""
    return spelling.stage_typed(text, stages) or text.strip()


def absence(text: str) -> str | None:
    """Return the word in the data for a reason for having no figure, typed in English or as it is printed."""
    return spelling.reason_typed(text)


def normalized_section(text: str, known: Iterable[str]) -> str:
    """Return the name of a section as the plan has it, where a text looks like one; any other name as it is seen."""
    return spelling.section_typed(text, known)


def words(text: str) -> str | None:
    """Return a text as it is kept, as that of a form's cell; None where nothing is seen."""
    return spelling.kept_text(text) or None
