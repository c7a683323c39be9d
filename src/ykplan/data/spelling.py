"""Figures, units and words as people type them, in a form's cell or in a command."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from ykplan.data.model.fields import is_short
from ykplan.terms import absence, fiscal
from ykplan.text import figures, likeness

_HALF_WIDTH: Final = {ord(wide): ord(wide) - 0xFEE0 for wide in map(chr, range(0xFF01, 0xFF5F))} | {
    0x3000: " ",
    0xA0: " ",
    ord("￥"): "¥",
}
_NO_WIDTH: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Every dash that stands for a minus, and the triangles of public accounts.
_MINUS: Final = re.escape("-‐‑‒–—―−－﹣⁻─━˗ーｰ△▲")
_ONE_DASH: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−－﹣˗", "-") | {"～": "〜", "~": "〜"})
_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_BRACKETS: Final = re.compile(r"\((?P<inside>[^()]*)\)(?P<rest>[^()]*)", re.DOTALL)
_BRACKETED: Final = re.compile(r"\(([^()]*)\)")
_FIGURE: Final = re.compile(
    rf"(?P<sign>[+{_MINUS}]|マイナス)?\s*(?P<money>[¥\\])?\s*(?P<later>[{_MINUS}])?\s*(?P<digits>{_DIGITS})(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)
_COUNT: Final = re.compile(r"(?P<digits>\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?P<rest>\D*)", re.ASCII)
_ERA: Final = rf"(?:{fiscal.NAMES}|[{fiscal.LETTERS}])\.? ?(?:元|\d{{1,2}})"
_DAY: Final = re.compile(
    rf"{_ERA} ?(?:年|[./]).*|{_ERA}|(?:\d{{4}} ?年|\d{{1,2}} ?月).*|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}.*"
    r"|\d{1,4}/\d{1,2}|\d{4}-\d{2}",
    re.ASCII | re.DOTALL,
)
# What follows a figure and makes it another one, or none: no unit that somebody mistook.
_VAGUE: Final = re.compile(
    "[割分厘倍半増減百千万億兆強弱余超約]|以上|以下|以内|未満|程度|前後|くらい|ぐらい|ほど|予定|見込"
)
# ヶ所, ヵ月 and 箇年 are か所, か月 and か年; 個所 is 箇所 in other letters.
_COUNTER: Final = re.compile("[ヶヵケカか箇個ゖゕ](?=[所月年国村町条])")
_UNITS: Final = {
    "パーセント": "%",
    "ポイント": "pt",
    "¥": "円",
    "\\": "円",
    "えん": "円",
    "けん": "件",
    "かい": "回",
    "にん": "人",
    "かしょ": "か所",
    "才": "歳",
    "メートル": "m",
    "キロメートル": "km",
    "センチメートル": "cm",
    "ミリメートル": "mm",
    "平米": "m2",
    "平方メートル": "m2",
    "平方m": "m2",
    "平方キロメートル": "km2",
    "平方キロ": "km2",
    "平方km": "km2",
    "立米": "m3",
    "立方メートル": "m3",
    "立方m": "m3",
    "キログラム": "kg",
    "グラム": "g",
    "トン": "t",
    "リットル": "l",
    "ヘクタール": "ha",
}
# Units that people write in large letters too; of others that may be another one (MW is not mW).
_ANY_CASE: Final = frozenset(("km", "cm", "mm", "m2", "m3", "km2", "kg", "t", "l", "ha", "pt", "kwh"))
ANSWERS: Final = frozenset(("", "人", "名", "件", "票", "通", "部", "枚", "世帯", "人分", "回答"))
"""What those who answered a survey are counted in."""


class Unclear(NamedTuple):
    """Why a text is not read as a figure; `unit` is the foreign unit after it."""

    kind: Literal["not a figure", "day", "other unit"]
    unit: str = ""


def figure_typed(text: str, unit: str) -> str | Unclear:
    """Parse a typed figure into its text for YAML, or return why it is not one.

    Accepts full-width letters, grouped thousands, every dash and △, ▲, (3) as a minus, and the indicator's own unit
    in any of its spellings. The digits stay as they were typed, so that 18.90 keeps its places.
    """
    text, brackets = _without_brackets(half_width(text))
    before, behind = map(half_width, figures.unit_around(unit))
    if before and text.startswith(before):
        text, unit = text.removeprefix(before).lstrip(), behind  # as it is printed: 人口10万対92.4
    match = _FIGURE.fullmatch(text)
    if match is None:
        return Unclear("day" if _DAY.fullmatch(text) else "not a figure")
    rest, signs = match["rest"].strip(), [sign for sign in (match["sign"], match["later"]) if sign]
    if match["money"]:
        rest = rest or "円"
    if rest and not (same_unit(rest, unit) or same_unit(_BRACKETED.sub(r"\1", rest), unit)):
        return Unclear("day") if _DAY.fullmatch(text) else _unclear(rest)
    digits = match["digits"].replace(",", "")
    if len(signs) + brackets > 1 or not is_short(digits):
        return Unclear("not a figure")
    return plain_figure(f"-{digits}" if brackets or (signs and signs != ["+"]) else digits)


def count_typed(text: str) -> str | None:
    """Parse a sample size (812, 1,024, 1,024人) into digits; None where it is not clear."""
    match = _COUNT.fullmatch(half_width(text))
    if match is None or unit(match["rest"]) not in ANSWERS:
        return None
    return str(int(match["digits"].replace(",", "")))


def reason_typed(text: str) -> str | None:
    """Return the reason of absence that a text names, in English or as printed; else None."""
    wanted = folded_spelling(text).replace("-", "_")
    return next((name for name, label in absence.LABELS.items() if wanted in (name, folded_spelling(label))), None)


def stage_typed(text: str, stages: Iterable[str]) -> str | None:
    """Return the stage that a text names, ignoring widths and blanks; None where it is unknown or not clear."""
    known = list(stages)
    if (exactly := text.strip()) in known:
        return exactly  # 第①期 and 第1期 are two stages, and one name folded
    named = [stage for stage in known if folded_spelling(stage) == folded_spelling(text)]
    return named[0] if len(named) == 1 else None


def same_unit(one: str, other: str) -> bool:
    """Tell whether two texts are spellings of the same unit; an empty unit equals none."""
    return unit(one) == unit(other) != ""


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts differ only in widths, kinds of dashes, blanks and invisible letters; ① is not 1."""
    return _plainly(one) == _plainly(other)


