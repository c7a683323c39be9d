"""What a call of `ykplan record` asks for, worked out against the plan and the year's file."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ykplan.cli.shared.finding import Desk, indicator_of, year_file
from ykplan.cli.shared.options import day_of
from ykplan.cli.shared.usage import refused, wrong_usage
from ykplan.data import printing
from ykplan.data.contents import Loaded, YearFile
from ykplan.data.model.amendments import in_force
from ykplan.data.model.fields import readable_figure
from ykplan.data.model.plan import Indicator, NumberIndicator, StageIndicator
from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import Source
from ykplan.platform.terminal import screen
from ykplan.recording import changes
from ykplan.recording.changes import Changed, Recorded, recorded
from ykplan.recording.entry import correction, fields_of, said_before
from ykplan.recording.year import unanswered
from ykplan.rules.form_cells import MINUS
from ykplan.terms import absence, entry, fiscal
from ykplan.terms.entry import RESULT
from ykplan.terms.labels import ABSENT, DASH, NOT_REPORTED, STATES
from ykplan.text.inert import one_line
from ykplan.text.likeness import nearest


class Ask(NamedTuple):
    """A call of the command, as typed."""

    identity: str
    year: int | None
    result: str | None
    stage: str | None
    absent: str | None
    words: Mapping[str, str | None]
    correct: bool
    reason: str | None
    on: str | None


class Planned(NamedTuple):
    """What is to be written, to which file, how it is told, and what comes next."""

    identity: str
    source: Source
    recorded: Recorded
    said: str
    following: str


def planned(desk: Desk, ask: Ask) -> Planned:
    """Return what a call would write; ends with wrong usage where it makes no sense."""
    loaded = desk.checked.loaded
    identity, place = indicator_of(ask.identity, loaded)
    if place is None:
        raise refused(f"指標 {identity} は計画のデータに誤りがあるため読めません", "ykplan validate で場所が分かります")
    year = _meant(loaded, correct=ask.correct) if ask.year is None else ask.year
    file = year_file(desk, year)
    indicator = in_force(place.indicator, year)
    before = fields_of(file.source.data, identity) or {}
    wanted = _wanted(ask, indicator)
    if wanted.get("reported_by"):
        wanted["reported_by"] = changes.normalized_section(wanted["reported_by"] or "", _sections(loaded, year))
    after = {name: text for name, text in {**before, **wanted}.items() if text is not None}
    corrected = _correction(ask, file, before, after)
    made = recorded(desk.files, year, {identity: wanted}, {identity: corrected} if corrected else None)
    said_of = _told(file, indicator, made.changed, corrected)
    return Planned(identity, file.source, made, said_of, _following(loaded, file, identity, after))


def _meant(loaded: Loaded, *, correct: bool) -> int:
    """Return the year that a call without one means; a correction is seldom about the year that is being filled in."""
    if not correct:
        return _draft(loaded)
    last = max((file.year for file in loaded.years if file.year and _is_final(file)), default=None)
    raise wrong_usage(
        "どの年度の訂正かを --year で指定してください", f"例 --year {fiscal.short(last)}" if last else None
    )


def _is_final(file: YearFile) -> bool:
    return file.state == "final"


def _draft(loaded: Loaded) -> int:
    """Return the year that is being filled in; ends with wrong usage where that is not one alone."""
    years = [file.year for file in loaded.years if file.state == "draft"]
    drafts = [fiscal.short(year) for year in years if year is not None]
    unclear = [file.source.file for file in loaded.years if file.progress and file.state is None]
    if len(drafts) == 1 and years[0] is not None and not unclear:
        return years[0]
    problem = f"速報の年度が複数あります（{'、'.join(drafts)}）" if drafts else "速報の年度がありません"
    problem = f"{'、'.join(unclear)} の state を読めません" if unclear else problem
    opened = drafts or [fiscal.short(file.year) for file in loaded.years if file.year is not None]
    example = f"例 --year {opened[-1]}" if opened else "ykplan new 年度 で作れます"
    raise wrong_usage(f"年度を --year で指定してください。{problem}", example)


def _wanted(ask: Ask, indicator: Indicator) -> dict[str, str | None]:
    """Return what the entry's fields are to be."""
    texts = [ask.result, ask.stage, ask.absent, ask.reason, *ask.words.values()]
    if any("\ud800" <= letter <= "\udfff" for text in texts if text for letter in text):
        raise wrong_usage("文字として読めないところがあります", "端末の文字コードを UTF-8 にしてください")
    wanted = _result(ask, indicator)
    for name, text in ask.words.items():
        if text is not None:
            wanted[name] = changes.words(text if name != "sample_size" else changes.normalized_count(text))
    if not wanted:
        raise wrong_usage("何を書くかを指定してください", f"例 ykplan record {indicator.id} 10 --note 注")
    return wanted


def _sections(loaded: Loaded, year: int) -> list[str]:
    """Return the sections that the plan names in a year."""
    named = (in_force(place.indicator, year).section for place in loaded.indicators)
    return [section for section in named if section is not None]


