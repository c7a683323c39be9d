"""ある年度のファイルが、読まれない場所や名前で置かれている。

実績のファイルは、progress フォルダーのすぐ下の 2024.yaml などだけが読まれる。一つ上や別のフォルダーに保存したもの、
2024.yaml.txt となったものは読まれず、その年度の実績がすべて未報告になってしまう。
その年度のファイルが別に読まれていれば、写しとみなして何も言わない。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find files named like a year's, where no file of that year is read."""
    years = {file.year for file in loaded.years} | {file.named_year for file in loaded.years}
    for source, year in loaded.strays:
        if loaded.period and year in loaded.period and year not in years:
            message = f"{fiscal.show(year)}のファイルのようですが、この場所と名前では読まれません"
            yield Finding(source, (), message, f"progress フォルダーの {year}.yaml として保存してください")


RULE = Rule("YK214", Severity.ERROR, check, __doc__)
