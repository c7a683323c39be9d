"""The files of the years: their names, one for each, within the plan, nothing beside them."""

from collections.abc import Iterator

from ykplan.data.contents import Loaded
from ykplan.rules.rule import Finding, rule
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Severity


@rule("YK202", Severity.ERROR)
def file_name_and_year(loaded: Loaded) -> Iterator[Finding]:
    """ファイルの名前と、中の年度が違う。

    実績のファイルは、年度を西暦4桁で名前にする（2024.yaml は令和6年度）。前の年のファイルを写して year を直し忘れると、
    去年の数値が今年の実績として公表されてしまう。
    """
    for file in loaded.years:
        data = file.source.data
        stated = data.get("year") if isinstance(data, dict) else None
        year = fiscal.parse_year(stated) if isinstance(stated, str) else None
        if not isinstance(year, int) or year == file.named_year:
            continue
        message = f"中の年度は{fiscal.show_year(year)}ですが、ファイルの名前は{_named(file.named_year)}"
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
    return f"{fiscal.show_year(year)}です" if year is not None and _is_year(year) else "年度（西暦4桁）ではありません"


def _is_year(year: int | None) -> bool:
    return year is not None and isinstance(fiscal.parse_year(str(year)), int)


@rule("YK204", Severity.ERROR)
def two_files_for_a_year(loaded: Loaded) -> Iterator[Finding]:
    """同じ年度の実績のファイルが二つある。

    どちらの数値が正しいのか決められない。写しを残したいときは、progress フォルダーの外に置く（履歴は git に残る）。
    """
    # A file whose name says another year is YK202's: most often a copy in which the year was left as it was.
    rightly_named = [file for file in loaded.years if file.year == file.named_year]
    for file in rightly_named:
        others = [other.source.file for other in rightly_named if other is not file and other.year == file.year]
        if others and file.year is not None:
            message = f"{fiscal.show_year(file.year)}の実績が {'、'.join(others)} にもあります"
            yield Finding(file.source, ("year",), message, "どちらか一つにしてください")


@rule("YK205", Severity.ERROR)
def year_outside_plan(loaded: Loaded) -> Iterator[Finding]:
    """実績の年度が計画期間の外である。

    計画期間の外の年度には、効いている目標値がない。年度の打ち間違いか、前の計画のファイルであることが多い。
    """
    period = loaded.period
    if period is None:
        return
    for file in loaded.years:
        # A year that is not the one of the name is YK202's.
        named_inside = file.named_year is not None and file.named_year in period
        if file.progress and file.progress.year not in period and not named_inside:
            message = f"{fiscal.show_year(file.progress.year)}は計画期間の外です"
            hint = f"計画期間は{fiscal.show_year(period.start)}〜{fiscal.show_year(period.end)}です"
            yield Finding(file.source, ("year",), message, hint)


@rule("YK214", Severity.ERROR)
def stray_file(loaded: Loaded) -> Iterator[Finding]:
    """ある年度のファイルが、読まれない場所や名前で置かれている。

    実績のファイルは、progress フォルダーのすぐ下の 2024.yaml などだけが読まれる。一つ上や別のフォルダーに保存したもの、
    2024.yaml.txt となったものは読まれず、その年度の実績がすべて未報告になってしまう。
    その年度のファイルが別に読まれていれば、写しとみなして何も言わない。
    """
    years = {file.year for file in loaded.years} | {file.named_year for file in loaded.years}
    for source, year in loaded.strays:
        if loaded.period and year in loaded.period and year not in years:
            message = f"{fiscal.show_year(year)}のファイルのようですが、この場所と名前では読まれません"
            yield Finding(source, (), message, f"progress フォルダーの {year}.yaml として保存してください")
