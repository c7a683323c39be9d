"""Who owes what: the indicators about which nothing was reported, by section."""

from collections.abc import Iterator, Sequence
from typing import Final

from ykplan.judging.overview import Judged, Overview
from ykplan.judging.owed import Due, by_section
from ykplan.platform.terminal import Screen
from ykplan.terms import fiscal, labels
from ykplan.text import inert


def owed_table(view: Overview, due: Due, screen: Screen) -> str:
    """Return the list, section by section in the plan's order, with the days that are left."""
    return "".join(f"{screen.text(line)}\n" for line in _lines(view, due))


def _lines(view: Overview, due: Due) -> Iterator[str]:
    owed = by_section(view)
    year = _year(view)
    if not owed and not view.in_error:
        yield f"{year}の実績は、全{len(view.rows)}指標について報告されています"
    if owed:
        yield f"{year}の実績が{labels.NOT_REPORTED}の指標: {len(view.not_reported)}（全{len(view.rows)}指標）"
        if due.deadline:
            yield f"提出期限 {fiscal.show_day(due.deadline)}（{due.said}）"
    for section, rows in owed.items():
        yield f"{inert.one_line(section or labels.NO_SECTION)}　{len(rows)}"
        for row in rows:
            yield f"  - {row.standing.indicator.id} {inert.one_line(row.standing.indicator.name)}"
    if view.in_error:
        yield f"{labels.ERROR_MARK}があるため確かめられない指標: {'、'.join(row.identity for row in view.in_error)}"


_RULE: Final = "―" * 20
# Whom one addresses where the plan does not say which section it is.
_NOBODY: Final = "関係課"


def reminders(view: Overview, due: Due) -> str:
    """Return a letter a section, in the plan's order, with a rule between two; one sentence where nothing is owed."""
    letters = [_letter(section, rows, view, due) for section, rows in by_section(view).items()]
    if not letters and not view.in_error:
        letters = [iter([f"{_year(view)}の実績は、全{len(view.rows)}指標について報告されています。"])]
    if view.in_error:
        in_error = "、".join(row.identity for row in view.in_error)
        letters.append(iter([f"{labels.ERROR_MARK}があるため確かめられない指標: {in_error}"]))
    return f"\n{_RULE}\n\n".join("".join(f"{inert.inert(line)}\n" for line in letter) for letter in letters)


def _letter(section: str, rows: Sequence[Judged], view: Overview, due: Due) -> Iterator[str]:
    yield f"{inert.one_line(section) or _NOBODY}　御中"
    yield ""
    yield f"「{inert.one_line(view.plan.title)}」の進捗管理にご協力いただき、ありがとうございます。"
    yield f"{_year(view)}の実績について、次の{len(rows)}指標が{labels.NOT_REPORTED}となっています。"
    if due.deadline:
        yield _by_when(fiscal.show_day(due.deadline), due)
    yield "お忙しいところ恐れ入りますが、記入票に記入のうえ、ご提出くださいますようお願いします。"
    yield ""
    yield from (f"  {row.standing.indicator.id}　{inert.one_line(row.standing.indicator.name)}" for row in rows)
    yield ""
    yield "行き違いですでにご提出いただいている場合は、ご容赦ください。"


def _by_when(day: str, due: Due) -> str:
    late = due.days is not None and due.days < 0
    return f"提出期限の{day}を{due.said}。" if late else f"提出期限は、{day}（{due.said}）です。"


def _year(view: Overview) -> str:
    return fiscal.show_year(view.year) + (f"（{labels.STATES['sample']}）" if view.state == "sample" else "")
