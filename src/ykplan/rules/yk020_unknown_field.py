"""知らない項目がある。

項目の名前の書き間違いである。読み飛ばすと、書いたはずの目標値や注記が黙って消えるので、誤りとする。
近い名前があれば示す。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.misfits import is_other_kind, meant, no_space, of_kind, shown
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find fields that no record has."""
    for misfit in of_kind(loaded, "extra_forbidden"):
        if is_other_kind(misfit):
            continue
        field = str(misfit.path[-1])
        if field.isdecimal():
            hint: str | None = "数値の桁区切り「,」は使えません。1,234 は 1234 と書いてください"
        else:
            near = meant(loaded, misfit)
            known = any(field == identity for _, identity in loaded.written)
            other = "指標の番号です。字下げを、上の番号とそろえてください" if known else "項目の名前を確かめてください"
            told = f"「{near}」ではありませんか" if near else other
            hint = no_space(field) or told
        yield Finding(misfit.source, misfit.path, f"項目「{shown(field)}」はここにはありません", hint, on_key=True)


RULE = Rule("YK020", Severity.ERROR, check, __doc__)
