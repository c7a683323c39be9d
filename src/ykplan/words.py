"""How figures, marks and other people's text are written, in one place for every output."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from ykplan import figures
from ykplan.sense import is_slip, may_mean

MINUS: Final = "−"
DASH: Final = "—"
ARROWS: Final = {"up": "↗", "down": "↘", "keep": "維持"}
STATES: Final = {"sample": "記入例", "draft": "速報", "final": "確定"}
ABSENT: Final = {
    "not_measured": "未把握",
    "not_surveyed": "調査年でない",
    "survey_cancelled": "調査中止",
    "under_review": "検討中",
    "ended": "事業終了",
    "not_applicable": "該当なし",
    "not_reported": "未報告",
}
ROLES: Final = {"output": "活動指標", "outcome": "成果指標"}
ERROR_MARK: Final = "誤り"
# A grade that a person gave, beside the one that the rubric gives: a section, a committee, whoever it was.
OWN_GRADE: Final = "人による判定"
NOT_REPORTED: Final = "未報告"
NO_SECTION: Final = "担当課の記載なし"
SPARKS: Final = "▁▂▃▄▅▆▇█"
# Of a number that never ends, so many digits are kept, but never fewer than so many of those behind the point.
_DIGITS_KEPT: Final = 12
_PLACES_KEPT: Final = 2
# As many places as the product of two figures of the data may have.
_MOST_PLACES: Final = 56
# What a console lacks is written with letters that every Japanese encoding has.
_FALLBACKS: Final = {"↗": "増加", "↘": "減少", "—": "―", "−": "-", "…": "...", "×": "x", "･": "・"}
# Circles that input methods offer for the mark ○.
_GUESSABLE: Final = 64
_LOOKALIKES: Final = str.maketrans("◯〇", "○○")
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−－﹣˗ー", "-"))
# Variation selectors, fillers and joiners that are no formatting letters by their category.
DRAWN_AS_NOTHING: Final = frozenset(
    (
        *map(chr, range(0xFE00, 0xFE10)),
        *map(chr, range(0x180B, 0x1810)),
        *map(chr, range(0xE0100, 0xE01F0)),
        "\u2800",
        "\u034f",
        "\u115f",
        "\u1160",
        "\u17b4",
        "\u17b5",
        "\u2065",
        "\u3164",
        "\uffa0",
        *map(chr, range(0xFFF0, 0xFFF9)),
    )
)
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~#&!$@]")
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ACTIVE: Final = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\u2028\u2029]")


def figure(number: Decimal, unit: str = "") -> str:
    """Return a figure with all its own digits, thousands grouped and a true minus: −1,234.50. Zero has no sign.

    It goes without its `unit`, of which it may be a year: 2027.
    """
    said = f"{number or number.copy_abs():,f}".replace("-", MINUS)
    return said if figures.is_grouped(unit) else said.replace(",", "")


def with_unit(number: Decimal, unit: str) -> str:
    """Return a figure and its unit as the plan prints them: 8か所, 18.9%, 人口10万対92.4, 2027年度."""
    return figures.in_unit(figure(number, unit), inert(unit))


def decimal(number: Fraction) -> Decimal:
    """Return a fraction as a decimal: exact where its digits end, else rounded to 12 of them, or to more where needed.

    The digits before the point, and two behind it, are never rounded away.
    """
    places = _places(number.denominator)
    if places is not None:
        return Decimal(f"{number.numerator * 10**places // number.denominator}E-{places}")
    kept = Context(prec=max(_DIGITS_KEPT, len(str(abs(int(number)))) + _PLACES_KEPT))
    found = kept.divide(Decimal(number.numerator), Decimal(number.denominator))
    return Decimal(int(found)) if found == int(found) else found.normalize(kept)


def _places(denominator: int) -> int | None:
    """Return how many places a fraction of this denominator has; None where they never end, or only far away."""
    rest, places = denominator, {2: 0, 5: 0}
    for factor in places:
        while rest % factor == 0:
            rest //= factor
            places[factor] += 1
    most = max(places.values())
    return most if rest == 1 and most <= _MOST_PLACES else None


def plain(number: Fraction | Decimal) -> str:
    """Return a number for machines: digits, a point and a hyphen-minus only, never an exponent."""
    return f"{decimal(number) if isinstance(number, Fraction) else number:f}"


def rounded(number: Fraction, digits: int, mode: str, marks: Collection[Fraction] = ()) -> str:
    """Return a number rounded to `digits` places by `mode`; never on or past one of `marks` that it is not on."""
    return figure(figures.rounding(number, digits, mode, marks))


def inert(text: str) -> str:
    """Return `text` with every letter that could steer a screen, or turn the reading order, made visible.

    Control characters become ␛ and the like, bidirectional ones their code. Line feeds and tabs stay.
    """
    return _ACTIVE.sub(lambda found: _visible(found[0]), text)


def inert_line(text: str) -> str:
    """Return `text` inert and on one line, its line feeds and tabs made visible: for names, whose blanks are theirs."""
    return inert(text).replace("\n", "␊").replace("\t", "␉")


def in_json(document: object) -> str:
    """Return a JSON document, two spaces deep, letters as they are.

    Those that could steer a screen are written as their escapes, so that the file can be shown and reads back the same.
    """
    import json

    written = json.dumps(document, ensure_ascii=False, indent=2)
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", written) + "\n"


def one_line(text: str) -> str:
    """Return `text` made inert and laid on one line, for a table's cell."""
    return inert(" ".join(text.split()))


