"""syntax."""

from collections.abc import Iterator

from ykplan.data.contents import Loaded
from ykplan.rules.hints.syntax import likely_cause
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity, Span

_TAB = "found a tab character that violates indentation"
# What libyaml says, and what a person can do about it.
_SAID = {
    "mapping values are not allowed in this context": (
        "ここに「: 」は置けません",
        "字下げがそろっているか、文の中の「: 」を引用符で囲んだか確かめてください",
    ),
    "found character that cannot start any token": (
        "ここで使えない文字から始まっています",
        "字下げにタブを使っていないか確かめてください。記号（@ ` % など）で始まる文は引用符で囲みます",
    ),
    "did not find expected key": (
        "項目の並びが崩れています",
        "この行と上の行の字下げがそろっているか、引用符が閉じているか確かめてください",
    ),
    "did not find expected '-' indicator": ("一覧の「- 」がありません", "字下げがそろっているか確かめてください"),
    "did not find expected ',' or '}'": (
        "波括弧 { } の中が崩れているか、閉じていません",
        "「,」と「}」を確かめてください",
    ),
    "did not find expected ',' or ']'": (
        "角括弧 [ ] の中が崩れているか、閉じていません",
        "「,」と「]」を確かめてください",
    ),
    "did not find expected node content": (
        "値がありません",
        "「,」の付けすぎや、括弧の閉じ忘れがないか確かめてください",
    ),
    "found unexpected end of stream": ("引用符が閉じていません", "始めと同じ引用符で閉じてください"),
    "block sequence entries are not allowed in this context": (
        "ここに一覧の「- 」は置けません",
        "「- 」を次の行に移して字下げしてください",
    ),
    "found unknown escape character": ("「\\」の使い方が違います", "二重引用符を一重引用符 ' に替えてください"),
    "did not find expected alphabetic or numeric character": (
        "& や * で始まる文は、そのままでは書けません",
        "その文を引用符で囲んでください",
    ),
    "did not find expected whitespace or line break": (
        "! で始まる文は、そのままでは書けません",
        "その文を引用符で囲んでください",
    ),
    "found unexpected ':'": ("「:」の後ろが崩れています", "「:」の後ろに空白を入れてください（例 value: 9）"),
    _TAB: ("字下げにタブが使われています", "空白に替えてください"),
}


@rule("YK002", Severity.ERROR)
def syntax(loaded: Loaded) -> Iterator[Finding]:
    """YAML として読めない。

    字下げ、コロン、括弧、引用符のどれかが崩れている。崩れた場所より後ろは読めないので、同じファイルのほかの誤りは、
    ここを直すまで見つからない。ほかのファイルは読まれる。
    """
    for source in loaded.sources:
        for flaw in source.flaws:
            if flaw.kind == "syntax":
                if cause := likely_cause(source, flaw):
                    message = f"YAML として読めません: {cause.message}"
                    yield Finding(source, (), message, cause.hint, span=cause.span)
                    continue
                words = _SAID.get(_TAB if _at_tab(flaw.span) else flaw.detail)
                message = words[0] if words else f"書き方が崩れています（{flaw.detail}）"
                hint = words[1] if words else "この行と前の行の、字下げ・コロン・括弧・引用符を確かめてください"
                yield Finding(source, (), f"YAML として読めません: {message}", hint, span=flaw.span)


def _at_tab(span: Span) -> bool:
    return span.excerpt[span.column - 1 : span.column] == "\t"
