"""Amendments: their order, what they change, and whether they are in the approved copy."""

from collections.abc import Iterator

from ykplan.data.contents import Loaded
from ykplan.data.drift import pending
from ykplan.rules.rule import Finding, rule
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Severity


@rule("YK119", Severity.ERROR)
def amendment_out_of_order(loaded: Loaded) -> Iterator[Finding]:
    """改定が順に並んでいないか、計画期間の外から始まっている。

    改定（amendments）は書き足していくもので、前の改定より後の年度から効く。順番が前後すると、その年度にどの目標値が効いて
    いたのかが読み取れない。
    """
    for place in loaded.indicators:
        before = None
        for position, amendment in enumerate(place.indicator.amendments):
            path = (*place.path, "amendments", position, "from")
            label = f"指標 {place.indicator.id} の改定（{fiscal.show_year(amendment.start)}から）"
            if before is not None and amendment.start <= before:
                previous = fiscal.show_year(before)
                message = f"{label}が、前の改定（{previous}から）より後ではありません"
                yield Finding(
                    loaded.plan_source,
                    path,
                    message,
                    "改定を年度の順に並べてください。同じ年度の改定は一つにまとめます",
                )
            elif loaded.period and amendment.start not in loaded.period:
                message = f"{label}が計画期間の外です"
                yield Finding(loaded.plan_source, path, message, "効き始める年度を確かめてください")
            before = amendment.start


@rule("YK120", Severity.WARNING)
def amendment_changes_nothing(loaded: Loaded) -> Iterator[Finding]:
    """何も変えていない改定がある。

    改定には、変える項目（targets、baseline、definition など）か、added: true、dropped: true を書く。
    """
    misspelt = {misfit.path[:depth] for misfit in loaded.misfits for depth in range(len(misfit.path) + 1)}
    for place in loaded.indicators:
        for position, amendment in enumerate(place.indicator.amendments):
            if not (amendment.changes() or amendment.added or amendment.dropped):
                path = (*place.path, "amendments", position)
                if path in misspelt:
                    continue  # the change is there, under a misspelt name
                message = f"指標 {place.indicator.id} の改定に、変える項目がありません"
                hint = "変える項目だけを書いてください（例 targets: …）"
                yield Finding(loaded.plan_source, path, message, hint)


@rule("YK126", Severity.HINT)
def amendment_not_approved(loaded: Loaded) -> Iterator[Finding]:
    """改定が、策定された計画の写し（approved.yaml）にまだ写されていない。

    改定を書き足しただけでは、あとでその改定を書き換えても気づけない。決まった改定は ykplan approve --amendment に決めた日を
    添えて写す。判定は、写す前から改定のとおりに行われる。
    """
    if loaded.plan is None or loaded.approved is None:
        return
    paths = {place.indicator.id: place.path for place in loaded.indicators}
    for indicator, position in pending(loaded.approved, (place.indicator for place in loaded.indicators)):
        amendment = indicator.amendments[position]
        path = (*paths[indicator.id], "amendments", position, "from")
        message = f"指標 {indicator.id} の改定（{fiscal.show_year(amendment.start)}から）は、まだ approved.yaml に写されていません"
        yield Finding(loaded.plan_source, path, message, f"ykplan approve --amendment {amendment.on} で写せます")


@rule("YK129", Severity.ERROR)
def added_and_dropped(loaded: Loaded) -> Iterator[Finding]:
    """一つの改定で、指標を加えると同時に廃止している。

    added は「この年度から計画に加わる」、dropped は「この年度から計画にない」という意味なので、両方は成り立たない。
    どちらかを消す。途中で加わってのちに廃止された指標には、改定を二つ書く。
    """
    for place in loaded.indicators:
        for position, amendment in enumerate(place.indicator.amendments):
            if amendment.added and amendment.dropped:
                label = f"指標 {place.indicator.id} の改定（{fiscal.show_year(amendment.start)}から）"
                message = f"{label}に、added と dropped の両方があります"
                path = (*place.path, "amendments", position, "dropped")
                yield Finding(loaded.plan_source, path, message, "どちらか一つにしてください")