def _plainly(text: str) -> str:
    return " ".join(likeness.seen(half_width(text)).translate(_ONE_DASH).split())


def unit(text: str) -> str:
    """Return the canonical spelling of a unit: one for ヶ所, 箇所 and か所; ％ and パーセント; ㎡, m² and 平米."""
    seen = (letter for letter in unicodedata.normalize("NFKC", text) if not likeness.is_invisible(letter))
    known = _COUNTER.sub("か", "".join("".join(seen).split()).replace("^", ""))
    known = _UNITS.get(known, known)
    return lower if (lower := known.casefold()) in _ANY_CASE else known


def folded_spelling(text: str) -> str:
    """Fold a text for comparing names: one width, one case, no blanks, no invisible letters."""
    return "".join(likeness.folded(text).split()).casefold()


def kept_text(text: str) -> str:
    """Return a text as stored: line feeds for line breaks, no blanks around it or at the ends of its lines.

    Nor blanks and hyphens without a width, which only say where a line may break. Nothing where nothing is seen.
    """
    lines = text.translate(_NO_WIDTH).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "" if likeness.is_blank(text) else "\n".join(line.rstrip() for line in lines).strip()


def name(text: str) -> str:
    """Return the name of a person or a section as stored: without invisible letters, runs of blanks as one."""
    return "" if likeness.is_blank(text) else " ".join(likeness.seen(text).split())


def section_typed(text: str, known: Iterable[str]) -> str:
    """Return the known section that a text names, ignoring widths and blanks; else the name as stored."""
    sections = list(known)
    matches = likeness.alike(name(text), sections) or [
        section for section in sections if folded_spelling(section) == folded_spelling(text)
    ]
    return matches[0] if len(matches) == 1 else name(text)


def half_width(text: str) -> str:
    """Return a text with full-width digits, letters and signs made half-width; ① and ³ are kept."""
    return "".join(letter for letter in text.translate(_HALF_WIDTH) if not likeness.is_invisible(letter)).strip()


def plain_figure(text: str) -> str:
    """Return a figure in its usual writing: no leading zeros, and 0 for −0."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, places = digits.partition(".")
    number = (whole.lstrip("0") or "0") + point + places
    return sign + number if number.strip("0.") else number


def _without_brackets(text: str) -> tuple[str, bool]:
    """Strip the brackets that mark a negative in accounts; also return whether there were any."""
    match = _BRACKETS.fullmatch(text)
    return (match["inside"].strip() + match["rest"], True) if match else (text, False)


def _unclear(rest: str) -> Unclear:
    """Classify a figure with trailing text: another unit, or no unit at all."""
    digits = any(letter.isdigit() for letter in rest)
    if digits or not (rest[0].isalpha() or rest[0] in "%¥") or _VAGUE.search(rest):
        return Unclear("not a figure")
    return Unclear("other unit", rest)
