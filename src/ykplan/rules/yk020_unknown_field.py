"""unknown_field."""

from collections.abc import Iterator

from ykplan.data.contents import Loaded, Misfit
from ykplan.editing.scalar import scalar
from ykplan.rules.hints.asked import slot_at
from ykplan.rules.hints.figures import count_advice, figure_advice
from ykplan.rules.hints.misfits import homes, is_other_kind, meant, no_space, of_kind, shown_text
from ykplan.rules.hints.shapes import keyed_form
from ykplan.rules.hints.torn import Torn, torn_at
from ykplan.rules.hints.unseen import indented_oddly, looks_like
from ykplan.rules.hints.usual import COUNTS, FIGURES
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Path, Severity


@rule("YK020", Severity.ERROR)
def unknown_field(loaded: Loaded) -> Iterator[Finding]:
    """知らない項目がある。

    項目の名前の書き間違いである。読み飛ばすと、書いたはずの目標値や注記が黙って消えるので、誤りとする。
    近い名前があれば示す。波括弧の中では「,」が区切りになる。1,200 の「,」や、「、」の代わりの「,」で文が切れたときも、
    ここで示す。
    """
    for misfit in of_kind(loaded, "extra_forbidden"):
        if is_other_kind(misfit):
            continue
        field = str(misfit.path[-1])
        torn, fix = torn_at(misfit.source, misfit.path), None
        if torn and torn.first != field:
            continue  # one comma too many is told of once
        if (form := keyed_form(loaded, misfit.source, misfit.path[:-1])) is not None:
            if next(iter(misfit.source.at(misfit.path[:-1]) or {field: None})) != field:
                continue  # one right form for the whole mapping
            hint = form
        elif torn:
            hint = _torn(loaded, misfit, torn)
        else:
            hint, fix = _advice(loaded, misfit, field)
        message = f"項目「{shown_text(field)}」はここにはありません"
        yield Finding(misfit.source, misfit.path, message, hint, on_key=True, fix=fix)


def torn_values(loaded: Loaded) -> frozenset[tuple[str, Path]]:
    """Return the file and the path of every value that a comma tore, since the rest of it is not meant."""
    pieces = (
        (misfit.source.file, torn_at(misfit.source, misfit.path)) for misfit in of_kind(loaded, "extra_forbidden")
    )
    return frozenset((file, torn.path) for file, torn in pieces if torn)


def _advice(loaded: Loaded, misfit: Misfit, field: str) -> tuple[str, str | None]:
    source, path = misfit.source, misfit.path
    if (hint := no_space(source, path, field, on_key=True)) is not None:
        return hint, None
    if odd := indented_oddly(source, [source.key_span(path).line]):
        return odd[1], None
    if (near := meant(loaded, misfit)) is not None:
        return near.told, near.fix
    if where := homes(field):
        return f"「{field}」は、{'、'.join(where)} に書く項目です。移すか、消してください", None
    known = any(looks_like(field, identity) for _, identity in loaded.written)
    return "指標の番号です。字下げを、上の番号とそろえてください" if known else "項目の名前を確かめてください", None


def _torn(loaded: Loaded, misfit: Misfit, torn: Torn) -> str:
    field, text = str(torn.path[-1]), torn.text
    message = f"「{shown_text(text)}」が「,」で切れています。"
    if field in FIGURES or field in COUNTS:
        slot = slot_at(loaded, misfit.source, torn.path)
        return message + (count_advice(text, slot) if field in COUNTS else figure_advice(text, slot))
    quoted = scalar(" ".join(text.split()), "'")
    return f"{message}文を引用符で囲んでください" + (f"（{field}: {quoted}）" if shown_text(text) == text else "")
