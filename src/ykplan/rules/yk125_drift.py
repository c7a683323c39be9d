"""drifted."""

import shlex
from collections.abc import Iterator

from ykplan.data.contents import Loaded
from ykplan.data.drift import Drift, drift
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity
from ykplan.text.inert import one_line

_RESTORE = "策定されたとおりに戻し、決定して変えたのなら amendments に from・on・reason と新しい値を書き足してください"
_ADDED = "あとから加えた指標なら、amendments に from・on・reason と added: true を書いてください"
_DROPPED = "plan.yaml に戻し、やめたのなら amendments に from・on・reason と dropped: true を書き足してください"


@rule("YK125", Severity.ERROR)
def drifted(loaded: Loaded) -> Iterator[Finding]:
    """計画が、策定（議決）されたものと違い、改定の記録もない。

    approved.yaml は、策定された計画の写しである。現状値や目標値を plan.yaml で直接書き換えると、いつ誰が決めたのかが
    分からず、過去の年度の判定まで変わってしまう。違う理由は三つあり、直し方もそれぞれである。

    - plan.yaml を打ち間違えた、うっかり書き換えた: plan.yaml を元に戻す。
    - 決定して計画を変えた: plan.yaml は元に戻し、amendments に、効き始める年度（from）、決めた日（on）、理由（reason）と、
      変わる項目を書き足す。やめた指標は消さずに dropped: true、加えた指標は added: true とする。
    - 写したとき（approve したとき）にすでに間違っていた: 正しい plan.yaml はそのままにして、ykplan approve --correct 番号
      --reason "理由" で写しを直す。前の内容は approved.yaml の corrected に残る。

    数値の読み方だけをいう項目（survey、accumulation、signed、section、source）は、あとで書き足しても違いとしない。
    """
    if loaded.plan is None or loaded.approved is None:
        return
    # What cannot be read has an error of its own, and is neither gone nor new.
    places = {place.indicator.id: place.path for place in loaded.indicators}
    unread = {identity for _, identity in loaded.written} - places.keys() | _unread(loaded)
    for difference in drift(loaded.approved, (place.indicator for place in loaded.indicators)):
        if difference.identity not in unread:
            yield _finding(loaded, difference)


def _hint(decided: str, identity: str) -> str:
    """Return the hint: what to do after a decision, and what to do if the copy was wrong all along."""
    named = shlex.quote(one_line(identity))
    return f'{decided}。写しのほうが打ち間違いなら ykplan approve --correct {named} --reason "理由" で写しを直せます'


def _finding(loaded: Loaded, difference: Drift) -> Finding:
    identity = difference.identity
    if difference.path is None and loaded.approved_source is not None:
        position = _approved_ids(loaded).index(identity)
        message = f"指標 {identity}{difference.before}が plan.yaml にありません。廃止の記録がありません"
        return Finding(loaded.approved_source, ("indicators", position, "id"), message, _hint(_DROPPED, identity))
    place = next(place for place in loaded.indicators if place.indicator.id == identity)
    path = (*place.path, *(difference.path or ("id",)))
    if difference.what == "指標":
        message = f"指標 {identity}{difference.after}は策定された計画にありません。追加の記録がありません"
        return Finding(loaded.plan_source, path, message, _hint(_ADDED, identity))
    message = (
        f"指標 {identity} の{difference.what}が、策定された計画と違います: {difference.before} → {difference.after}"
    )
    return Finding(loaded.plan_source, path, f"{message}。改定の記録がありません", _hint(_RESTORE, identity))


def _unread(loaded: Loaded) -> set[str]:
    """Return the ids in the approved file that could not be read."""
    written = {identity for identity in _approved_ids(loaded) if identity is not None}
    return written - {indicator.id for indicator in (loaded.approved.indicators if loaded.approved else ())}


def _approved_ids(loaded: Loaded) -> list[str | None]:
    """Return the ids in the approved file as they stand there, readable or not."""
    data = loaded.approved_source.data if loaded.approved_source else None
    listed = data.get("indicators") if isinstance(data, dict) else None
    items = listed if isinstance(listed, list) else []
    return [str(item.get("id")) if isinstance(item, dict) else None for item in items]
