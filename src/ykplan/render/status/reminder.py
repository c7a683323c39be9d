"""A reminder to each section that owes something, to be pasted into a mail."""

from collections.abc import Iterator, Sequence
from typing import Final

from ykplan import fiscal, words
from ykplan.overview import Judged, Overview
from ykplan.owed import Due, by_section

_RULE: Final = "―" * 20
# Whom one addresses where the plan does not say which section it is.
_NOBODY: Final = "関係課"


def render(view: Overview, due: Due) -> str:
    """Return a letter a section, in the plan's order, with a rule between two; one sentence where nothing is owed."""
    letters = [_letter(section, rows, view, due) for section, rows in by_section(view).items()]
    if not letters and not view.in_error:
        letters = [iter([f"{_year(view)}の実績は、全{len(view.rows)}指標について報告されています。"])]
    if view.in_error:
        told = "、".join(row.identity for row in view.in_error)
        letters.append(iter([f"{words.ERROR_MARK}があるため確かめられない指標: {told}"]))
    return f"\n{_RULE}\n\n".join("".join(f"{words.inert(line)}\n" for line in letter) for letter in letters)


def _letter(section: str, rows: Sequence[Judged], view: Overview, due: Due) -> Iterator[str]:
    yield f"{words.one_line(section) or _NOBODY}　御中"
    yield ""
    yield f"「{words.one_line(view.plan.title)}」の進捗管理にご協力いただき、ありがとうございます。"
    yield f"{_year(view)}の実績について、次の{len(rows)}指標が未報告となっています。"
    if due.deadline:
        yield _by_when(fiscal.show_day(due.deadline), due)
    yield "お忙しいところ恐れ入りますが、記入票に記入のうえ、ご提出くださいますようお願いします。"
    yield ""
    yield from (f"  {row.standing.indicator.id}　{words.one_line(row.standing.indicator.name)}" for row in rows)
    yield ""
    yield "行き違いですでにご提出いただいている場合は、ご容赦ください。"


def _by_when(day: str, due: Due) -> str:
    late = due.days is not None and due.days < 0
    return f"提出期限の{day}を{due.said}。" if late else f"提出期限は、{day}（{due.said}）です。"


def _year(view: Overview) -> str:
    return fiscal.show(view.year) + ("（記入例）" if view.state == "sample" else "")
