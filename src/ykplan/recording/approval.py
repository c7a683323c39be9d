"""The plan as approved, as a file: its text, a block an indicator, and a mistake in it put right."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, Final

from ykplan.data.drift import FIELDS, Drift, decided, drift, drift_words, pending
from ykplan.data.model.amendments import Amendment, Approved, CopyCorrection
from ykplan.data.model.plan import Indicator, NumberBaseline, NumberTarget, StageBaseline, StageTarget
from ykplan.data.records import fit
from ykplan.data.yaml.source import parse
from ykplan.editing.block import Braces, Brackets, list_item
from ykplan.editing.scalar import Bare
from ykplan.terms import fiscal

HEAD: Final = """\
# 策定（議決）された計画の写し。ykplan approve が書いたもので、手では直さない。
# plan.yaml の現状値や目標値がここと違うと、ykplan validate が誤りとして知らせる。
# 計画を変えるときは、plan.yaml の amendments に書き足す。
indicators:
"""


def as_yaml(indicators: Iterable[Indicator], corrected: Iterable[CopyCorrection] = ()) -> str:
    """Return the text of an approved plan: a block an indicator, in the plan's own form and order.

    What was put right in the copy itself follows, where there is anything.
    """
    records = "\n".join(list_item(_correction(correction)) for correction in corrected)
    text = HEAD + "\n".join(list_item(_plain(indicator)) for indicator in indicators)
    return f"{text}\n{_CORRECTED}{records}" if records else text


_CORRECTED: Final = """\
# 写したときの間違いを ykplan approve --correct で直した記録（was は直す前の写し）。
corrected:
"""


def approval_reads_back(text: str, indicators: Sequence[Indicator], corrected: Sequence[CopyCorrection] = ()) -> bool:
    """Tell whether a text says what `as_yaml` was to write, nothing less and nothing else."""
    source = parse(text, "")
    approved, misfits = fit(source, Approved, {})
    if approved is None or misfits or source.flaws or approved.corrected != tuple(corrected):
        return False
    same = [indicator.id for indicator in approved.indicators] == [indicator.id for indicator in indicators]
    return same and not any(drift(approved, indicators)) and not any(pending(approved, indicators))


def _plain(indicator: Indicator) -> dict[str, Any]:
    fields = {name: _field(indicator, name) for name in ("id", *FIELDS)}
    amendments: tuple[Amendment, ...] = indicator.amendments
    fields["amendments"] = [_amendment(amendment) for amendment in amendments] or None
    # The model asks for a baseline, if only to hear that there is none.
    return {name: value for name, value in fields.items() if value is not None or name == "baseline"}


def _field(record: Indicator | Amendment, name: str) -> Any:
    value = getattr(record, name, None)
    if name == "baseline":
        return None if value is None else _line(value)
    if name == "targets":
        return None if value is None else [_line(target) for target in value]
    if name == "survey":
        return None if value is None else True if value.tolerance is None else Braces(tolerance=value.tolerance)
    return Brackets(value) if name == "stages" and value is not None else value


def _correction(correction: CopyCorrection) -> dict[str, Any]:
    on = Bare(correction.on.isoformat())
    return {
        "id": correction.id,
        "what": correction.what,
        "was": correction.was,
        Bare("on"): on,
        "reason": correction.reason,
    }


def _amendment(amendment: Amendment) -> dict[str, Any]:
    on = Bare(amendment.on.isoformat())
    head = {"from": fiscal.short(amendment.start), Bare("on"): on, "reason": amendment.reason}
    turns = {name: True for name in ("added", "dropped") if getattr(amendment, name)}
    changes = {name: _field(amendment, name) for name in FIELDS if name in amendment.changes()}
    return head | turns | changes


def _line(record: NumberBaseline | StageBaseline | NumberTarget | StageTarget) -> Braces:
    """Return a baseline or a target as it is written in a plan, less the remarks."""
    return Braces({key: _scalar(name, getattr(record, name)) for name, key in decided(record).items()})


def _scalar(name: str, value: Any) -> Any:
    return fiscal.short(value) if name in ("year", "start", "by") and value is not None else value


def put_right(
    approved: Approved, plan: Sequence[Indicator], wrong: Collection[Drift], on: date, reason: str
) -> Approved:
    """Return the copy with the indicators that are wrong in it as the plan has them.

    Amendments that were not approved yet stay so.
    """
    before = {indicator.id: indicator for indicator in approved.indicators}
    now = {indicator.id: indicator for indicator in plan}
    meant = {differing.identity for differing in wrong}
    kept = [
        _less_pending(now[identity], before.get(identity)) if identity in meant else before[identity]
        for identity in {**now, **before}
        if identity in (now if identity in meant else before)
    ]
    records = (
        CopyCorrection.model_validate(
            {"id": differing.identity, "what": differing.what, "on": on.isoformat(), "reason": reason}
            | {"was": _was(differing, before.get(differing.identity))}
        )
        for differing in wrong
    )
    return Approved(indicators=tuple(kept), corrected=(*approved.corrected, *records))


def _less_pending(indicator: Indicator, copy: Indicator | None) -> Indicator:
    """Return an indicator of the plan with as many amendments as were approved."""
    approved = len(copy.amendments) if copy else 0
    return indicator.model_copy(update={"amendments": indicator.amendments[:approved]})


def _was(wrong: Drift, copy: Indicator | None) -> str:
    """Return what the copy said: all that mattered of an indicator that the plan does not have."""
    if copy is None or wrong.path is not None:
        return wrong.before
    return f"{wrong.before}（現状値 {drift_words(copy, 'baseline')}、目標値 {drift_words(copy, 'targets')}）"