def _result(ask: Ask, indicator: Indicator) -> dict[str, str | None]:
    """Return the figure, the stage or the reason for having none; one of them takes the place of another."""
    given = [text for text in (ask.result, ask.stage, ask.absent) if text is not None]
    if len(given) > 1:
        raise wrong_usage("実績の値、--stage、--absent は、どれか一つだけを書いてください")
    if not given:
        return {}
    number = isinstance(indicator, NumberIndicator)
    name = "absent" if ask.absent is not None else "value" if number and ask.stage is None else "stage"
    text: str | None = given[0].strip()
    if text and name == "absent":
        text = _absence(text)
    elif text and name == "value":
        text = _figure(text, indicator)
    elif text and isinstance(indicator, StageIndicator):
        text = changes.normalized_stage(text, indicator.stages)
    return dict.fromkeys(RESULT) | {name: text or None}


def _figure(text: str, indicator: Indicator) -> str:
    """Return a figure as it is written in YAML; one below zero that cannot be is refused as a form's is."""
    amount = changes.normalized_figure(text, indicator.unit if isinstance(indicator, NumberIndicator) else "")
    number = readable_figure(amount)
    if number is not None and number < 0 and isinstance(indicator, NumberIndicator) and not indicator.signed:
        message, hint = MINUS
        raise wrong_usage(message.format(identity=indicator.id, content=one_line(text)), hint)
    return amount


def _absence(text: str) -> str:
    if (reason := changes.absence(text)) is not None:
        return reason
    known = {label: name for name, label in absence.LABELS.items()}
    near = nearest(text, [*known, *known.values()])
    listed = "、".join(f"{label}（{name}）" for label, name in known.items())
    hint = f"「{near}」ではありませんか" if near else f"書けるのは {listed} です"
    raise wrong_usage(f"「{one_line(text)}」という理由はありません", hint)


def _correction(ask: Ask, file: YearFile, old: Mapping[str, Data], new: Mapping[str, Data]) -> dict[str, str] | None:
    """Return what is kept of a published figure that is put right; ends with wrong usage where that is not told.

    How many answered decides a survey's grade too: a change of that alone is a correction whose reason says it.
    """
    before, after = said_before(old), said_before(new)
    old_size, answered = old.get("sample_size"), new.get("sample_size")
    recounted = old_size is not None and old_size != answered and before is not None
    if not ask.correct:
        if ask.reason is not None or ask.on is not None:
            raise wrong_usage("--reason と --on は、--correct とともに使います", "注は --note に書いてください")
        if _is_final(file) and before is not None and (after != before or recounted):
            hint = '公表した値を直すときは --correct --reason "理由" を付けてください（前の値が訂正として残ります）'
            raise refused(f"{fiscal.show_year(file.year or 0)}の実績は確定しています", hint)
        return None
    reason = changes.words(ask.reason or "")
    if reason is None:
        raise wrong_usage("訂正の理由がありません", '--reason "集計の誤り" のように書いてください')
    if before is None:
        raise wrong_usage(f"訂正する前の値がありません（{NOT_REPORTED}です）", "--correct を付けずに書き込んでください")
    if after == before and not recounted:
        raise wrong_usage(f"訂正の前と後が同じです（{one_line(before)}）", "新しい値を書いてください")
    if recounted:
        reason = f"{entry.LABELS['sample_size']} {old_size} → {answered or 'なし'}。{reason}"
    day = day_of(ask.on) if ask.on is not None else fiscal.today()
    return correction(before, day, reason)


def _told(file: YearFile, indicator: Indicator, changed: Iterable[Changed], corrected: Mapping[str, str] | None) -> str:
    """Return what changes, for people: the indicator, and each field before and after."""
    rows: dict[str, tuple[str, str]] = {}
    for change in changed:
        name = entry.LABELS.get(change.field, change.field)
        empty = NOT_REPORTED if change.field in RESULT else DASH
        old, new = rows.get(name, (empty, empty))
        old = old if change.old is None else _shown(change.field, change.old, indicator)
        new = new if change.new is None else _shown(change.field, change.new, indicator)
        rows[name] = old, new
    if corrected:
        was = f"{corrected['was']}（{corrected['on']}　{one_line(corrected['reason'])}）"
        rows[entry.LABELS["corrected"]] = DASH, was
    if not rows:
        return ""
    state = STATES[file.state] if file.state else DASH
    lines = [f"{indicator.id}　{one_line(indicator.name)}（{fiscal.show_year(file.year or 0)}、{state}）"]
    lines += [f"  {name}: {old} → {new}" for name, (old, new) in rows.items()]
    shown = screen()
    return "".join(f"{piece}\n" for line in lines for piece in shown.wrapped(line))


def _following(loaded: Loaded, file: YearFile, identity: str, after: Mapping[str, Data]) -> str:
    """Return what is to be done next with the year: what else is missing, or how it is closed or published again."""
    short = fiscal.short(file.year or 0)
    if file.state == "final":
        return f"公表した報告書は ykplan report --year {short} --final で作り直せます"
    if file.state != "draft":
        return ""
    missing = {place.indicator.id for place in unanswered(loaded, file)} - {identity}
    count = len(missing) + (said_before(after) is None)
    if count:
        return f"{NOT_REPORTED}の指標はあと {count} です（一覧は ykplan status --missing --year {short}）"
    return f"全指標がそろいました。ykplan close {short} で確定にできます"


def _shown(field: str, text: str, indicator: Indicator) -> str:
    if field == "absent":
        return ABSENT.get(text, one_line(text))
    number = readable_figure(text) if field == "value" else None
    return one_line(text) if number is None else printing.value(number, None, indicator)
