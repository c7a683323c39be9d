"""true か false でない。

はい・いいえを書く項目には true か false だけを書く。yes や no、1 や 0 は、道具によって読み方が違うので使わない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.fields import FLAGS
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.unseen import near, with_near


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where true or false belongs."""
    for misfit in of_kind(loaded, "flag"):
        text = f"「{shown(misfit.value)}」は使えません" if isinstance(misfit.value, str) else "ここには一語だけ書きます"
        hint = "true（はい）か false（いいえ）を書いてください"
        like = near(misfit.source, misfit.path, misfit.value, FLAGS) if isinstance(misfit.value, str) else None
        alike = like if like and like.differs else None
        yield Finding(misfit.source, misfit.path, text, with_near(hint, alike), fix=alike.fix if alike else None)


RULE = Rule("YK027", Severity.ERROR, check, __doc__)
