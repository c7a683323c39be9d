"""数値と注記が、どちらも前の年と同じままである。

前の年のファイルを写して、直し忘れた行であることが多い。数値が同じなのは珍しくないが、注記まで一字も違わないことは少ない。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find figures or stages that came with the very note of the year before."""
    for before, after in loaded.steps:
        old, new = before.entry, after.entry
        if new.note is None or new.note != old.note or after.year != before.year + 1:
            continue
        if (old.value, old.stage) == (new.value, new.stage):
            message = f"指標 {after.indicator.id} の実績と注記が、{fiscal.show(before.year)}と同じままです"
            hint = "写したままになっていないか確かめてください"
            yield Finding(after.file.source, (*after.path, "note"), message, hint, on_key=True)


RULE = Rule("YK304", Severity.WARNING, check, __doc__)
