"""実績の割合（％）が 0〜100 の外にある。

割合の桁や小数点の打ち間違いであることが多い。市民アンケート（survey）の割合が 0〜100 の外に出ることはないので
誤りとする。それ以外の％（前年度比、執行率など）は 100 を超えることがあるので警告にとどめる。負の％になりうる指標には
signed: true と書く。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.figures import outside_share, reported_figures
from ykplan.rules.rule import Finding, Rule
from ykplan.words import with_unit


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find percentages outside 0 to 100."""
    for indicator, source, path, figure in reported_figures(loaded, outside_share):
        label = f"指標 {indicator.id} の実績"
        message = f"{label} {with_unit(figure, indicator.unit)} が 0〜100% の外です"
        hint = "小数点や桁を確かめてください"
        severity = Severity.WARNING if indicator.survey is None else Severity.ERROR
        yield Finding(source, path, message, hint, severity=severity)


RULE = Rule("YK210", Severity.ERROR, check, __doc__)