def folded(text: str) -> str:
    """Return what texts that look alike have in common: one width, no letter that cannot be seen, one dash.

    NFKC without formatting letters and variation selectors, every dash as 「-」, no blanks around: for ids and the
    names of sections, never for what is printed.
    """
    return seen(unicodedata.normalize("NFKC", text)).translate(_DASHES).strip()


def alike(named: str, known: Iterable[str]) -> list[str]:
    """Return the names that a typed one may mean: itself where it is one of them, else all that look like it."""
    names = dict.fromkeys(known)
    wanted = folded(named)
    return [named] if named in names else [name for name in names if folded(name) == wanted]


def continued(typed: str, name: str) -> str | None:
    """Return the name that starts as typed, or looks so: １ー is continued to １ー3-1; None where it is another one."""
    wanted = folded(typed)
    if not folded(name).startswith(wanted):
        return None
    ends = (at for at in range(len(name) + 1) if folded(name[:at]) == wanted)
    end = next(ends, None)
    return None if end is None else typed + name[end:]


def seen(text: str) -> str:
    """Return a text as it is seen: less letters that cannot be, and each letter that is written in parts as one."""
    return unicodedata.normalize("NFC", "".join(letter for letter in text if not is_invisible(letter)))


def is_blank(text: str) -> bool:
    """Tell whether nothing of a text is seen: it is empty, or of blanks and letters that are drawn as nothing."""
    return all(letter.isspace() or is_invisible(letter) for letter in text)


def is_invisible(letter: str) -> bool:
    """Tell whether a letter is drawn as nothing at all, not even as a blank: U+200B, U+202D, U+FE0F and the like."""
    return unicodedata.category(letter) == "Cf" or letter in DRAWN_AS_NOTHING


def in_markdown(text: str) -> str:
    """Return `text` on one line, as the letters that it is, wherever Markdown may stand inside a line."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def in_xml(text: str) -> str:
    """Return `text` with what no XML file may hold, halves of letters above all, shown as �."""
    return _NOT_IN_XML.sub("\ufffd", text)


def printable(text: str, encoding: str) -> str:
    """Return `text` with what `encoding` cannot write put in other words: ↗ → 増加 on cp932.

    Letters without such words become 「?」, so that printing never fails.
    """
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        swapped = "".join(c if _writes(encoding, c) else _FALLBACKS.get(c, c) for c in text)
        return swapped.encode(encoding, "replace").decode(encoding)
    return text


def can_write(encoding: str, text: str) -> bool:
    """Tell whether a console of this encoding can show every letter of `text`."""
    return all(_writes(encoding, letter) for letter in text)


def sparkline(values: Iterable[Fraction | None]) -> str:
    """Return one bar a value, from the lowest to the highest of them; 「·」 where there is none."""
    row = list(values)
    known = [value for value in row if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    top = len(SPARKS) - 1
    return "".join(
        "·" if value is None else SPARKS[round((value - low) / (high - low) * top) if high > low else top // 2]
        for value in row
    )


def width(text: str, ambiguous: int = 1) -> int:
    """Return how many terminal cells `text` takes; wide and full-width letters take two, marks that combine none.

    Signs that Unicode calls ambiguous (○△↗×…) take one or two, as the terminal does it.
    """
    return len(text) if text.isascii() else sum(_cells(letter, ambiguous) for letter in text)


def nearest(wanted: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `wanted` most likely means, or None where nothing is near.

    What differs by a word that turns the meaning round, by a number or by a kanji is never near, nor is a word of the
    data with more than a few other letters (see `sense`).
    """
    import difflib

    if len(wanted) > _GUESSABLE:
        return None
    target = _alike(wanted)
    names = {_alike(name): name for name in known}
    if target in names:
        return names[target]
    names = {alike: name for alike, name in names.items() if may_mean(target, alike) and is_slip(target, alike)}
    if len(target) > 1:
        for near in (str.startswith, str.__contains__):
            found = [name for alike, name in names.items() if near(alike, target)]
            if len(found) == 1:
                return found[0]
    close = difflib.get_close_matches(target, names, n=3, cutoff=0.6)
    if not close:
        return None
    best = difflib.SequenceMatcher(None, target, close[0]).ratio()
    alike = [near for near in close if difflib.SequenceMatcher(None, target, near).ratio() == best]
    return names[max(alike, key=lambda near: _alike_from_the_start(target, near))]


def _alike_from_the_start(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _alike(text: str) -> str:
    return folded(text).casefold().translate(_LOOKALIKES)


def _visible(letter: str) -> str:
    # U+2400 and on are the pictures of the control characters.
    return chr(0x2400 + ord(letter)) if letter < " " else f"\\u{ord(letter):04x}"


def _writes(encoding: str, letter: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=4096)
def _cells(letter: str, ambiguous: int) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0
    kind = unicodedata.east_asian_width(letter)
    return ambiguous if kind == "A" else 2 if kind in "WF" else 1
