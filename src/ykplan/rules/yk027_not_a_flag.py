"""true か false でない。

はい・いいえを書く項目には true か false だけを書く。yes や no、1 や 0 は、道具によって読み方が違うので使わない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded, Misfit
from ykplan.model.fields import FLAGS
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.quantity import plainly, quantity
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.unseen import near, with_near
from ykplan.words import plain


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where true or false belongs."""
    for misfit in of_kind(loaded, "flag"):
        text = f"「{shown(misfit.value)}」は使えません" if isinstance(misfit.value, str) else "ここには一語だけ書きます"
        hint = _tolerance(misfit) or "true（はい）か false（いいえ）を書いてください"
        like = near(misfit.source, misfit.path, misfit.value, FLAGS) if isinstance(misfit.value, str) else None
        alike = like if like and like.differs else None
        yield Finding(misfit.source, misfit.path, text, with_near(hint, alike), fix=alike.fix if alike else None)


def _tolerance(misfit: Misfit) -> str | None:
    """Return how a survey's tolerance is written that stands where only true or false may."""
    text = misfit.value
    if misfit.path[-1:] != ("survey",) or not isinstance(text, str):
        return None
    found = quantity(plainly(text).removeprefix("±").strip())
    if found is None or found.about or found.bound or found.sign or found.unit not in ("", "ポイント", "pt", "%"):
        return None
    return f"変化なしとみなす幅なら survey: {{tolerance: {plain(found.number)}}} と書いてください"


RULE = Rule("YK027", Severity.ERROR, check, __doc__)
