"""数値として読めない。

数値は 12、18.9、-3 のように、数字と小数点とマイナスだけで書く。全角の数字は読むが、単位、「約」、桁区切りの「,」、
「△」「▲」は、読み違えるおそれがあるので受け付けない。数値がないときは absent で理由を書く。
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded, Misfit
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule

_RANGE = re.compile(r"(\d+(?:\.\d+)?) ?[~〜-] ?(\d+(?:\.\d+)?)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?%")
_THOUSANDS = {"千": 1_000, "万": 10_000, "億": 100_000_000}
_IN_THOUSANDS = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?([千万億])\D*")
_TRENDS = {"↗": "up", "↑": "up", "増加": "up", "増": "up", "↘": "down", "↓": "down", "減少": "down", "減": "down"} | {
    "→": "keep",
    "維持": "keep",
    "現状維持": "keep",
}
_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a figure belongs."""
    for misfit in of_kind(loaded, "figure"):
        if isinstance(misfit.value, (dict, list)):
            message, hint = "ここには数値を一つだけ書きます", "値を一つの数値にしてください"
        else:
            message, hint = (
                _said(str(misfit.value)),
                _advice(str(misfit.value), misfit, loaded),
            )
        yield Finding(misfit.source, misfit.path, message, hint)


def _said(text: str) -> str:
    return f"「{shown(text)}」は数値として読めません" if shown(text) else "空白は数値として読めません"


def _advice(text: str, misfit: Misfit, loaded: Loaded) -> str:
    in_plan = misfit.source in (loaded.plan_source, loaded.approved_source)
    plain = unicodedata.normalize("NFKC", text).strip().replace("_", "")
    in_rubric = misfit.path[:1] == ("rubric",) and "tolerance" not in misfit.path
    if (share := _PERCENT.fullmatch(plain)) and in_rubric:
        return f"判定基準の割合は、100% を 1 として {_hundredth(share[1])} と書いてください"
    if ends := _RANGE.fullmatch(plain):
        as_range = f"範囲は min: {ends[1]}, max: {ends[2]} と書いてください"
        return as_range if in_plan else "実績は一つの数値で書き、幅があることは note に書いてください"
    return _as_number(plain) if any(letter.isdigit() for letter in plain) else _no_number(plain, in_plan=in_plan)


def _as_number(plain: str) -> str:
    if plain[:1] in ("△", "▲"):
        return "△ や ▲ は読み違えるおそれがあります。負の数は -3 のように書いてください"
    if counted := _IN_THOUSANDS.fullmatch(plain):
        return f"{_spelled_out(counted[1], counted[2])} と書いてください"
    found = _NUMBER.findall(plain)
    if len(found) != 1:
        return "数字と小数点だけで、一つの数値を書いてください（例 8、18.9）"
    rest, number = plain.replace(found[0], "").strip(), found[0].replace(",", "")
    return f"単位や語「{shown(rest)}」を取り、{number} と書いてください" if rest else f"{number} と書いてください"


def _no_number(plain: str, *, in_plan: bool) -> str:
    if in_plan and plain in _TRENDS:
        return f"増減や維持が目標なら、value の代わりに trend: {_TRENDS[plain]} と書いてください"
    if in_plan:
        return "数値だけを書いてください。現状値がないときは null と書きます"
    return "数値がないときは value の代わりに absent で理由を書いてください（例 absent: not_measured）"


def _hundredth(share: str) -> str:
    return f"{(Decimal(share) / 100).normalize():f}"


def _spelled_out(number: str, unit: str) -> str:
    return f"{Decimal(number.replace(',', '')) * _THOUSANDS[unit]:f}".partition(".0")[0]


RULE = Rule("YK023", Severity.ERROR, check, __doc__)
