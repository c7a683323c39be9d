"""Figures of a year that cannot be: with a reason, outside of what their unit allows, of nobody."""

from collections.abc import Iterator
from decimal import Decimal

from ykplan.data.contents import Loaded
from ykplan.data.model.plan import NumberBaseline
from ykplan.rules.figures import below_zero, outside_share, reported_figures
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity
from ykplan.terms.labels import ABSENT
from ykplan.text.figures import figure, with_unit


@rule("YK207", Severity.ERROR)
def figure_and_absent(loaded: Loaded) -> Iterator[Finding]:
    """実績があるのに、ない理由も書かれている。

    value や stage と absent のどちらが正しいのか決められない。
    """
    for reported in loaded.saying["absent"]:
        entry = reported.entry
        if entry.absent is not None and (entry.value is not None or entry.stage is not None):
            message = f"指標 {reported.indicator.id} に実績と「{ABSENT[entry.absent]}」（absent）の両方があります"
            path = (*reported.path, "absent")
            yield Finding(reported.file.source, path, message, "どちらか一方を消してください", on_key=True)


@rule("YK208", Severity.ERROR)
def more_items_than_figure(loaded: Loaded) -> Iterator[Finding]:
    """数えたものの名前が、数より多い。

    items は数えたものの名前（全部でも一部でもよい）なので、数値より多くなることはない。数え漏れか、消し忘れである。
    """
    for path, indicator, baseline in loaded.starts:
        counted = getattr(baseline, "value", None)
        if baseline.items and counted is not None and len(baseline.items) > counted:
            message = _message(indicator.id, "現状値", counted, len(baseline.items))
            yield Finding(loaded.plan_source, (*path, "items"), message, _HINT, on_key=True)
    for reported in loaded.saying["items"]:
        entry = reported.entry
        if entry.items and entry.value is not None and len(entry.items) > entry.value:
            message = _message(reported.indicator.id, "実績", entry.value, len(entry.items))
            yield Finding(reported.file.source, (*reported.path, "items"), message, _HINT, on_key=True)


def _message(identity: str, what: str, value: Decimal, count: int) -> str:
    return f"指標 {identity} の{what}は {figure(value)} ですが、名前（items）が {count}件あります"


_HINT = "数か、名前の一覧を確かめてください"


@rule("YK210", Severity.ERROR)
def share(loaded: Loaded) -> Iterator[Finding]:
    """実績の割合（％）が 0〜100 の外にある。

    割合の桁や小数点の打ち間違いであることが多い。市民アンケート（survey）の割合が 0〜100 の外に出ることはないので
    誤りとする。それ以外の％（前年度比、執行率など）は 100 を超えることがあるので警告にとどめる。負の％になりうる指標には
    signed: true と書く。
    """
    for indicator, source, path, value in reported_figures(loaded, outside_share):
        label = f"指標 {indicator.id} の実績"
        message = f"{label} {with_unit(value, indicator.unit)} が 0〜100% の外です"
        hint = "小数点や桁を確かめてください"
        severity = Severity.WARNING if indicator.survey is None else Severity.ERROR
        yield Finding(source, path, message, hint, severity=severity)


@rule("YK211", Severity.ERROR)
def negative(loaded: Loaded) -> Iterator[Finding]:
    """実績が負の数である。

    件数、か所数、人数などが負になることはない。マイナスの打ち間違いか、前年度との差を書いていることが多い。
    増減のように負になりうる指標には、plan.yaml のその指標に signed: true と書く。
    """
    for indicator, source, path, value in reported_figures(loaded, below_zero):
        label = f"指標 {indicator.id} の実績"
        message = f"{label} {with_unit(value, indicator.unit)} が負の数です"
        hint = "数値を確かめてください。負になりうる指標なら plan.yaml に signed: true と書きます"
        yield Finding(source, path, message, hint)


_LEAVE_OUT = "分からないときは、この項目を消してください"


@rule("YK215", Severity.ERROR)
def nobody_answered(loaded: Loaded) -> Iterator[Finding]:
    """回答数が 0 である。

    だれも答えていない調査から割合は出ない。回答数が分からないときは sample_size を書かない。調査をしなかった年度は、
    数値を書かずに absent: not_surveyed とする。
    """
    for row in loaded.saying["sample_size"]:
        if row.entry.sample_size == 0:
            message = f"指標 {row.indicator.id} の回答数が 0 です"
            yield Finding(row.file.source, (*row.path, "sample_size"), message, _LEAVE_OUT)
    for path, indicator, baseline in loaded.starts:
        if isinstance(baseline, NumberBaseline) and baseline.sample_size == 0:
            message = f"指標 {indicator.id} の現状値の回答数が 0 です"
            yield Finding(loaded.plan_source, (*path, "sample_size"), message, _LEAVE_OUT)
