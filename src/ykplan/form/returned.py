"""Forms that came back, held against the data as it is now: whose they are, and what changed since they went out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ykplan.data.contents import Loaded
from ykplan.data.yaml.source import Source
from ykplan.form.read.form import Filled
from ykplan.form.read.row import Answer, same
from ykplan.form.trouble import Trouble, whole_file
from ykplan.form.value import FIELDS, Form, FormRow, forms
from ykplan.terms import fiscal, labels
from ykplan.terms.diagnostic import Span
from ykplan.terms.entry import RESULT, TITLES
from ykplan.text import likeness

# What a row prints and what a change of it means: another thing was asked for. The rest is worth knowing.
_ASKED: Final = {
    "name": "指標の名前",
    "unit": "単位",
    "baseline": "現状値",
    "targets": "目標値",
    "definition": "算出方法",
    "stages": "段階",
    "survey": "アンケートかどうか",
    "signed": "負になりうるかどうか",
}
_BESIDE: Final = {"measure": "基本施策の名前", "history": "前の年度の実績"}


class Now(NamedTuple):
    """A row as it would be exported today, and the section that it would be for."""

    section: str
    row: FormRow


def against(loaded: Loaded, filled: Sequence[Filled]) -> list[Filled]:
    """Return forms with what keeps them from being taken into these data; of their rows what changes them is left."""
    years = {form.form.year for form in filled if form.form is not None}
    current = _current(loaded, years)
    return [_against(loaded, form, current) for form in filled]


def _current(loaded: Loaded, years: Iterable[int]) -> dict[int, dict[str, Now]]:
    """Return the rows of all forms as they would be exported today, by year and indicator."""
    return {
        year: {row.identity: Now(form.section, row) for form in forms(loaded, year) for row in form.rows}
        for year in years
    }


def _against(loaded: Loaded, filled: Filled, current: Mapping[int, Mapping[str, Now]]) -> Filled:
    form = filled.form
    if form is None:
        return filled
    troubles = list(_whose(loaded, filled.file, form))
    if troubles:
        return filled._replace(troubles=(*filled.troubles, *troubles))
    now = current[form.year]
    spans = {answer.row.identity: answer.spans["identity"] for answer in filled.answers}
    for row in form.rows:
        if row.identity in spans:
            troubles += _changed(form, row, now.get(row.identity), spans[row.identity])
    troubles += _added(filled.file, form, now)
    answers = []
    broken = _broken(loaded, form.year)
    for answer in filled.answers:
        identity = answer.row.identity
        if identity in broken and answer.new:
            troubles.append(Trouble("entry in error", answer.spans["identity"], {"identity": identity}, identity))
        elif identity in now:
            left, wrong = _merged(answer, now[answer.row.identity].row)
            answers.append(left)
            troubles += wrong
    return filled._replace(answers=tuple(answers), troubles=(*filled.troubles, *troubles))


def _whose(loaded: Loaded, file: str, form: Form) -> Iterator[Trouble]:
    plan, year = loaded.plan, fiscal.show_year(form.year)
    if plan is None:
        return
    if not (_alike(form.plan, plan.title) and _alike(form.municipality, plan.municipality.name)):
        facts = {"form": f"{form.municipality}「{form.plan}」", "plan": f"{plan.municipality.name}「{plan.title}」"}
        yield Trouble("another plan", whole_file(file), facts)
        return
    year_file = next((candidate for candidate in loaded.years if candidate.year == form.year), None)
    if year_file is None:
        yield Trouble("year not opened", whole_file(file), {"year": year, "short": fiscal.short(form.year)})
    elif year_file.progress is None or _head_in_error(loaded, year_file.source):
        yield Trouble("year unreadable", whole_file(file), {"year": year})
    elif year_file.progress.state == "final":
        yield Trouble("year final", whole_file(file), {"year": year, "short": fiscal.short(form.year)})


def _head_in_error(loaded: Loaded, source: Source) -> bool:
    """Tell whether something of a file is wrong that is not about one entry: nothing of it can be relied on then."""
    paths = [flaw.path for flaw in source.flaws]
    paths += [misfit.path for misfit in loaded.misfits if misfit.source is source]
    return any(path[:1] not in (("entries",), ("measures",)) for path in paths)


def _broken(loaded: Loaded, year: int) -> frozenset[str]:
    """Return the indicators whose entries in a year's file cannot be read: what stands there would be lost unseen."""
    sources = [file.source for file in loaded.years if file.year == year]
    paths = [misfit.path for misfit in loaded.misfits if misfit.source in sources]
    return frozenset(str(path[1]) for path in paths if path[:1] == ("entries",) and len(path) > 1)


