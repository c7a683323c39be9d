"""ファイルの名前と、中の年度が違う。

実績のファイルは、年度を西暦4桁で名前にする（2024.yaml は令和6年度）。前の年のファイルを写して year を直し忘れると、
去年の数値が今年の実績として公表されてしまう。
"""

from collections.abc import Iterator

from ykplan import fiscal
from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find progress files whose name says another year than they do, or none."""
    for file in loaded.years:
        data = file.source.data
        stated = data.get("year") if isinstance(data, dict) else None
        year = fiscal.parse(stated) if isinstance(stated, str) else None
        if not isinstance(year, int) or year == file.named_year:
            continue
        message = f"中の年度は{fiscal.show(year)}ですが、ファイルの名前は{_named(file.named_year)}"
        taken = any(other.named_year == year for other in loaded.years)
        if taken and not _is_year(file.named_year):
            hint = f"写しなら、progress フォルダーの外に移すか消してください（{year}.yaml は別にあります）"
        elif taken or (loaded.period and year not in loaded.period):
            hint = "year を直してください"
        elif _is_year(file.named_year):
            hint = f"year を直すか、ファイルの名前を {year}.yaml にしてください"
        else:
            hint = f"ファイルの名前を {year}.yaml にしてください"
        yield Finding(file.source, ("year",), message, hint)


def _named(year: int | None) -> str:
    return f"{fiscal.show(year)}です" if year is not None and _is_year(year) else "年度（西暦4桁）ではありません"


def _is_year(year: int | None) -> bool:
    return year is not None and isinstance(fiscal.parse(str(year)), int)


RULE = Rule("YK202", Severity.ERROR, check, __doc__)
