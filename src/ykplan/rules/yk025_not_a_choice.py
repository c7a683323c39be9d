"""決まった語のどれでもない。

state、kind、better、absent などには、決まった語のどれかを書く。大文字と小文字は区別される。
"""

import re
from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule
from ykplan.words import ABSENT, ARROWS, STATES, nearest

_QUOTED = re.compile(r"'([^']*)'")
_MEANINGS = STATES | ABSENT | {"up": "増えるほどよい", "down": "減るほどよい", "number": "数値", "stage": "段階"}

# What else people write for a word.
_SAID = {
    "up": ("上", "増", "増加", "上昇", "上がる", "増やす", "↑"),
    "down": ("下", "減", "減少", "低下", "下がる", "減らす", "↓"),
    "keep": ("→", "現状維持"),
    "better": ("up", "改善", "良化"),
    "same": ("横ばい", "変化なし"),
    "worse": ("down", "悪化"),
    "half_up": ("四捨五入",),
    "value": ("数値",),
    "range": ("範囲",),
    "trend": ("増減",),
    "yearly": ("毎年", "単年度"),
    "total": ("累計",),
    "output": ("活動指標",),
    "outcome": ("成果指標",),
    "not_surveyed": ("調査なし", "調査年ではない", "非調査年"),
    "not_measured": ("不明", "未集計"),
}


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find words that are none of those that may stand there."""
    for misfit in of_kind(loaded, "literal_error", "union_tag_invalid"):
        choices = _QUOTED.findall(str(misfit.facts.get("expected") or misfit.facts.get("expected_tags", "")))
        tagged = misfit.kind == "union_tag_invalid"
        path = (*misfit.path, "kind") if tagged else misfit.path
        text = str(misfit.facts.get("tag")) if tagged else misfit.value
        said = f"「{shown(text)}」は使えません" if isinstance(text, str) else "決まった語のどれかを書きます"
        yield Finding(misfit.source, path, said, _advice(text, choices))


def _advice(text: object, choices: list[str]) -> str:
    by_meaning = {meant[choice]: choice for meant in (_MEANINGS, ARROWS) for choice in choices if choice in meant}
    said = next((choice for choice in choices if str(text).strip() in _SAID.get(choice, ())), None)
    near = by_meaning.get(str(text)) or said or nearest(str(text), choices)
    listed = "、".join(choices)
    return f"使えるのは {listed} です" + (f"（「{near}」ではありませんか）" if near else "")


RULE = Rule("YK025", Severity.ERROR, check, __doc__)
