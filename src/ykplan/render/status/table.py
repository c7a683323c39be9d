"""The achievement table for a terminal: one table where it is wide, the name above the figures where it is not."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from ykplan.data import printing
from ykplan.data.model.plan import Indicator, NumberTarget, StageTarget
from ykplan.judging.overview import InError, Judged, MeasureRows, Overview
from ykplan.platform.terminal import Screen
from ykplan.terms import fiscal, labels
from ykplan.text import figures, inert
from ykplan.wording import phrases

BANNERS: Final = {
    "sample": "記入例: この年度の数値は書き方の見本で、報告された実績ではありません",
    "draft": "速報: 確定前の数値です",
    "final": "確定",
    None: "この年度の実績はまだ報告されていません",
}
_BROKEN: Final = "データに誤りがあるため、この年度の実績を示せません"
_HEADINGS: Final = ("現状値", "目標値", "実績", "達成率", "判定", "前年", "推移")
# What is left out first where the screen is narrow.
_SPARED: Final = ("推移", "前年", "達成率")
_GAP: Final = 2
_INDENT: Final = 2
_NAME_WIDTH: Final = 26


class _Row(NamedTuple):
    """An indicator's name, and its cells by heading; a cell may have several lines."""

    name: str
    cells: dict[str, str]
    style: str = ""


def render(view: Overview, screen: Screen) -> str:
    """Return the whole page: heading, counts by grade, and a table for every measure."""
    page = _Page(screen)
    _head(page, view)
    measures = [(measure, [_row(row, view, screen) for row in measure.rows]) for measure in view.measures]
    layout = _layout([row for _, rows in measures for row in rows], screen)
    _left_out(page, layout)
    for measure, rows in measures:
        _measure(page, measure, rows, layout)
    _notes(page, view)
    return page.printed()


class _Layout(NamedTuple):
    """How the rows are laid out: `name` cells for the name beside the columns, or 0 for a name above them.

    `columns` have so many cells by heading; without any every figure stands on a line of its own. `left_out` are those
    for which there is no room.
    """

    name: int
    columns: dict[str, int]
    left_out: tuple[str, ...]


