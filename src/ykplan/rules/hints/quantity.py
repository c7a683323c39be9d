"""What people write where a figure belongs, read for its meaning: 約1.2万人, 2割減, 450〜550, 30以上.

Nothing here is taken for the figure. It is what a hint may rest on, so every letter of the text is accounted for:
what is not understood is None.
"""

import re
import unicodedata
from decimal import Context, Decimal
from typing import Final, NamedTuple

from ykplan.text.likeness import seen

_HALF: Final = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    0x3000: " ",
    0xA0: " ",
    0x2212: "-",
    **dict.fromkeys(map(ord, "～〜"), "~"),
    **dict.fromkeys(map(ord, "‐‑‒–—―"), "-"),
}
_SMALL: Final = {"十": 10, "百": 100, "千": 1_000}
_LARGE: Final = {"万": 10**4, "億": 10**8, "兆": 10**12}
_NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:_\d+)*)(?:\.\d+)?"
_AMOUNT: Final = re.compile(rf"({_NUMBER})([十百千]?)([万億兆]?)", re.ASCII)
_AMOUNTS: Final = rf"(?:{_NUMBER}[十百千]?[万億兆]?)+"
_SCALE: Final = re.compile(r"[十百千]?[万億兆]?")
_ABOUT: Final = (
    r"約|およそ|おおよそ|おおむね|概ね|凡そ|ほぼ|大体|だいたい|概算|推計|推定|見込み?|延べ|のべ|計|合計|累計"
)
_OR_SO: Final = r"程度|前後|くらい|ぐらい|ほど|弱|強|余り?|あまり|見込み?|\(見込み?\)|\(速報値?\)|\(推計値?\)|\(概算\)"
_BOUND: Final = {
    "以上": "min",
    "以下": "max",
    "以内": "max",
    "まで": "max",
    "超": "above",
    "未満": "below",
    **dict.fromkeys(("を超える", "超え", "より多い"), "above"),
    **dict.fromkeys(("を下回る", "より少ない"), "below"),
}
_SIGNS: Final = {"-": -1, "△": -1, "▲": -1, "マイナス": -1, "+": 1, "プラス": 1}
_TEXT: Final = re.compile(
    rf"(?P<about>{_ABOUT})? ?(?P<sign>[-+△▲]|マイナス|プラス)? ?(?P<amount>{_AMOUNTS}) ?(?P<rest>.*)", re.ASCII
)
_REST: Final = re.compile(rf"(?P<unit>.*?) ?(?:(?P<or_so>{_OR_SO})|(?P<bound>{'|'.join(_BOUND)}))?", re.ASCII)
_TENTHS: Final = re.compile(rf"({_NUMBER})割(?:(\d)分)?(?:(\d)厘)?", re.ASCII)
_TIMES: Final = re.compile(
    rf"(?:(?:現状値?|基準値|当初)(?:の|から|より|比で?|×)?)? ?(?:(?P<tenths>{_TENTHS.pattern})|"
    rf"(?P<percent>{_NUMBER})%|(?P<times>{_NUMBER})倍|(?P<half>半)|(?P<double>倍))(?P<turn>増加?|減少?|アップ|ダウン)?",
    re.ASCII,
)
_MONEY: Final = re.compile(r"([-+△▲]?) ?[¥￥\\] ?([-\d].*?)円?", re.DOTALL)
_EXACT: Final = Context(prec=60)


class Quantity(NamedTuple):
    """A number as written, with its surroundings.

    `scaled` says that 千, 万 or 億 stood behind it. `sign` is as written. `about` tells that words make it less
    than exact, `bound` is the bound that it is (min, max, above, below), `unit` what else stood behind it.
    """

    number: Decimal
    scaled: bool
    sign: str
    about: bool
    bound: str | None
    unit: str


class Times(NamedTuple):
    """A multiple of what was before: 2割減 is 0.8 of it; `share` where it is a part of the whole, too: 2割, 20%."""

    number: Decimal
    share: Decimal | None


def plainly(text: str) -> str:
    """Return a text in half-width letters, without invisible ones; ① and ³ are kept, ¥5 becomes 5円."""
    visible = seen(text).translate(_HALF).strip()
    return f"{money[1]}{money[2]}円" if (money := _MONEY.fullmatch(visible)) else visible


