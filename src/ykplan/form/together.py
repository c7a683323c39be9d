"""Forms that came back, taken together: what all of them want written, and where two of them contradict."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ykplan import fiscal
from ykplan.form.against import said_as
from ykplan.form.read import Answer, Filled
from ykplan.form.trouble import Trouble, whole
from ykplan.form.value import Row
from ykplan.model.progress import RESULT


class Wanted(NamedTuple):
    """What is to be written, by indicator and field (None: taken out), of one year, and everything that is wrong."""

    year: int | None
    entries: Mapping[str, Mapping[str, str | None]]
    troubles: tuple[Trouble, ...]
    rows: Mapping[str, Row]
    """The rows of all forms, by indicator."""


class _Said(NamedTuple):
    file: str
    section: str
    answer: Answer


def together(filled: Sequence[Filled]) -> Wanted:
    """Return what forms want written, less the rows and forms in which something is wrong."""
    troubles = [trouble for each in filled for trouble in each.troubles]
    years = [each.form.year for each in filled if each.form is not None]
    year = max(dict.fromkeys(years), key=years.count, default=None)
    for each in filled:
        if each.form is not None and year is not None and each.form.year != year:
            facts = {"year": fiscal.show(each.form.year), "others": fiscal.show(year)}
            troubles.append(Trouble("another year", whole(each.file), facts))
    said = _by_indicator(filled, troubles)
    troubles += [trouble for several in said.values() for trouble in _contradictions(several)]
    blocked = {trouble.identity for trouble in troubles if not trouble.warns}
    entries = {identity: _entry(several) for identity, several in said.items() if identity not in blocked}
    rows = {row.identity: row for each in filled if each.form is not None for row in each.form.rows}
    return Wanted(year, entries, tuple(troubles), rows)


def _by_indicator(filled: Sequence[Filled], troubles: Sequence[Trouble]) -> dict[str, list[_Said]]:
    """Return what changes, by indicator, of the forms that can be taken at all."""
    refused = {trouble.span.file for trouble in troubles if trouble.identity is None and not trouble.warns}
    found: dict[str, list[_Said]] = {}
    for each in filled:
        if each.form is not None and each.file not in refused:
            for answer in each.answers:
                if answer.new:
                    said = _Said(each.file, each.form.section, answer)
                    found.setdefault(answer.row.identity, []).append(said)
    return found


def _contradictions(several: Sequence[_Said]) -> Iterator[Trouble]:
    """Find where two forms want different things of one indicator; the same thing twice is fine."""
    first = several[0]
    wants = _wants(first.answer)
    for other in several[1:]:
        for place, (field, said) in _wants(other.answer).items():
            before, was = wants.get(place, (field, said))
            if (before, was) != (field, said):
                facts = {
                    "identity": first.answer.row.identity,
                    "other": first.answer.spans[before].place,
                    "one": said_as(before, was),
                    "two": said_as(field, said),
                }
                yield Trouble("contradiction", other.answer.spans[field], facts, first.answer.row.identity)


def _wants(answer: Answer) -> dict[str, tuple[str, str | None]]:
    """Return what an answer wants written, with its field; a figure and a reason for none are of one place."""
    ordered = sorted(answer.new.items(), key=lambda item: item[1] is not None)
    return {"result" if field in RESULT else field: (field, said) for field, said in ordered}


def _entry(several: Sequence[_Said]) -> dict[str, str | None]:
    entry = {field: said for each in several for field, said in each.answer.new.items()}
    section = next((each.section for each in several if each.section), "")
    said = [entry[field] for field in RESULT if field in entry]
    if said and (section or not any(said)):
        entry["reported_by"] = section if any(said) else None
    return entry