def _changed(form: Form, row: FormRow, now: Now | None, at: Span) -> Iterator[Trouble]:
    """Find what was printed of an indicator and is no longer so."""
    facts = {"identity": row.identity}
    if now is None:
        yield Trouble("indicator gone", at, facts, row.identity)
        return
    if not _alike(now.section, form.section):
        values = {
            "what": "担当課",
            "before": form.section or labels.NO_SECTION,
            "after": now.section or labels.NO_SECTION,
        }
        yield Trouble("plan changed", at, facts | values, row.identity)
    for field, what in (*_ASKED.items(), *_BESIDE.items()):
        before, after = getattr(row, field), getattr(now.row, field)
        if before != after and not _alike(before, after):
            values = {"what": what, "before": _printed(before), "after": _printed(after)}
            yield Trouble("plan changed", at, facts | values, row.identity, warns=field in _BESIDE)


def _alike(one: object, other: object) -> bool:
    """Tell whether two texts differ only in what nobody sees: they were put right meanwhile, and ask the same."""
    return isinstance(one, str) and isinstance(other, str) and likeness.folded(one) == likeness.folded(other)


def _added(file: str, form: Form, now: Mapping[str, Now]) -> Iterator[Trouble]:
    """Find what this section would be asked for today, and was not."""
    known = {row.identity for row in form.rows}
    for identity, value in now.items():
        if _alike(value.section, form.section) and identity not in known:
            yield Trouble(
                "indicator added", whole_file(file), {"identity": identity, "name": value.row.name}, "", warns=True
            )


def _merged(answer: Answer, now: FormRow) -> tuple[Answer, list[Trouble]]:
    """Return an answer less what the data say already, and what changed there while the form was out.

    What the section left as it was stays as the data have it now, and it is told so.
    """
    row, troubles = answer.row, []
    new = {field: text for field, text in answer.new.items() if not same(field, now.entered.get(field), text)}
    for field in FIELDS:
        before, after = row.entered.get(field), now.entered.get(field)
        if not same(field, before, after) and not same(field, after, answer.said.get(field)):
            facts = {"identity": row.identity, "what": TITLES[field]}
            facts |= {"before": as_written(field, before), "after": as_written(field, after)}
            place = answer.spans.get(field, answer.spans["identity"])
            kind = "data changed" if _touched(answer, field) else "data kept"
            troubles.append(Trouble(kind, place, facts, row.identity, warns=kind == "data kept"))
    return answer._replace(new=new), troubles


def _touched(answer: Answer, field: str) -> bool:
    """Tell whether the section wrote something else where a field stands; a figure and its reason are one place."""
    places = RESULT if field in RESULT else (field,)
    return any(place in answer.new for place in places)


def as_written(field: str, text: str | None) -> str:
    """Return what an entry's field says, for people; （なし） where it says nothing."""
    if text is None:
        return "（なし）"
    return labels.ABSENT.get(text, text) if field == "absent" else text


def _printed(value: object) -> str:
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if not isinstance(value, tuple):
        return str(value) or "（なし）"
    texts = [part if isinstance(part, str) else f"{fiscal.short(part[0])} {part[1]}" for part in value]
    return "、".join(texts) or "（なし）"
