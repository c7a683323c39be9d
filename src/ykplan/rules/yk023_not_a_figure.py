"""数値として読めない。

数値は 12、18.9、-3 のように、数字と小数点とマイナスだけで書く。全角の数字は読むが、単位、「約」、桁区切りの「,」、
「△」「▲」は、読み違えるおそれがあるので受け付けない。数値がないときは absent で理由を書く。
"""

import re
import unicodedata
from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.load import Loaded
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a figure belongs."""
    for misfit in of_kind(loaded, "figure"):
        if isinstance(misfit.value, (dict, list)):
            message, hint = "ここには数値を一つだけ書きます", "値を一つの数値にしてください"
        elif misfit.value is None:
            message, hint = "数値が書かれていません", "数値を書くか、項目ごと消してください"
        else:
            message, hint = f"「{shown(misfit.value)}」は数値として読めません", _advice(str(misfit.value))
        yield Finding(misfit.source, misfit.path, message, hint)


def _advice(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain[:1] in ("△", "▲"):
        return "△ や ▲ は読み違えるおそれがあります。負の数は -3 のように書いてください"
    found = _NUMBER.search(plain)
    if found and len(_NUMBER.findall(plain)) == 1:
        rest = plain.replace(found[0], "").strip()
        number = found[0].replace(",", "")
        return f"単位や語「{shown(rest)}」を取り、{number} と書いてください" if rest else f"{number} と書いてください"
    return "数値がないときは value の代わりに absent で理由を書いてください（例 absent: not_measured）"


RULE = Rule("YK023", Severity.ERROR, check, __doc__)
