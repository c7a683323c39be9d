"""数値として読めない。

数値は 12、18.9、-3 のように、数字と小数点とマイナスだけで書く。全角の数字は読むが、単位、「約」、桁区切りの「,」、
「△」「▲」は、読み違えるおそれがあるので受け付けない。数値がないときは absent で理由を書く。
"""

import re
import unicodedata
from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule

_RANGE = re.compile(r"(\d+(?:\.\d+)?) ?[~〜-] ?(\d+(?:\.\d+)?)")
_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a figure belongs."""
    for misfit in of_kind(loaded, "figure"):
        if isinstance(misfit.value, (dict, list)):
            message, hint = "ここには数値を一つだけ書きます", "値を一つの数値にしてください"
        else:
            message, hint = (
                f"「{shown(misfit.value)}」は数値として読めません",
                _advice(str(misfit.value), in_plan=misfit.source is loaded.plan_source),
            )
        yield Finding(misfit.source, misfit.path, message, hint)


def _advice(text: str, *, in_plan: bool) -> str:
    plain = unicodedata.normalize("NFKC", text).strip().replace("_", "")
    if plain[:1] in ("△", "▲"):
        return "△ や ▲ は読み違えるおそれがあります。負の数は -3 のように書いてください"
    found = _NUMBER.search(plain)
    if found and len(_NUMBER.findall(plain)) == 1:
        rest = plain.replace(found[0], "").strip()
        number = found[0].replace(",", "")
        return f"単位や語「{shown(rest)}」を取り、{number} と書いてください" if rest else f"{number} と書いてください"
    if ends := _RANGE.fullmatch(plain):
        return f"範囲は min: {ends[1]}, max: {ends[2]} と書いてください"
    if in_plan:
        return "数値だけを書いてください。現状値がないときは null と書きます"
    return "数値がないときは value の代わりに absent で理由を書いてください（例 absent: not_measured）"


RULE = Rule("YK023", Severity.ERROR, check, __doc__)
