"""Files that cannot be read as data (YK001–013): a table of messages, a row a kind of flaw that reading found."""

from collections.abc import Iterator
from inspect import cleandoc
from typing import Final

from ykplan.data.contents import Loaded
from ykplan.data.records import MAX_MISFITS
from ykplan.rules.rule import Finding, Rule, rule
from ykplan.terms.diagnostic import Severity

# What libyaml makes of the 「!!」 that people write.
_TAG: Final = "tag:yaml.org,2002:"


def flaw_rule(code: str, severity: Severity, words: tuple[str, str, str], page: str) -> Rule[Loaded]:
    """Return a rule that reports every flaw of one kind; `words` are the kind, the message and the hint.

    `{detail}` in the texts is what the flaw is about.
    """
    kind, message, hint = words

    def check(loaded: Loaded) -> Iterator[Finding]:
        for source in loaded.sources:
            for flaw in source.flaws:
                if flaw.kind == kind:
                    detail = flaw.detail.replace(_TAG, "!!", 1)
                    texts = message.format(detail=detail), hint.format(detail=detail)
                    yield Finding(source, flaw.path, *texts, span=flaw.span)

    return Rule(code, severity, check, cleandoc(page))


RULES: Final = (
    flaw_rule(
        "YK003",
        Severity.ERROR,
        ("duplicate key", "項目「{detail}」が二度書かれています", "正しいほうを一つだけ残してください"),
        """同じ項目が一つのまとまりに二度書かれている。

        どちらの値が正しいのか、あとから誰にも分からない。多くの道具は後のほうを黙って採るが、ykplan は先のほうだけを読み、
        誤りとして知らせる。正しいほうを残して、もう一方を消す。""",
    ),
    flaw_rule(
        "YK005",
        Severity.ERROR,
        (
            "tag",
            "タグ「{detail}」は使えません",
            'タグを消してください。記号として使うなら "!…" のように引用符で囲みます',
        ),
        """YAML のタグ（!）が使われている。

        タグは値の種類を変えたり、道具によっては命令を動かしたりする。ykplan は値を書かれた文字のまま読むので、タグは要らない。
        文の初めに ! を置きたいときは、その文を引用符で囲む。""",
    ),
    flaw_rule(
        "YK006",
        Severity.ERROR,
        (
            "several documents",
            "「---」より後ろは別の文書になり、読まれません",
            "「---」の行を消すか、別のファイルに分けてください",
        ),
        """一つのファイルに文書が二つ以上ある。

        行の初めの --- は文書の区切りである。ykplan が読むのは一つ目だけなので、その後ろの数値はどこにも出ない。
        一つのファイルには一つの計画、または一つの年度だけを書く。""",
    ),
    flaw_rule(
        "YK007",
        Severity.ERROR,
        (
            "too deep",
            "入れ子が{detail}段より深く、ここから先を読めません",
            "括弧 [ ] や {{ }} の閉じ忘れがないか確かめてください",
        ),
        """入れ子が深すぎる。

        計画や実績のデータが 32 段より深くなることはない。括弧の閉じ忘れか、壊れたファイルであることが多い。
        そこから先は読まれない。""",
    ),
    flaw_rule(
        "YK008",
        Severity.ERROR,
        ("too large", "ファイルが{detail}を超えるため読みません", "別の種類のファイルを置いていないか確かめてください"),
        """ファイルが大きすぎる。

        計画と一年度の実績は、指標が数百あっても 1 MiB に届かない。8 MiB を超えるファイルは読まない。
        別のデータ（画像や表計算の書き出しなど）を置いていないか確かめる。""",
    ),
    flaw_rule(
        "YK009",
        Severity.ERROR,
        (
            "control character",
            "目に見えない制御文字（{detail}）が入っています",
            "その文字を消すか、前後を打ち直してください",
        ),
        """目に見えない制御文字が入っている。

        表計算ソフトや PDF から写した文に、画面には見えない文字が混じることがある。報告書の組版を壊すことがあるので、
        その文字を消すか、文を打ち直す。""",
    ),
    flaw_rule(
        "YK010",
        Severity.ERROR,
        ("key is not text", "項目の名前が文字ではありません", "「名前: 値」の形で書いてください"),
        """項目の名前が文字でない。

        「:」の左に置けるのは文字だけで、[ ] や { } や「? 」で始まる書き方は読めない。""",
    ),
    flaw_rule(
        "YK011",
        Severity.ERROR,
        ("empty", "ファイルに何も書かれていません", "保存に失敗していないか、git の履歴を確かめてください"),
        """ファイルに何も書かれていない。

        空のファイル、または注釈（#）だけのファイルである。保存に失敗していることが多いので、git の履歴から元に戻せる。""",
    ),
    flaw_rule(
        "YK012",
        Severity.ERROR,
        ("unreadable", "ファイルを開けません（{detail}）", "ファイルの有無と、読む権限を確かめてください"),
        """ファイルを開けない。

        権限がない、フォルダーである、リンクの先がない、など、ファイルそのものに手が届いていない。""",
    ),
)


@rule("YK001", Severity.ERROR)
def encoding(loaded: Loaded) -> Iterator[Finding]:
    """ファイルが UTF-8 でない。

    Excel やメモ帳で「Shift_JIS」「ANSI」「Unicode」として保存したファイルは、そのままでは読めない。中身は失われていない。
    文字コードを「UTF-8」に選び直して保存すればよい（「UTF-8（BOM 付き）」も読める）。
    """
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


@rule("YK004", Severity.ERROR)
def anchor(loaded: Loaded) -> Iterator[Finding]:
    """YAML のアンカー（&）とエイリアス（*）が使われている。

    ほかの場所の値を引き写す書き方は、どの数値をどこで決めたのかを見えなくする。数値は使う場所にそのまま書く。
    文の初めに & や * を置きたいときは、その文を引用符で囲む。
    """
    for source in loaded.sources:
        for flaw in source.flaws:
            if flaw.kind in ("anchor", "alias"):
                kind, sign = ("アンカー", "&") if flaw.kind == "anchor" else ("エイリアス", "*")
                hint = f'値をその場に書いてください。記号として使うなら "{sign}…" のように引用符で囲みます'
                yield Finding(source, flaw.path, f"{kind}「{sign}{flaw.detail}」は使えません", hint, span=flaw.span)


_HINT = "先に出ている指摘から直してください"


@rule("YK013", Severity.ERROR)
def too_many(loaded: Loaded) -> Iterator[Finding]:
    """一つのファイルに誤りが多すぎる。

    YAML としての誤りが 200 か所、項目の誤りが 1000 か所を超えたファイルは、そこから先を読まない。別の種類のファイルか、
    途中から崩れたファイルであることが多い。先に出ている指摘から直す。
    """
    for source in loaded.sources:
        for flaw in source.flaws:
            if flaw.kind == "too many":
                message = f"書き方の誤りが{flaw.detail}か所を超えたため、ここから先を読みません"
                yield Finding(source, flaw.path, message, _HINT, span=flaw.span)
    for misfit in loaded.misfits:
        if misfit.kind == "too_many":
            message = f"項目の誤りが{MAX_MISFITS}か所を超えたため、ここから先を確かめません"
            yield Finding(misfit.source, (), message, _HINT, span=misfit.source.span(misfit.path))