def quantity(text: str) -> Quantity | None:
    """Parse a text with exactly one number in it; None for any other text."""
    match = _TEXT.fullmatch(plainly(text))
    number = amount(match["amount"]) if match else None
    if match is None or number is None:
        return None
    rest = _REST.fullmatch(match["rest"])
    if rest is None or any(map(_counts, rest["unit"])) or not _is_unit(rest["unit"].strip()):
        return None
    about = bool(match["about"] or rest["or_so"])
    sign = match["sign"] or ""
    scaled = re.search("[十百千万億兆]", match["amount"]) is not None
    value = -number if _SIGNS.get(sign, 1) < 0 else number
    return Quantity(value, scaled, sign, about, _BOUND.get(rest["bound"] or ""), rest["unit"].strip())


def amount(text: str) -> Decimal | None:
    """Parse a number in digits with 十, 百, 千, 万, 億, 兆 (2億3千万); None where the parts are out of order."""
    total, part, last = Decimal(0), Decimal(0), None
    pieces = list(_AMOUNT.finditer(text))
    if len(pieces) == 1 and not pieces[0][2] and not pieces[0][3]:
        return Decimal(_digits(text))
    if len(pieces) > 1 and "." in text:
        return None
    for piece in pieces:
        small, large = _SMALL.get(piece[2], 1), _LARGE.get(piece[3], 1)
        if last is not None and not Decimal(_digits(piece[1])) * small < last:
            return None  # 2百 may stand behind 3千, not 3千 behind 2百
        if part and large > 1 and small == 1:
            return None  # 2千3万
        part = _EXACT.add(part, _EXACT.multiply(Decimal(_digits(piece[1])), Decimal(small)))
        last = small
        if large > 1:
            if total and part * large >= total:
                return None
            total, part, last = _EXACT.add(total, part * large), Decimal(0), large
    return trimmed(_EXACT.add(total, part))


def scale(unit: str) -> tuple[int, str]:
    """Split a unit into its multiplier and the rest: 千円 → 1000, 円."""
    prefix = _SCALE.match(unit)
    letters = prefix[0] if prefix and len(prefix[0]) < len(unit) else ""
    small = next((_SMALL[letter] for letter in letters if letter in _SMALL), 1)
    large = next((_LARGE[letter] for letter in letters if letter in _LARGE), 1)
    return small * large, unit[len(letters) :]


def times(text: str) -> Times | None:
    """Parse a multiple: 2割減, 1.5倍, 10%増, 半減, 倍増; None for anything else."""
    match = _TIMES.fullmatch(plainly(text))
    if match is None:
        return None
    turn = (match["turn"] or "")[:1]
    if match["half"] or match["double"]:
        number = {"減": Decimal("0.5")}.get(turn) if match["half"] else {"増": Decimal(2)}.get(turn)
        return None if number is None else Times(number, None)
    if match["times"]:
        return None if turn else Times(trimmed(Decimal(_digits(match["times"]))), None)
    share = tenths(match["tenths"]) if match["tenths"] else Decimal(_digits(match["percent"])).scaleb(-2)
    if share is None or not turn:
        return None if share is None else Times(trimmed(share), trimmed(share))
    return Times(trimmed(1 + share if turn in "増ア" else 1 - share), None)


def tenths(text: str) -> Decimal | None:
    """Parse a share in 割 (2割5分3厘 → 0.253), or return None."""
    match = _TENTHS.fullmatch(text)
    if match is None:
        return None
    return Decimal(_digits(match[1])) / 10 + Decimal(match[2] or 0) / 100 + Decimal(match[3] or 0) / 1000


def _digits(text: str) -> str:
    return text.replace(",", "").replace("_", "")


def trimmed(number: Decimal) -> Decimal:
    """Strip trailing zeros after the decimal point, without switching to an exponent."""
    return Decimal(f"{number.normalize():f}")


def _is_unit(text: str) -> bool:
    return not text or text[0].isalpha() or text[0] in "%‰℃°"


def _counts(letter: str) -> bool:
    """Tell whether a letter is a number or changes the one before it: a digit, ①, ², 三, 割, 倍, 増."""
    return letter.isnumeric() or letter in "割分厘倍半増減〇" or unicodedata.category(letter) in ("Nd", "Nl", "No")
