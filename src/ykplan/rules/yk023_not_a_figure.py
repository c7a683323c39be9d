"""数値として読めない。

数値は 12、18.9、-3 のように、数字と小数点とマイナスだけで書く。全角の数字は読むが、単位、「約」、桁区切りの「,」、
「△」「▲」は、読み違えるおそれがあるので受け付けない。数値がないときは absent で理由を書く。
直し方として示す数値は、書かれた文と同じ意味のものだけである。「約」「程度」は note に残し、「2割減」「30以上」のように
一つの数値にならないものは、そのものの数値を尋ねる。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.asked import asked_at
from ykplan.rules.figure_hints import advice
from ykplan.rules.misfits import of_kind, shown
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.torn import torn_value
from ykplan.rules.unseen import read_when_seen, unseen_told
from ykplan.rules.usual import FIGURE


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find texts where a figure belongs, but for those that a comma tore: of them YK020 tells."""
    for misfit in of_kind(loaded, "figure"):
        source, path, text = misfit.source, misfit.path, misfit.value
        if not isinstance(text, str):
            yield Finding(source, path, "ここには数値を一つだけ書きます", "値を一つの数値にしてください")
        elif torn_value(source, path) is None:
            said = f"「{shown(text)}」は数値として読めません" if shown(text) else "空白は数値として読めません"
            if (alike := read_when_seen(source, path, text, FIGURE.usually)) is not None:
                yield Finding(source, path, said, alike.told, fix=alike.fix)
            else:
                hidden = unseen_told(source, path, text.strip()) if shown(text) else None
                told = advice(text, asked_at(loaded, source, path))
                yield Finding(source, path, said, f"{hidden}。{told}" if hidden else told)


RULE = Rule("YK023", Severity.ERROR, check, __doc__)
