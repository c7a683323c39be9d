"""What stands in the cells of the report's tables: a year, a grade, a target, and a year's figure."""

from typing import NamedTuple

from ykplan.terms import fiscal, labels
from ykplan.terms.labels import State
from ykplan.text.figures import Figure


class ReportYear(NamedTuple):
    """A fiscal year of the plan, and how far its figures may be trusted; None where nothing was reported."""

    year: int
    state: State | None

    @property
    def label(self) -> str:
        """Return the year in words: 令和7年度."""
        return fiscal.show_year(self.year)

    @property
    def unsettled(self) -> str:
        """Return 記入例 or 速報; nothing for final figures."""
        return labels.unsettled(self.state)


class GradeWords(NamedTuple):
    """A grade as mark and name."""

    mark: str
    name: str

    @property
    def text(self) -> str:
        """Return both: ○ 順調."""
        return f"{self.mark} {self.name}"


class Goal(NamedTuple):
    """目標値 as the plan prints it: 12か所. `start` is the year from which it holds, where the plan prints one."""

    figure: Figure
    start: int | None

    @property
    def ends(self) -> tuple[str, ...]:
        """Return its years in words, one or two: 令和6年度, 令和8年度."""
        years = (self.start, self.figure.year)
        return tuple(fiscal.show_year(year) for year in years if year is not None)

    @property
    def years(self) -> str:
        """Return its years in words: 令和6年度〜令和8年度."""
        return "〜".join(self.ends)


class Actual(NamedTuple):
    """実績 of one fiscal year, with 達成率 and the grade of that year.

    `judged` is False where the indicator was no part of the plan, or its data is in error: then nothing else is said.
    """

    of: ReportYear
    figure: Figure
    rate: Figure
    mark: str
    grade: str
    judged: bool

    @property
    def label(self) -> str:
        """Return the year in words."""
        return self.of.label