class _Page:
    """What is printed on: lines, each with its style."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.lines: list[tuple[str, str]] = []

    def say(self, line: str, style: str = "") -> None:
        """Add a line, wrapped."""
        self.lines += [(piece, style) for piece in self.screen.wrapped(line)]

    def items(self, items: Sequence[str], style: str) -> None:
        """Add items side by side, and a new line before one that does not fit."""
        line = ""
        for item in items:
            joined = f"{line}   {item}" if line else item
            if line and self.screen.cells(joined) > self.screen.width:
                self.say(line, style)
                joined = f"  {item}"
            line = joined
        self.say(line, style)

    def columns(self, cells: Sequence[str], widths: Sequence[int], style: str = "") -> None:
        """Add a row of cells side by side. A cell may have several lines; a width below zero aligns to the right."""
        lines = [cell.split("\n") for cell in cells]
        for number in range(max(map(len, lines))):
            pieces = (cell[number] if number < len(cell) else "" for cell in lines)
            row = (" " * _GAP).join(self._padded(*cell) for cell in zip(pieces, widths, strict=True))
            self.lines.append((row.rstrip(), style))

    def printed(self) -> str:
        """Return the page as the screen takes it, with colour codes where it has colours."""
        return "".join(f"{self._styled(line, style)}\n" for line, style in self.lines)

    def _padded(self, text: str, width: int) -> str:
        blanks = " " * (abs(width) - self.screen.cells(text))
        return blanks + text if width < 0 else text + blanks

    def _styled(self, line: str, style: str) -> str:
        if not (self.screen.colour and style and line):
            return line
        from rich.style import Style  # only a terminal with colours waits for it

        return Style.parse(style).render(line)


def _head(page: _Page, view: Overview) -> None:
    period = f"{fiscal.show_year(view.plan.period.start)}〜{fiscal.show_year(view.plan.period.end)}"
    page.say(inert.one_line(view.plan.title), "bold")
    page.say(f"{inert.one_line(view.plan.municipality.name)}　計画期間 {period}")
    page.say(f"{fiscal.show_year(view.year)}の状況", "bold")
    banner = _BROKEN if view.broken else BANNERS[view.state]
    page.say(f"【{banner}】", "" if view.state == "final" else "bold yellow")
    page.say("")
    counts = [f"{rule.mark} {rule.name} {count}" for rule, count in view.counts]
    counts += [f"{labels.ERROR_MARK} {len(view.in_error)}"] if view.in_error else []
    page.items([f"全{len(view.rows)}指標", *counts], "bold")


def _layout(rows: Sequence[_Row], screen: Screen) -> _Layout:
    """Return the layout in which no figure is ever split, with as many columns as fit."""
    shown = [heading for heading in _HEADINGS if heading != "推移" or screen.has(figures.SPARKS)]
    widths = {
        heading: max(map(screen.cells, [heading, *(line for row in rows for line in row.cells[heading].split("\n"))]))
        for heading in shown
    }
    name = screen.width - sum(widths.values()) - _GAP * len(widths)
    if name >= _NAME_WIDTH:
        return _Layout(name, widths, ())
    fitting = _fitting(widths, screen.width - _INDENT)
    left_out = tuple(heading for heading in widths if heading not in fitting) if fitting else ()
    return _Layout(0, fitting, left_out)


def _left_out(page: _Page, layout: _Layout) -> None:
    """Name the columns that are not there, and why: nobody is to think that the data has no more."""
    if layout.left_out:
        page.say(f"幅が足りないので省いた列: {'・'.join(layout.left_out)}（画面を広げると出ます）")
    if not page.screen.has(figures.SPARKS):
        page.say("この画面の文字では示せない列: 推移")


def _measure(page: _Page, measure: MeasureRows, rows: Sequence[_Row], layout: _Layout) -> None:
    kind = f"重点施策{measure.priority}　" if measure.priority else ""
    page.say("")
    page.say(f"{kind}基本施策 {inert.one_line(measure.measure_id)}　{inert.one_line(measure.title)}", "bold")
    if not rows:
        page.say("（指標なし）")
    elif layout.name:
        _wide(page, rows, {"指標": layout.name} | layout.columns)
    elif layout.columns:
        _stacked(page, rows, layout.columns)
    else:
        _listed(page, rows)


def _wide(page: _Page, rows: Sequence[_Row], widths: dict[str, int]) -> None:
    page.columns(list(widths), _aligned(widths), "dim")
    for row in rows:
        name = "\n".join(page.screen._replace(width=widths["指標"]).wrapped(row.name))
        cells = {"指標": name} | row.cells
        page.columns([cells[heading] for heading in widths], _aligned(widths), row.style)


def _stacked(page: _Page, rows: Sequence[_Row], widths: dict[str, int]) -> None:
    """Put each name on lines of its own, and its figures in columns under it."""
    page.columns(["", *widths], [0, *_aligned(widths)], "dim")
    for row in rows:
        page.say(row.name, row.style)
        page.columns(["", *(row.cells[heading] for heading in widths)], [0, *_aligned(widths)], row.style)


def _listed(page: _Page, rows: Sequence[_Row]) -> None:
    """Put every figure on a line of its own."""
    for row in rows:
        page.say(row.name, row.style)
        for heading in _HEADINGS:
            if heading not in _SPARED or row.cells[heading]:
                joint = "、" if heading == "目標値" else " "
                page.say(f"  {heading}: {joint.join(row.cells[heading].splitlines())}", row.style)


def _aligned(widths: dict[str, int]) -> list[int]:
    return [-width if heading == "達成率" else width for heading, width in widths.items()]


def _fitting(widths: dict[str, int], room: int) -> dict[str, int]:
    """Return the columns that fit into the room; none, where even the needed ones do not."""
    kept = dict(widths)
    for heading in _SPARED:
        if sum(kept.values()) + _GAP * len(kept) > room:
            kept.pop(heading, None)
    return kept if sum(kept.values()) + _GAP * len(kept) <= room else {}


def _row(row: Judged | InError, view: Overview, screen: Screen) -> _Row:
    if isinstance(row, InError):
        cells = dict.fromkeys(_HEADINGS, "") | {"実績": labels.ERROR_MARK, "判定": labels.ERROR_MARK}
        if row.indicator is not None:
            cells |= _plan_cells(row.indicator, screen)
        return _Row(f"{screen.line(row.identity)}　{screen.line(row.name)}", cells, "bold red")
    grade = row.verdict.grade
    own = f"\n{labels.OWN_GRADE} {row.entry.grade.grade}" if row.entry and row.entry.grade else ""
    indicator = row.standing.indicator
    cells = {
        "実績": _observed(row),
        "達成率": phrases.rate(row.standing.facts, view.rubric).text,
        "判定": (f"{grade.mark} {grade.name}" if grade else labels.DASH) + own,
        "前年": row.last_year.mark if row.last_year else "",
        "推移": _trail(row, screen),
    }
    cells = _plan_cells(indicator, screen) | _shown(cells, screen)
    return _Row(f"{screen.line(indicator.id)}　{screen.line(indicator.name)}", cells)


def _plan_cells(indicator: Indicator, screen: Screen) -> dict[str, str]:
    start = printing.baseline(indicator)
    year = f"\n({start.taken_short})" if start.taken_short else ""
    targets: tuple[NumberTarget | StageTarget, ...] = indicator.targets
    goals = (printing.target(target, indicator) for target in targets)
    targets_text = (f"{goal.text} ({goal.taken_short})" for goal in goals)
    return _shown({"現状値": start.text + year, "目標値": "\n".join(targets_text)}, screen)


def _shown(cells: dict[str, str], screen: Screen) -> dict[str, str]:
    return {heading: "\n".join(map(screen.line, cell.split("\n"))) for heading, cell in cells.items()}


def _observed(row: Judged) -> str:
    judged = row.standing.judged_by
    if judged.year in (None, row.standing.year):
        return printing.entry_text(row.entry, row.standing.indicator)
    return f"{judged.text}\n({judged.taken_short})"


def _trail(row: Judged, screen: Screen) -> str:
    spark = figures.sparkline(row.trail)
    return spark if screen.has(spark) else ""


def _notes(page: _Page, view: Overview) -> None:
    undecided = [row for row in view.judged if row.reason]
    if undecided:
        page.say("")
        reasons = [f"{row.standing.indicator.id} {row.reason}" for row in undecided]
        page.say(f"判定できない理由: {'、'.join(reasons)}")
