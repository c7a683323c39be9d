"""Forms that came back, taken together: what all of them want written, and where two of them contradict."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ykplan.form.layout import OPEN
from ykplan.form.read.figure import same_text
from ykplan.form.read.form import Filled
from ykplan.form.read.row import Answer, same
from ykplan.form.returned import as_written
from ykplan.form.trouble import Trouble, whole_file
from ykplan.form.value import FormRow
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Span
from ykplan.terms.entry import ENTRY, RESULT

TEXTS: Final = tuple(name for name, field in ENTRY.items() if field.type == "text" and field.column is not None)
# The order of the form's columns, 実績 being a value or a stage.
_ORDER: Final = ("value", "stage", *(column.field for column in OPEN[1:]), "reported_by")
# How many other forms a finding names.
_TOLD: Final = 3
_LONG: Final = 30


class WantedEntry(NamedTuple):
    """What is to be written, by indicator and field (None: taken out), of one year, and everything that is wrong."""

    year: int | None
    entries: Mapping[str, Mapping[str, str | None]]
    troubles: tuple[Trouble, ...]
    rows: Mapping[str, FormRow]
    """The rows of all forms, by indicator."""


class _Said(NamedTuple):
    file: str
    section: str
    answer: Answer


class _Want(NamedTuple):
    """What one form wants in one place of an entry: a field, what it is to say (None: nothing), and the cell."""

    field: str
    said: str | None
    span: Span


def merged(filled: Sequence[Filled]) -> WantedEntry:
    """Return what forms want written, less the rows and forms in which something is wrong.

    It is the same in whatever order the forms are given.
    """
    troubles = [trouble for form in filled for trouble in form.troubles]
    year, mixed = _year(filled)
    troubles += mixed
    answers = _by_indicator(filled, troubles)
    troubles += [trouble for identity, several in answers.items() for trouble in _contradictions(identity, several)]
    blocked = {trouble.identity for trouble in troubles if not trouble.warns}
    entries = {identity: _entry(several) for identity, several in answers.items() if identity not in blocked}
    rows = {row.identity: row for form in filled if form.form is not None for row in form.form.rows}
    return WantedEntry(year, entries, tuple(troubles), rows)


def _year(filled: Sequence[Filled]) -> tuple[int | None, list[Trouble]]:
    """Return the year of most forms, and those of other years; where no year has most, all are of another one."""
    counts = Counter(form.form.year for form in filled if form.form is not None)
    most = [year for year, count in counts.items() if count == max(counts.values())]
    year = most[0] if len(most) == 1 else None
    troubles = []
    for form in filled:
        if form.form is not None and form.form.year != year:
            others = "、".join(map(fiscal.show_year, sorted(most if year else counts.keys() - {form.form.year})))
            facts = {"year": fiscal.show_year(form.form.year), "others": others}
            troubles.append(Trouble("another year", whole_file(form.file), facts))
    return year, troubles


def _by_indicator(filled: Sequence[Filled], troubles: Sequence[Trouble]) -> dict[str, list[_Said]]:
    """Return what changes, by indicator, of the forms that can be taken at all."""
    refused = {trouble.span.file for trouble in troubles if trouble.identity is None and not trouble.warns}
    answers: dict[str, list[_Said]] = {}
    for form in filled:
        if form.form is not None and form.file not in refused:
            for answer in form.answers:
                if answer.new:
                    answer_of_form = _Said(form.file, form.form.section, answer)
                    answers.setdefault(answer.row.identity, []).append(answer_of_form)
    return answers


def _contradictions(identity: str, several: Sequence[_Said]) -> Iterator[Trouble]:
    """Find where forms want different things of one indicator: each of them is told what all others say.

    The same thing twice is fine.
    """
    by_place: dict[str, list[_Want]] = {}
    for answer in several:
        for place, want in _wants(answer.answer).items():
            by_place.setdefault(place, []).append(want)
    for wants in by_place.values():
        for want in wants:
            others = sorted((other for other in wants if not _agree(want, other)), key=lambda other: other.span)
            if others:
                others_shown = [f"{other.span.place}「{_shortly(other)}」" for other in others[:_TOLD]]
                more = f" ほか{len(others) - _TOLD}件" if len(others) > _TOLD else ""
                facts = {"identity": identity, "one": _shortly(want), "others": "、".join(others_shown) + more}
                yield Trouble("contradiction", want.span, facts, identity)


def _shortly(want: _Want) -> str:
    text = as_written(want.field, want.said)
    return text if len(text) <= _LONG else text[:_LONG] + "…"


def _wants(answer: Answer) -> dict[str, _Want]:
    """Return what an answer wants written, by place; a figure and a reason for none are of one place."""
    ordered = sorted(answer.new.items(), key=lambda item: item[1] is not None)
    return {"result" if field in RESULT else field: _Want(field, text, answer.spans[field]) for field, text in ordered}


def _agree(one: _Want, other: _Want) -> bool:
    """Tell whether two forms want the same: of words, but for blanks, widths and letters that are not seen."""
    if one.said is None or other.said is None:
        return one.said == other.said
    if one.field != other.field:
        return False
    return same(one.field, one.said, other.said) or (
        one.field in TEXTS and same_text(one.said) == same_text(other.said)
    )


def _entry(several: Sequence[_Said]) -> dict[str, str | None]:
    """Return what is to be written of one indicator; of spellings that say the same always the same one."""
    wanted = [item for answer in several for item in answer.answer.new.items()]
    entry: dict[str, str | None] = dict(sorted(wanted, key=_usual_last))
    section = next(iter(sorted(answer.section for answer in several if answer.section)), "")
    results = [entry[field] for field in RESULT if field in entry]
    if results and (section or not any(results)):
        entry["reported_by"] = section if any(results) else None
    return {field: entry[field] for field in _ORDER if field in entry}


def _usual_last(wanted: tuple[str, str | None]) -> tuple[str, int, str]:
    """Return what puts the spelling last that has the fewest unusual letters: half-width kana, U+200B, marks apart."""
    field, text = wanted
    unusual = sum(letter not in (*same_text(text), " ", "\n") for letter in text) if text else 0
    return field, -unusual, text or ""
