"""What changed in the years' files: figures, corrections, and the words beside them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ykplan.comparison.change import NONE, Change, Moved, change_text, in_a_list
from ykplan.data import printing
from ykplan.data.contents import YearFile
from ykplan.data.model.amendments import belongs, in_force
from ykplan.data.model.plan import Indicator
from ykplan.data.model.progress import Correction, Entry, MeasureWords, Words
from ykplan.judging.book import Book
from ykplan.judging.overview import InError, Judged
from ykplan.terms import fiscal, labels
from ykplan.terms.entry import LABELS, WORDS
from ykplan.text import inert

_WORDS: Final = {**WORDS, "items": LABELS["items"]}


def year_changes(before: Book, after: Book, year: int) -> Iterator[Change]:
    """Yield what changed in the file of a fiscal year."""
    old, new = before.file(year), after.file(year)
    if (was := _state(before, old)) != (now := _state(after, new)):
        yield Change("", "", year, "state", "年度のファイル", was, now)
    if old and new and (was := _deadline(old)) != (now := _deadline(new)):
        yield Change("", "", year, "deadline", "提出期限", was, now)
    entries, later = _entries(old), _entries(new)
    for identity, place in {**before.places, **after.places}.items():
        if identity in entries or identity in later:
            broken = (_in_error(before, old, identity), _in_error(after, new, identity))
            yield from _entry(place.indicator, year, (entries.get(identity), later.get(identity)), broken)
    if any(file and file.progress is None for file in (old, new)):
        return
    for identity in dict.fromkeys((*_measure_words(old), *_measure_words(new))):
        was_said, now_said = _measure_words(old).get(identity), _measure_words(new).get(identity)
        yield from _said_of_measure(identity, year, was_said, now_said)


def _entry(
    indicator: Indicator, year: int, entries: tuple[Entry | None, Entry | None], broken: tuple[bool, bool]
) -> Iterator[Change]:
    old, new = entries
    view, name = in_force(indicator, year), inert.one_line(indicator.name)
    was, now = (
        labels.ERROR_MARK if wrong else printing.entry_text(entry, view)
        for entry, wrong in zip(entries, broken, strict=True)
    )
    kept = new.corrected[: len(old.corrected)] if old and new else ()
    if old and new and kept != old.corrected:
        what = f"{LABELS['corrected']}の記録"
        yield Change(indicator.id, name, year, "correction", what, _corrections(old.corrected), _corrections(kept))
    corrections = new.corrected[len(old.corrected) if old else 0 :] if new else ()
    if corrections:
        last = corrections[-1]
        why = f"{inert.one_line(last.reason)}、{last.on.isoformat()}"
        yield Change(indicator.id, name, year, "correction", LABELS["corrected"], was, now, why, year)
    elif was != now:
        yield Change(indicator.id, name, year, "value", LABELS["value"], was, now, None, year)
    if any(wrong and entry is None for entry, wrong in zip(entries, broken, strict=True)):
        return  # what cannot be read is not gone
    for kind, what, one, other in _entry_fields(old or Entry(), new or Entry()):
        if one != other:
            moves = year if kind == "sample_size" else None
            yield Change(indicator.id, name, year, kind, what, one or NONE, other or NONE, None, moves)


def _corrections(corrected: tuple[Correction, ...]) -> str:
    return (
        in_a_list(f"{correction.was}（{correction.reason}、{correction.on.isoformat()}）" for correction in corrected)
        or NONE
    )


def _entry_fields(old: Entry, new: Entry) -> Iterator[tuple[str, str, str, str]]:
    def own(entry: Entry) -> str:
        return inert.one_line(f"{entry.grade.grade} {entry.grade.reason or ''}") if entry.grade else ""

    yield "grade", labels.OWN_GRADE, own(old), own(new)
    for field, what in _WORDS.items():
        yield field, what, change_text(getattr(old, field)), change_text(getattr(new, field))


def _said_of_measure(identity: str, year: int, old: MeasureWords | None, new: MeasureWords | None) -> Iterator[Change]:
    was, now = old or MeasureWords(), new or MeasureWords()
    for field in Words.model_fields:
        one, other = change_text(getattr(was, field)), change_text(getattr(now, field))
        if one != other:
            yield Change(identity, "", year, field, _WORDS[field], one or NONE, other or NONE)
    one, other = (
        in_a_list(f"{opinion.opinion} → {opinion.response or ''}" for opinion in said_of.opinions)
        for said_of in (was, now)
    )
    if one != other:
        yield Change(identity, "", year, "opinions", "推進委員会の意見", one or NONE, other or NONE)


def _state(state: Book, file: YearFile | None) -> str:
    if file is None:
        return NONE
    if file.progress is None or state.checked.all_in_error(file.source.file):
        return labels.ERROR_MARK
    return labels.STATES[file.progress.state]


def _deadline(file: YearFile) -> str:
    day = file.progress.deadline if file.progress else None
    return day.isoformat() if day else NONE


def _in_error(state: Book, file: YearFile | None, identity: str) -> bool:
    place = state.places.get(identity)
    known = place is not None and file is not None and file.year is not None and belongs(place.indicator, file.year)
    return bool(known and file and state.checked.entry_in_error(file.source.file, identity))


def _entries(file: YearFile | None) -> Mapping[str, Entry]:
    return file.progress.entries if file and file.progress else {}


def _measure_words(file: YearFile | None) -> Mapping[str, MeasureWords]:
    return file.progress.measures if file and file.progress else {}


_ERROR: Final = "データの誤り"


def in_grades(before: Book, after: Book, year: int, changes: Iterable[Change]) -> Iterator[Moved]:
    """Yield the grades of a fiscal year that moved; `changes` are all that were found."""
    if year not in before.plan.period or year not in after.plan.period:
        return
    old, new = before.overview(year).by_id, after.overview(year).by_id
    for identity, row in new.items():
        if identity in old and (was := _grade(old[identity])) != (now := _grade(row)):
            name = inert.one_line(row.name)
            # Without one of these it is an error elsewhere, of which `validate` tells.
            because = _because(identity, year, changes) or (_ERROR,)
            yield Moved(identity, name, year, was, now, because)


def _because(identity: str, year: int, changes: Iterable[Change]) -> tuple[str, ...]:
    """Return what changed that a grade may rest on: of the indicator, up to that year, and of the plan as a whole."""
    listed = [
        change.what if change.year is None or change.year == year else f"{fiscal.show_year(change.year)}の{change.what}"
        for change in changes
        if change.identity in (identity, "") and change.moves is not None and change.moves <= year
    ]
    return tuple(dict.fromkeys(listed))


def _grade(row: Judged | InError) -> str:
    if isinstance(row, InError):
        return labels.ERROR_MARK
    grade = row.verdict.grade
    return inert.one_line(f"{grade.mark} {grade.name}") if grade else labels.DASH
