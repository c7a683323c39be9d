"""picture."""

from collections.abc import Iterator
from typing import Final

from ykplan.data.contents import Loaded
from ykplan.data.logo_png import Fault
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity
from ykplan.text.inert import one_line

_AGAIN: Final = "画像を作ったソフトで、PNG に書き出し直してください"
_PLAIN: Final = "画像を作ったソフトで「標準の SVG」に書き出し直すか、PNG にしてください"
SAID: Final = {
    "elsewhere": ("report.yaml と同じフォルダーにありません", "画像を同じフォルダーに置き、名前だけを書いてください"),
    "other kind": ("PNG でも SVG でもありません", "PNG か SVG に変えてください"),
    "unread": ("読めません（{detail}）", "ファイルの有無と、読む権限を確かめてください"),
    "too large": ("2 MiB を超えています", "小さく書き出し直してください"),
    "empty": ("空のファイルです", _AGAIN),
    "misnamed": ("名前と違い、中身は {detail} です", _AGAIN),
    "cut": ("途中で切れています", "もう一度コピーするか、書き出し直してください"),
    "broken": ("壊れています（{detail}）", _AGAIN),
    "no size": ("大きさがありません（{detail}）", "幅と高さを 1 以上にして書き出し直してください"),
    "too long": ("細長すぎます（{detail}）", "縦と横の比を 50 倍までにしてください"),
    "too many pixels": ("点の数が多すぎます（{detail}）", "一辺 8,000 点、全体で 1,600 万点までにしてください"),
    "moving": ("動く画像です", "動かない画像にしてください"),
    "no svg": ("SVG の画像ではありません", _AGAIN),
    "not xml": ("SVG として読めません（{detail}行目）", _PLAIN),
    "not utf-8": ("UTF-8 で書かれていません", _PLAIN),
    "entity": ("実体の宣言（<!ENTITY>）を含んでいます", _PLAIN),
    "outside": ("外のものを参照しています（{detail}）", "画像や様式を SVG の中に埋め込むか、PNG に書き出してください"),
    "active": ("画像にない部品を含んでいます（{detail}）", _PLAIN),
    "text": ("文字を含んでいます", "文字を図形に変えて（アウトライン化して）書き出すか、PNG にしてください"),
    "filter": ("ぼかしや影（フィルター）を含んでいます", "効果を外すか、PNG に書き出してください"),
    "too much": ("部品が多すぎるか、深すぎます", "PNG に書き出してください"),
    "far": ("絵の大きさの10万倍より遠くに点があります", _PLAIN),
    "grows": ("自分の部品を繰り返し参照しています", "PNG に書き出してください"),
}
"""What is said of each kind of fault, and what to do about it."""


@rule("YK014", Severity.ERROR)
def picture(loaded: Loaded) -> Iterator[Finding]:
    """表紙に載せる画像を使えない。

    report.yaml の logo は、同じフォルダーの PNG か SVG のファイルの名前で、2 MiB まで。途中で切れた画像、大きさのない画像、
    外の画像や文書を参照する SVG、動く画像などは、報告書のどれかの形式に載らないので受け付けない。
    SVG の文字は読む人の書体で形が変わるので、図形に変えて（アウトライン化して）書き出す。
    """
    if loaded.logo is None or loaded.logo.fault is None or loaded.settings_source is None:
        return
    problem, hint = _worded(loaded.logo.fault)
    yield Finding(loaded.settings_source, ("logo",), f"画像「{one_line(loaded.logo.name)}」は{problem}", hint)


def _worded(fault: Fault) -> tuple[str, str]:
    message, hint = SAID[fault.kind]
    return message.format(detail=one_line(fault.detail)), hint
