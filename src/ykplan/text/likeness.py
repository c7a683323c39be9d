"""Which texts look alike, and which may be slips for one another."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

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


def folded(text: str) -> str:
    """Fold a text so that look-alikes are equal: one width, one dash, no invisible letters.

    NFKC without formatting letters and variation selectors, every dash as 「-」, no blanks around: for ids and the
    names of sections, never for what is printed.
    """
    return seen(unicodedata.normalize("NFKC", text)).translate(_DASHES).strip()


def alike(named: str, known: Iterable[str]) -> list[str]:
    """Return the names that a typed one may mean: itself if it is one of them, else all look-alikes."""
    names = dict.fromkeys(known)
    wanted = folded(named)
    return [named] if named in names else [name for name in names if folded(name) == wanted]


def continued(typed: str, name: str) -> str | None:
    """Complete a name that starts like the typed text, in its letters: １ー to １ー3-1; None for another name."""
    wanted = folded(typed)
    if not folded(name).startswith(wanted):
        return None
    ends = (at for at in range(len(name) + 1) if folded(name[:at]) == wanted)
    end = next(ends, None)
    return None if end is None else typed + name[end:]


def seen(text: str) -> str:
    """Return a text as seen: without invisible letters, and with combining marks composed."""
    return unicodedata.normalize("NFC", "".join(letter for letter in text if not is_invisible(letter)))


def is_blank(text: str) -> bool:
    """Tell whether a text shows nothing: it is empty, or only blanks and invisible letters."""
    return all(letter.isspace() or is_invisible(letter) for letter in text)


def is_invisible(letter: str) -> bool:
    """Tell whether a letter is drawn as nothing, not even a blank: U+200B, U+202D, U+FE0F and the like."""
    return unicodedata.category(letter) == "Cf" or letter in DRAWN_AS_NOTHING


def nearest(wanted: str, known: Iterable[str]) -> str | None:
    """Guess which of `known` is meant by `wanted`; None where nothing is near.

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
            matches = [name for alike, name in names.items() if near(alike, target)]
            if len(matches) == 1:
                return matches[0]
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


# What makes another thing of a word: 未設置, 策定中, 設置済, 検討, 目標未満. It may be missing on neither side.
_TURNING: Final = frozenset(
    "未不非無否反逆禁脱解中済再仮準予前後旧新元現次先今昨来増減上下高低大小多少長短強弱早遅全半有可"
    "待断困失敗撤放棄却戻返保留凍抑防阻避免離願望申頼拒暫偽単随臨"
    "休停廃止終完了始開閉着検試継見直縮拡変更消取延案超満以外内男女入出公私正副左右東西南北各毎要被約割倍概略"
)
_NOT: Final = re.compile(
    r"ない|なかっ|なし|ません|まだ|やめ|やや|ほぼ|おおむね|あまり|ほとんど|ず|ぬ|いいえ|アップ|ダウン|プラス|マイナス|オン|オフ"
    r"|ゼロ|キャンセル|ストップ|[×✕✖✗✘]"
    r"|cancel|(?<![a-z])(?:not(?!e)|non|un(?!i))"
)
_KANJI_NUMBERS: Final = "〇一二三四五六七八九十百千万億兆壱弐参"
_NUMBER: Final = re.compile(rf"\d+|[{_KANJI_NUMBERS}]")
_LETTERS: Final = re.compile(r"[a-z]")
_WORD: Final = re.compile(r"[a-z _-]+")
_PREFIX: Final = re.compile(r"(?:un|in|im|il|ir|dis|de|en|non|re|pre|ex|sub|mis|not)[ _-]?")
# How much of what stands behind one 「not」 must be alike.
_CLOSE: Final = 0.6
# What is typed for a digit beside digits: 1-3-l, 2O24.
_AS_DIGITS: Final = str.maketrans("lio|!", "11011")


def may_mean(typed: str, name: str) -> bool:
    """Tell whether `typed` may be a slip for `name`: neither negates the other or has other numbers.

    Both are folded, in small letters. A word of the data (`valeu`) is judged by its letters alone, but for its 「not」.
    Elsewhere another number, another letter or a kanji that the name lacks is another thing, and so is a name with more
    in it where that turns it round: 設置 may be 設置・運用, never 未設置.
    """
    if sorted(_NOT.findall(typed)) != sorted(_NOT.findall(name)):
        return False
    if _WORD.fullmatch(typed) and _WORD.fullmatch(name):
        return not _turns_a_word(typed, name)
    typed, name = _with_digits(typed), _with_digits(name)
    if not (_same_numbers(typed, name) and _LETTERS.findall(typed) == _LETTERS.findall(name)):
        return False
    more, less = Counter(name), Counter(typed)
    return not any(map(_is_kanji, less - more)) and not any(letter in _TURNING for letter in more - less)


def is_slip(typed: str, name: str) -> bool:
    """Tell whether `typed` may be a slip for `name`, or short for it; of words of the data that takes few letters.

    One letter in four may be lost, added, another or exchanged with the next, but for the first; a word of several
    may be named by one of them (`size`). Other texts than such words are not looked at.
    """
    if not (_WORD.fullmatch(typed) and _WORD.fullmatch(name)):
        return True
    if len(typed) > 2 and (name.startswith(typed) or typed in re.split("[ _-]", name)):  # noqa: PLR2004  # `to` is short for nothing
        return True
    if typed[:1] not in name[:2] and name[:1] not in typed[:2]:
        return False
    return _apart(typed, name) <= max(1, max(len(typed), len(name)) // 4)


def _apart(one: str, other: str) -> int:
    """Return the edit distance of two words; swapped neighbours count once."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, start=1):
        row = [at]
        for end, against in enumerate(other, start=1):
            steps = [rows[-1][end] + 1, row[-1] + 1, rows[-1][end - 1] + (letter != against)]
            if at > 1 and end > 1 and (letter, one[at - 2]) == (other[end - 2], against):
                steps.append(rows[-2][end - 2] + 1)
            row.append(min(steps))
        rows.append(row)
    return rows[-1][-1]


def _turns_a_word(typed: str, name: str) -> bool:
    """Tell whether two words are opposites: active and inactive, decrease and increase, not_a and not_b."""
    from difflib import SequenceMatcher

    (head, rest), (other, behind) = _parted(typed), _parted(name)
    if head == other:
        return head.startswith("not") and SequenceMatcher(None, rest, behind).ratio() < _CLOSE
    return rest in (behind, name) or behind == typed


def _parted(word: str) -> tuple[str, str]:
    prefix = _PREFIX.match(word)
    return (prefix[0], word[prefix.end() :]) if prefix else ("", word)


def _with_digits(text: str) -> str:
    return text.translate(_AS_DIGITS) if any(letter.isdigit() for letter in text) else text


def _same_numbers(one: str, other: str) -> bool:
    """Tell whether two texts have the same numbers: 1-3-01 as 1-3-1, and 1-31 as 1-3-1, but not 1-3-2."""
    numbers, others = _NUMBER.findall(one), _NUMBER.findall(other)
    if [number.lstrip("0") for number in numbers] == [number.lstrip("0") for number in others]:
        return True
    return "".join(numbers) == "".join(others) and len(numbers) < len(others)


def _is_kanji(letter: str) -> bool:
    return letter == "々" or unicodedata.name(letter, "").startswith("CJK ")
