"""許容幅が二通りに書かれている。

tolerance には points（ポイント）か percent（％）のどちらか一つを書く。両方あると、どちらで比べるのか決められない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find a rubric's tolerance that is given in points and in per cent."""
    if loaded.rubric and loaded.rubric.tolerance.points is not None and loaded.rubric.tolerance.percent is not None:
        message = "許容幅（tolerance）に points と percent の両方があります"
        yield Finding(loaded.plan_source, ("rubric", "tolerance"), message, "どちらか一つにしてください")


RULE = Rule("YK122", Severity.ERROR, check, __doc__)
