"""What to write where words stand for a figure: 向上, ゼロ, 未定, －, 検討中, 実施; it depends on the slot."""

import re
from typing import Final

from ykplan.data.spelling import same_unit
from ykplan.rules.hints.asked import Slot
from ykplan.terms import absence

# What says in words which way a figure is to go.
_UP: Final = "増加|増|増やす|増加させる|拡大|上昇|伸ばす|高める|上げる|アップ|↗|↑|⬆|⇑|🔺"
_DOWN: Final = "減少|減|減らす|減少させる|縮小|低下|削減|抑える|下げる|ダウン|↘|↓|⬇|⇓"
_KEEP: Final = "維持|現状維持|維持する|現状を維持|現状値を維持|現状値維持|据え置き|据置|横ばい|保つ|現状のまま|→|⇒"
_GOOD: Final = "改善|良化|改善させる|改善する|好転"
_BETTER: Final = "向上|向上させる|向上する"
_FROM: Final = r"(?:現状値?|基準値|当初)(?:より|から|比)?"
_YEARLY: Final = re.compile(r"(?:毎年度?|各年度|年々|前年度?(?:より|から|比)?)(?:も|の)?(?P<what>.+)")
_TRENDS: Final = {
    "up": re.compile(rf"(?:{_FROM})?(?:{_UP})(?:傾向)?"),
    "down": re.compile(rf"(?:{_FROM})?(?:{_DOWN})(?:傾向)?"),
    "keep": re.compile(rf"(?:{_KEEP})"),
    "good": re.compile(rf"(?:{_FROM})?(?:{_GOOD})"),
    "risen": re.compile(rf"(?:{_FROM})?(?:{_BETTER})"),
}
_ZERO: Final = re.compile(r"(?:ゼロ|零|〇)(?P<unit>.*)")
_NOTHING: Final = re.compile(r"[-ーｰ─‐―—–−－]+|なし|無し|無|ナシ|n/?a|ない|空欄|null|none", re.IGNORECASE)
_LATER: Final = re.compile(r"未定|検討中|調整中|設定中|未設定|策定中|今後検討|今後設定")
_REASONS: Final = {
    textword: name for name, reason in absence.REASONS.items() for textword in (reason.label, *reason.synonyms)
}
_EVERY: Final = re.compile(r"毎年度?|各年度|年度ごと|毎年度実施|毎年実施")
_STEPS: Final = re.compile(
    r"(?:実施|設置|策定|整備|開催|運用|開始|完了|導入|作成|制定|公表|構築|検討|継続|推進|充実)(?:済み?|中|する)?"
)
BARE: Final = "数字と小数点だけで、一つの数値を書いてください（例 8、18.9）"


def in_words(text: str, slot: Slot) -> str:
    """Return what to write instead of a text that has no number in it."""
    text = text.strip("「」()（） ")
    if is_zero(text, slot):
        return "0 と書いてください"
    if slot.where == "target":
        return _target_in_words(text, slot)
    if slot.where == "baseline":
        if no_figure_advice(text):
            return f"現状値がないときは {slot.field}: null と書いてください"
        return "現状値は数値だけで書いてください。ないときは null と書きます"
    if slot.where == "entry":
        return _entry_in_words(text)
    return BARE


def is_zero(text: str, slot: Slot) -> bool:
    """Tell whether a text means zero in the slot's unit; a multiple is never zero."""
    zero = _ZERO.fullmatch(text)
    own = zero is not None and (not zero["unit"] or same_unit(zero["unit"], slot.unit))
    return own and slot.field != "of_baseline"


def trend_of(text: str, slot: Slot) -> str | None:
    """Return the direction that a text asks for (up, down or keep), or None if it is not clear."""
    trend = next((name for name, words in _TRENDS.items() if words.fullmatch(text)), None)
    if trend in ("good", "risen"):
        # What rises is better only where more is: else it may be the figure or the state that is meant.
        return slot.better if trend == "good" or slot.better == "up" else None
    return trend


def reason_of(text: str) -> str | None:
    """Return the name of the reason of absence that a text is a word for, or None."""
    return _REASONS.get(text)


def no_figure_advice(text: str) -> bool:
    """Tell whether a text means that there is no figure, or none yet: －, なし, 未定, 未把握."""
    return _NOTHING.fullmatch(text) is not None or _LATER.fullmatch(text) is not None or text in _REASONS


def _target_in_words(text: str, slot: Slot) -> str:
    yearly = _YEARLY.fullmatch(text)
    if (trend := trend_of(yearly["what"] if yearly else text, slot)) is not None:
        asks, more = ("前の年度とくらべること", ", every_year: true") if yearly else ("増減や維持", "")
        return f"{asks}が目標なら、{slot.field} の代わりに trend: {trend}{more} と書いてください"
    if _is_trend(text):
        return "良い方向に動くことが目標なら、value の代わりに trend: up か trend: down と書いてください"
    if _EVERY.fullmatch(text):
        return "毎年度の目標なら、value に数値を書き、every_year: true を添えてください"
    if _NOTHING.fullmatch(text) or _LATER.fullmatch(text):
        return "目標が決まっていないなら、この目標を書かずにおきます。決まった数値があれば書いてください"
    if _STEPS.fullmatch(text):
        return "数値でない目標です。kind: stage の指標にして、stages に段階を並べ、stage: に書いてください"
    return "目標は数値で書きます。増減なら trend、段階なら kind: stage の指標にしてください"


def _entry_in_words(text: str) -> str:
    if (reason := reason_of(text)) is not None:
        return f"数値がないときは、value の代わりに absent: {reason} と書いてください"
    if _is_trend(text):
        return "増減ではなく、この年度の数値を書いてください。増減の様子は note に書けます"
    if _STEPS.fullmatch(text):
        return "この指標は数値で報告します。数値を書き、行ったことは note か done に書いてください"
    if text in ("なし", "無し", "無", "皆無"):
        return (
            "0 なのか、数値がないのかを確かめてください。ないときは absent で理由を書きます（例 absent: not_measured）"
        )
    return "数値がないときは value の代わりに absent で理由を書いてください（例 absent: not_measured）"


def _is_trend(text: str) -> bool:
    return any(words.fullmatch(text) for words in _TRENDS.values())
