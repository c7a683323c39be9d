"""同じ年度の実績のファイルが二つある。

どちらの数値が正しいのか決められない。写しを残したいときは、progress フォルダーの外に置く（履歴は git に残る）。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find progress files for a year that another file is about, too."""
    # A file whose name says another year is YK202's: most often a copy in which the year was left as it was.
    rightly_named = [file for file in loaded.years if file.year == file.named_year]
    for file in rightly_named:
        others = [other.source.file for other in rightly_named if other is not file and other.year == file.year]
        if others and file.year is not None:
            message = f"{fiscal.show(file.year)}の実績が {'、'.join(others)} にもあります"
            yield Finding(file.source, ("year",), message, "どちらか一つにしてください")


RULE = Rule("YK204", Severity.ERROR, check, __doc__)
