"""年度として読めない。

年度は R6、令和6年度、令和6、2024、2024年度 のように書く。全角の数字も読む。元号にない年度（平成32年度など）や、
暦年の書き方（令和6年）は、どの年度のことか決められないので受け付けない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded, Misfit
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.shapes_of_figures import two_years
from ykplan.rules.unseen import Near, read_when_seen
from ykplan.rules.usual import YEAR


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a fiscal year belongs."""
    for misfit in of_kind(loaded, "fiscal_year"):
        alike = _when_seen(misfit)
        reason = misfit.facts.get("reason", "年度が一つだけ要ります")
        suggestion = misfit.facts.get("suggestion")
        hint = f"{suggestion} のことではありませんか" if suggestion else _advice(misfit)
        text = f"「{shown(misfit.value)}」は" if isinstance(misfit.value, str) else "ここは"
        said = f"{text}年度として読めません"
        why = "" if reason in said else f"（{reason}）"
        told, fix = (alike.told, alike.fix) if alike else (hint, None)
        yield Finding(misfit.source, misfit.path, said + why, told, fix=fix)


def _advice(misfit: Misfit) -> str:
    years = two_years(misfit.value) if isinstance(misfit.value, str) else None
    if years and misfit.path[:1] == ("period",):
        return f"初めと終わりに分けて、from: {years[0]}, to: {years[1]} と書いてください"
    return "R6、令和6年度、2024 のように書いてください"


def _when_seen(misfit: Misfit) -> Near | None:
    text = misfit.value
    return (
        read_when_seen(misfit.source, misfit.path, text, YEAR.usually, blanks=True) if isinstance(text, str) else None
    )


RULE = Rule("YK024", Severity.ERROR, check, __doc__)
