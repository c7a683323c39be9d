"""wrong_structure."""

from collections.abc import Iterator

from ykplan.data.contents import Loaded, Misfit
from ykplan.rules.hints.misfits import NAMED, no_space, of_kind
from ykplan.rules.hints.shapes import right_form, text_form
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity

_INDENT = "字下げと、- や括弧を確かめてください"
_EMPTY = "値を書くか、項目ごと消してください"
_MAPPING = "項目の集まり（名前: 値）"
_WANTED = {"tuple_type": "一覧（- で始まる行か [ ]）", "string_type": "文字", "text": "文字"}


@rule("YK022", Severity.ERROR)
def wrong_structure(loaded: Loaded) -> Iterator[Finding]:
    """まとまりの形が違う。

    項目の集まり（名前: 値）を置く所に文字や一覧がある、一覧（- で始まる行）を置く所に文字がある、
    文字を置く所に集まりがある、など。
    字下げのずれで起きることが多い。値が一つだけ書かれているときは、それを使った正しい形を一行で示す。
    """
    kinds = {misfit.kind for misfit in loaded.misfits} - NAMED
    for misfit in of_kind(loaded, *kinds):
        wanted = _WANTED.get(misfit.kind, _MAPPING)
        wanted = f"判定基準の名前か、{_MAPPING}" if misfit.path == ("rubric",) else wanted
        empty = misfit.value is None
        hint = (None if empty else _no_space(misfit)) or _form(loaded, misfit) or (_EMPTY if empty else _INDENT)
        message = f"ここには{wanted}を書きますが、{_what_stands(misfit.value)}"
        yield Finding(misfit.source, misfit.path, message, hint, on_key=empty)


def _form(loaded: Loaded, misfit: Misfit) -> str | None:
    """Return the hint with the line to write instead."""
    source, path = misfit.source, misfit.path
    wants_text = misfit.kind in ("string_type", "text") and path != ("rubric",)
    return text_form(source, path) if wants_text else right_form(loaded, source, path)


def _no_space(misfit: Misfit) -> str | None:
    """Return the hint for a space missing after the colon, in the value or its key."""
    source, path = misfit.source, misfit.path
    key = no_space(source, path, path[-1], on_key=True) if path else None
    return key or no_space(source, path, misfit.value)


def _what_stands(value: object) -> str:
    if value is None:
        return "何も書かれていません"
    kind = "項目の集まり" if isinstance(value, dict) else "一覧" if isinstance(value, (list, tuple)) else "文字"
    return f"{kind}があります"
