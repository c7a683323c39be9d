"""A number or a text in its number format → what Excel prints in the cell, or None where that is not clear."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, NamedTuple

from ykplan.form.read.formats import Format, FormatSection, Piece

# More digits than any number that Excel holds has, so that nothing is rounded on the way.
_EXACT: Final = Context(prec=700, Emax=9999, Emin=-9999)
# General prints eleven letters at most, its point among them, and six digits of what has an exponent.
_GENERAL: Final = 11
_SMALLEST: Final = Decimal("0.0001")
_SCIENTIFIC: Final = 6
_GROUP: Final = 3
_WITH_NEGATIVE: Final = 2
_WITH_ZERO: Final = 3
_ALL: Final = 4


class Display(NamedTuple):
    """What is printed, and how many percent signs of it multiply the number by a hundred."""

    text: str
    percents: int = 0


def number_shown(number: Decimal, form: Format) -> Display | None:
    """Return what is printed of a number."""
    section = _of_number(number, form)
    if section is None:
        return None
    # A section of its own for what is below zero prints its own sign, or none.
    sign = "-" if number < 0 and len(_numeric(form)) < _WITH_NEGATIVE else ""
    return _printed(abs(number), section, sign)


def text_shown(text: str, form: Format) -> str | None:
    """Return what is printed of a text: itself, unless the format has a section for texts."""
    if form.is_day:
        return text
    if form.sections is None:
        # A format whose numbers nobody can tell leaves texts as they are, unless it has a section for them.
        return None if "@" in form.code or form.code.count(";") >= _ALL - 1 else text
    last = form.sections[-1]
    if len(form.sections) < _ALL and not last.has("whole"):
        return text
    # Anything but letters around the text would be for numbers.
    if any(piece.kind not in ("letters", "whole", "general") for piece in last.pieces):
        return None
    return "".join(piece.letters if piece.kind == "letters" else text for piece in last.pieces)


def _numeric(form: Format) -> Sequence[FormatSection]:
    """Return the sections that are for numbers: the last may be for texts."""
    sections = form.sections or ()
    return sections[:-1] if sections and (len(sections) == _ALL or sections[-1].has("whole")) else sections


def _of_number(number: Decimal, form: Format) -> FormatSection | None:
    """Return the section for a number; None where that is not clear."""
    if form.sections is None:
        return None
    sections = _numeric(form)
    if not sections:
        return FormatSection((Piece("general", ""),))
    if any(section.condition for section in sections):
        return _by_condition(number, sections)
    if number < 0 and len(sections) >= _WITH_NEGATIVE:
        return sections[1]
    return sections[2] if number == 0 and len(sections) >= _WITH_ZERO else sections[0]


def _by_condition(number: Decimal, sections: Sequence[FormatSection]) -> FormatSection | None:
    """Return the section whose condition holds, else the one that is for all others.

    Programs disagree on the sign of what is below zero, but in a section that is for such numbers alone.
    """
    for section in sections[:2]:
        if section.condition and section.condition(number):
            alone = not section.condition(Decimal(0)) and not section.condition(abs(number))
            return section if number >= 0 or (alone and len(sections) > 1) else None
    others = [section for section in sections if section.condition is None]
    return others[-1] if others and number >= 0 else None


def _printed(number: Decimal, section: FormatSection, sign: str) -> Display | None:
    if section.has("whole") or section.has("fraction"):
        return None
    if section.has("general"):
        if any(piece.kind not in ("general", "letters") for piece in section.pieces):
            return None
        general = _general(number)
        return Display(sign + "".join(p.letters if p.kind == "letters" else general for p in section.pieces))
    if section.has("exponent"):
        text = _scientific(number, section)
        return None if text is None else Display(sign + text)
    text = _digits(number, section)
    percents = sum(piece.kind == "percent" for piece in section.pieces)
    return None if text is None else Display(sign + text, percents)


def _general(number: Decimal) -> str:
    if number == number.to_integral_value(context=_EXACT) and number < Decimal(10) ** _GENERAL:
        return f"{number.quantize(Decimal(1), context=_EXACT):f}"
    if _SMALLEST <= number < Decimal(10) ** (_GENERAL - 1):
        whole = f"{int(number)}"
        return _less_zeros(f"{_rounded(number, _GENERAL - 1 - len(whole)):f}")
    power = number.adjusted()
    digits = _rounded(number.scaleb(-power, context=_EXACT), _SCIENTIFIC - 1)
    if digits >= 10:  # noqa: PLR2004  # 9.999999 was rounded up
        power, digits = power + 1, digits / 10
    return f"{_less_zeros(f'{digits:f}')}E{'-' if power < 0 else '+'}{abs(power):02}"


def _scientific(number: Decimal, section: FormatSection) -> str | None:
    """Return a number as 1.23E+05 for a format such as 0.00E+00, the one that Excel offers; None for any other."""
    letters = "".join(piece.letters for piece in section.pieces)
    before, _, after = letters.partition("E+")
    places = before.removeprefix("0").removeprefix(".")
    if not before.startswith("0") or set(places + after) != {"0"} or before.partition(".")[0] != "0":
        return None
    power = number.adjusted() if number else 0
    digits = _rounded(number.scaleb(-power, context=_EXACT), len(places))
    if digits >= 10:  # noqa: PLR2004  # 9.99 was rounded up
        power, digits = power + 1, _rounded(digits / 10, len(places))
    return f"{digits:f}E{'-' if power < 0 else '+'}{abs(power):0{len(after)}}"


def _digits(number: Decimal, section: FormatSection) -> str | None:
    """Return a number in a section of digits; its letters stand between them wherever the format has them."""
    pieces = section.pieces
    points = [at for at, piece in enumerate(pieces) if piece.kind == "point"]
    places = [at for at, piece in enumerate(pieces) if piece.kind == "digit"]
    if len(points) > 1 or (points and not places):
        return None
    if not places:
        return "".join(piece.letters for piece in pieces) if not any(p.kind == "comma" for p in pieces) else None
    point = points[0] if points else len(pieces)
    whole, parts = [at for at in places if at < point], [at for at in places if at > point]
    commas = [at for at, piece in enumerate(pieces) if piece.kind == "comma"]
    grouping = [at for at in commas if whole and whole[0] < at < whole[-1]]
    scaling = [at for at in commas if at > places[-1]]
    # Right behind the last digit a comma divides by a thousand; anywhere else programs disagree on what it does.
    if len(grouping) + len(scaling) < len(commas) or scaling != list(
        range(places[-1] + 1, places[-1] + 1 + len(scaling))
    ):
        return None
    percents = sum(piece.kind == "percent" for piece in pieces)
    scaled = _rounded(number.scaleb(2 * percents - _GROUP * len(scaling), context=_EXACT), len(parts))
    before, _, after = f"{scaled:f}".partition(".")
    letters = {at: piece.letters for at, piece in enumerate(pieces) if piece.kind in ("letters", "percent", "point")}
    letters |= _whole(before.lstrip("0"), [(at, pieces[at].letters) for at in whole], grouped=bool(grouping))
    letters |= _parts(after, [(at, pieces[at].letters) for at in parts])
    # Excel prints 9. and .5 where # stands for digits that are none; people would write 9 and 0.5.
    if points and not any(letters[at].strip() for at in parts):
        letters[point] = ""
    elif points and not any(letters[at].strip() for at in whole):
        letters[point] = "0."
    return "".join(letters.get(at, "") for at in range(len(pieces)))


def _whole(digits: str, places: Sequence[tuple[int, str]], *, grouped: bool) -> dict[int, str]:
    """Return what stands in each place before the point; the first takes all digits that have no place."""
    letters: dict[int, str] = {}
    left, counted = digits, 0
    for nth, (at, letter) in enumerate(reversed(places)):
        last = nth == len(places) - 1
        taken = left if last else left[-1:]
        left = "" if last else left[:-1]
        shown = taken or {"0": "0", "?": " "}.get(letter, "")
        if grouped:
            shown, counted = _grouped(shown, counted)
        letters[at] = shown
    return letters


def _grouped(shown: str, counted: int) -> tuple[str, int]:
    """Return digits with commas, and how many digits there are by then from the right."""
    out = ""
    for letter in reversed(shown):
        if letter.isdigit() and counted and counted % _GROUP == 0:
            out = "," + out
        counted += letter.isdigit()
        out = letter + out
    return out, counted


def _parts(digits: str, places: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Return what stands in each place behind the point: # leaves out zeros at the end, ? leaves them blank."""
    kept_digits, kept = {}, len(digits.rstrip("0"))
    for nth, (at, letter) in enumerate(places):
        needed = nth < kept or any(later == "0" for _, later in places[nth:])
        kept_digits[at] = digits[nth] if needed else {"?": " "}.get(letter, "")
    return kept_digits


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)


def _less_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
