"""Who owes what: the indicators about which nothing was reported, by section."""

from collections.abc import Iterator

from ykplan import fiscal, words
from ykplan.overview import Judged, Overview
from ykplan.screen import Screen

NO_SECTION = "担当課の記載なし"


def render(view: Overview, screen: Screen) -> str:
    """Return the list, section by section in the plan's order."""
    return "".join(f"{screen.text(line)}\n" for line in _lines(view))


def _lines(view: Overview) -> Iterator[str]:
    owed = by_section(view)
    if not owed:
        yield f"{fiscal.show(view.year)}の実績は、全{len(view.rows)}指標について報告されています"
    else:
        yield f"{fiscal.show(view.year)}の実績が未報告の指標: {len(view.not_reported)}（全{len(view.rows)}指標）"
    for section, rows in owed.items():
        yield f"{words.one_line(section)}　{len(rows)}"
        for row in rows:
            yield f"  - {row.standing.indicator.id} {words.one_line(row.standing.indicator.name)}"
    if view.in_error:
        yield f"{words.ERROR_MARK}があるため確かめられない指標: {'、'.join(row.identity for row in view.in_error)}"


def by_section(view: Overview) -> dict[str, list[Judged]]:
    """Return the rows about which nothing was reported, by the section that owes them."""
    owed: dict[str, list[Judged]] = {}
    for row in view.not_reported:
        owed.setdefault(row.standing.indicator.section or NO_SECTION, []).append(row)
    return owed
