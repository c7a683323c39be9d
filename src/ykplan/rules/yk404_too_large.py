"""記入票としては大きすぎるか、危ういものが入っている。

ひらくと極端に大きくなるファイル、何万行もある表、ほかのファイルを読みこませる指定などは、記入票にはない。誤って
何万行にも書式を付けたか、大きな写真を貼ったときにも起こる。そのようなものを取り、書き出した記入票に記入し直す。
"""

from ykplan.diagnostic import Severity
from ykplan.rules.forms import wording
from ykplan.rules.rule import Rule

RULE = Rule(
    "YK404",
    Severity.ERROR,
    wording(
        {
            "unpacks too large": (
                "ひらくと大きくなりすぎるファイルです",
                "写真や余分なシートを取って、保存し直してください",
            ),
            "file too large": (
                "ファイルが大きすぎます（上限 {detail}）",
                "写真や余分なシートを取って、保存し直してください",
            ),
            "too many parts": (
                "中の部品が多すぎます（上限 {detail}）",
                "書き出した記入票に記入し直してください",
            ),
            "too many cells": (
                "行やセルが多すぎます（{detail}）",
                "余分なシートと、空の行の書式を消して、保存し直してください",
            ),
            "entities": (
                "記入票にはない指定（DTD、実体）が入っているため、読みません",
                "書き出した記入票に記入し直してください",
            ),
            "unsafe names": (
                "中の部品の名前が正しくないため、読みません",
                "書き出した記入票に記入し直してください",
            ),
        }
    ),
    __doc__,
)
