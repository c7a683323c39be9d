"""ファイルが UTF-8 でない。

Excel やメモ帳で「Shift_JIS」「ANSI」「Unicode」として保存したファイルは、そのままでは読めない。中身は失われていない。
文字コードを「UTF-8」に選び直して保存すればよい（「UTF-8（BOM 付き）」も読める）。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Word every file that is not UTF-8."""
    for source in loaded.sources:
        for flaw in source.flaws:
            if flaw.kind == "encoding":
                yield Finding(source, (), _message(flaw.detail), _hint(flaw.detail), span=flaw.span)


def _message(encoding: str) -> str:
    if encoding == "バイナリ":
        return "文字のファイルではないため読めません"
    return f"UTF-8 で保存されていないため読めません（{encoding} のようです）"


def _hint(encoding: str) -> str:
    if encoding == "バイナリ":
        return "Excel や Word、画像などのファイルを置いていないか確かめてください"
    return "「名前を付けて保存」で文字コードに UTF-8 を選び、保存し直してください"


RULE = Rule("YK001", Severity.ERROR, check, __doc__)
