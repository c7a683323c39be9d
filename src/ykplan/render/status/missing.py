"""Who owes what: the indicators about which nothing was reported, by section."""

from collections.abc import Iterator

from ykplan import fiscal, words
from ykplan.overview import Overview
from ykplan.owed import Due, by_section
from ykplan.screen import Screen


def render(view: Overview, due: Due, screen: Screen) -> str:
    """Return the list, section by section in the plan's order, with the days that are left."""
    return "".join(f"{screen.text(line)}\n" for line in _lines(view, due))


def _lines(view: Overview, due: Due) -> Iterator[str]:
    owed = by_section(view)
    year = fiscal.show(view.year) + ("（記入例）" if view.state == "sample" else "")
    if not owed and not view.in_error:
        yield f"{year}の実績は、全{len(view.rows)}指標について報告されています"
    if owed:
        yield f"{year}の実績が未報告の指標: {len(view.not_reported)}（全{len(view.rows)}指標）"
        if due.deadline:
            yield f"提出期限 {fiscal.show_day(due.deadline)}（{due.said}）"
    for section, rows in owed.items():
        yield f"{words.one_line(section or words.NO_SECTION)}　{len(rows)}"
        for row in rows:
            yield f"  - {row.standing.indicator.id} {words.one_line(row.standing.indicator.name)}"
    if view.in_error:
        yield f"{words.ERROR_MARK}があるため確かめられない指標: {'、'.join(row.identity for row in view.in_error)}"
