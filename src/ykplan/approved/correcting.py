"""A mistake in the approved copy itself put right, where what it said is kept."""

from collections.abc import Collection, Sequence
from datetime import date

from ykplan.approved.drift import Drift, said
from ykplan.model.approved import Approved, CopyCorrection
from ykplan.model.plan import Indicator


def put_right(
    approved: Approved, plan: Sequence[Indicator], wrong: Collection[Drift], on: date, reason: str
) -> Approved:
    """Return the copy with the indicators that are wrong in it as the plan has them.

    Amendments that were not approved yet stay so.
    """
    before = {indicator.id: indicator for indicator in approved.indicators}
    now = {indicator.id: indicator for indicator in plan}
    meant = {each.identity for each in wrong}
    kept = [
        _less_pending(now[identity], before.get(identity)) if identity in meant else before[identity]
        for identity in {**now, **before}
        if identity in (now if identity in meant else before)
    ]
    records = (
        CopyCorrection.model_validate(
            {"id": each.identity, "what": each.what, "on": on.isoformat(), "reason": reason}
            | {"was": _was(each, before.get(each.identity))}
        )
        for each in wrong
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
    return f"{wrong.before}（現状値 {said(copy, 'baseline')}、目標値 {said(copy, 'targets')}）"
