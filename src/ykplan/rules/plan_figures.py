"""The plan's figures and stages by the kind of their indicator: shares, signs, tolerances."""

from collections.abc import Iterator
from decimal import Decimal

from ykplan.data.contents import Loaded
from ykplan.data.model.plan import NumberIndicator
from ykplan.rules.figures import below_zero, outside_share, plan_figures
from ykplan.rules.hints.misfits import is_other_kind, of_kind
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Path, Severity
from ykplan.text import figures
from ykplan.text.figures import with_unit


@rule("YK110", Severity.ERROR)
def plan_wrong_kind(loaded: Loaded) -> Iterator[Finding]:
    """数値の指標に段階が、または段階の指標に数値が書かれている。

    kind: number の指標の現状値と目標値は value などの数値で、kind: stage の指標では stage で書く。
    """
    for misfit in of_kind(loaded, "extra_forbidden"):
        if not is_other_kind(misfit):
            continue
        field = misfit.path[-1]
        if misfit.variant == "number":
            message, hint = f"数値の指標に段階の項目「{field}」があります", "数値で書くか、kind: stage にしてください"
        else:
            message, hint = (
                f"段階の指標に数値の項目「{field}」があります",
                "stage で書くか、kind: number にしてください",
            )
        yield Finding(misfit.source, misfit.path, message, hint, on_key=True)


@rule("YK114", Severity.ERROR)
def plan_share(loaded: Loaded) -> Iterator[Finding]:
    """計画の現状値や目標値の割合（％）が 0〜100 の外にある。

    割合の桁や小数点の打ち間違いであることが多い。市民アンケート（survey）の割合が 0〜100 の外に出ることはないので
    誤りとする。それ以外の％（前年度比、執行率など）は 100 を超えることがあるので警告にとどめる。負の％になりうる指標には
    signed: true と書く。
    """
    for indicator, path, figure in plan_figures(loaded):
        if outside_share(indicator, figure):
            label = f"指標 {indicator.id} の" + ("現状値" if "baseline" in path else "目標値")
            message = f"{label} {with_unit(figure, indicator.unit)} が 0〜100% の外です"
            hint = "小数点や桁を確かめてください"
            severity = Severity.WARNING if indicator.survey is None else Severity.ERROR
            yield Finding(loaded.plan_source, path, message, hint, severity=severity)


@rule("YK115", Severity.ERROR)
def plan_negative(loaded: Loaded) -> Iterator[Finding]:
    """計画の現状値や目標値が負の数である。

    件数、か所数、人数などが負になることはない。マイナスの打ち間違いか、前年度との差を書いていることが多い。
    増減のように負になりうる指標には、plan.yaml のその指標に signed: true と書く。
    """
    for indicator, path, figure in plan_figures(loaded):
        if below_zero(indicator, figure):
            label = f"指標 {indicator.id} の" + ("現状値" if "baseline" in path else "目標値")
            message = f"{label} {with_unit(figure, indicator.unit)} が負の数です"
            hint = "数値を確かめてください。負になりうる指標なら plan.yaml に signed: true と書きます"
            yield Finding(loaded.plan_source, path, message, hint)


@rule("YK128", Severity.ERROR)
def negative_tolerance(loaded: Loaded) -> Iterator[Finding]:
    """許容幅が負の数である。

    許容幅（tolerance）は、どれだけの違いまでを「変わらない」とみなすかという幅なので、0 以上の数を書く。
    「−3ポイントまで」のつもりなら 3 と書く。増えた側にも減った側にも同じ幅が使われる。
    """
    for path, tolerance in _tolerances(loaded):
        if tolerance is not None and tolerance < 0:
            message = f"許容幅（tolerance）{figures.figure(tolerance)} が負の数です"
            yield Finding(loaded.plan_source, path, message, f"{figures.figure(-tolerance)} と書いてください")


def _tolerances(loaded: Loaded) -> Iterator[tuple[Path, Decimal | None]]:
    if loaded.rubric and loaded.plan and not isinstance(loaded.plan.rubric, str):
        yield ("rubric", "tolerance", "points"), loaded.rubric.tolerance.points
        yield ("rubric", "tolerance", "percent"), loaded.rubric.tolerance.percent
    for place in loaded.indicators:
        if isinstance(place.indicator, NumberIndicator) and place.indicator.survey:
            yield (*place.path, "survey", "tolerance"), place.indicator.survey.tolerance
