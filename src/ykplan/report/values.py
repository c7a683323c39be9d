r"""進捗状況報告書: everything that its readers see, in order. A renderer lays it out, and parses nothing back.

Texts are the letters that they are: each renderer escapes them as its own format asks. `\n` in a text ends a line.
"""

from datetime import date
from typing import NamedTuple

from ykplan.report.cells import Actual, Goal, GradeWords, ReportYear
from ykplan.report.chart.plot import Chart
from ykplan.terms import labels
from ykplan.terms.entry import LABELS
from ykplan.terms.labels import State
from ykplan.text.figures import Figure


class Labelled(NamedTuple):
    """A word and what is said of it: a term and its meaning, a fact of the cover."""

    label: str
    text: str


class Cover(NamedTuple):
    """表紙. `state` is how far the figures may be trusted, and `state_note` says so; None for a final year."""

    plan: str
    title: str
    municipality: str
    year: str
    state: State | None
    state_note: str | None
    made_on: str | None
    preface: tuple[str, ...]
    contact: tuple[str, ...]
    committee: str | None
    logo: "Picture | None"
    day: date | None = None
    """The day of `made_on`, for the properties of a file."""

    @property
    def state_words(self) -> str:
        """Return 記入例, 速報 or 確定; nothing where nothing was reported."""
        return labels.state_words(self.state)


class Picture(NamedTuple):
    """The city's own mark: `kind` is png or svg."""

    kind: str
    content: bytes


class GradeWay(NamedTuple):
    """A grade of the rubric, and when it is given, in plain words: any of `when`."""

    mark: str
    name: str
    when: tuple[str, ...]


class Method(NamedTuple):
    """1 計画の概要と評価の方法."""

    about: tuple[str, ...]
    measures: tuple[Labelled, ...]
    grading: tuple[str, ...]
    grades: tuple[GradeWay, ...]
    legend: tuple[Labelled, ...]


class Count(NamedTuple):
    """How often a grade was given, this year and the year before (None where the plan had no such year)."""

    mark: str
    name: str
    number: int
    last_year: int | None


class Tally(NamedTuple):
    """How many indicators of a measure have each grade, in their order; `in_error` are those that cannot be shown."""

    counts: tuple[int, ...]
    in_error: int
    total: int


class MeasureCounts(NamedTuple):
    """The counts of one measure, this year and the year before (None where the plan had no such year).

    `grades`, `in_error` and `total` say both: 「2（1）」.
    """

    number: str
    title: str
    now: Tally
    before: Tally | None
    grades: tuple[str, ...]
    in_error: str
    total: str

    def cells(self, *, with_errors: bool) -> tuple[str, ...]:
        """Return what stands in a row of the table, grade by grade, then those in error where asked, then the total."""
        return (*self.grades, *([self.in_error] if with_errors else []), self.total)


class GradeMove(NamedTuple):
    """An indicator whose grade is another one than last year's, and why in one sentence."""

    identity: str
    name: str
    before: str
    after: str
    why: str


class Summary(NamedTuple):
    """2 総括: sentences made from the data, the counts, and what moved."""

    sentences: tuple[str, ...]
    counts: tuple[Count, ...]
    by_measure: tuple[MeasureCounts, ...]
    any_in_error: bool
    """Whether any measure has indicators in error, this year or the year before: else nobody needs that column."""
    beside: str | None
    """What the figures in brackets are; None where the plan had no year before."""
    moves: tuple[GradeMove, ...]
    missing: tuple[Labelled, ...]
    """Indicators without a judgement, and why: 未報告, 調査年でない …"""


class MeasureWording(NamedTuple):
    """取組実績, 課題 and 今後の方向; None where nothing was written."""

    done: str | None
    issues: str | None
    next: str | None

    def labelled(self) -> "tuple[Labelled, ...]":
        """Return what was written, each text under the name of its field."""
        return tuple(Labelled(LABELS[name], text) for name, text in self._asdict().items() if text)


class WrittenOpinion(NamedTuple):
    """推進委員会の意見 and 市の考え方."""

    opinion: str
    response: str | None


class ReportRow(NamedTuple):
    """One indicator in the year of the report.

    `error` is True where its data is in error: then `grade` is 誤り and no figure is shown.
    `actuals` has one cell for each year of the plan up to this one.
    """

    identity: str
    name: str
    measure: str
    measure_title: str
    kind: str
    unit: str
    better: str
    section: str | None
    baseline: Figure
    goals: tuple[Goal, ...]
    actuals: tuple[Actual, ...]
    rate: Figure
    mark: str
    grade: str
    reason: str | None
    last_year: GradeWords | None
    own_grade: str | None
    """A person's own grade and its reason, shown beside the computed one."""
    notes: tuple[str, ...]
    """What has to be known beside the figure: 注, 目標が「拡充」に移行, of which year a survey is."""
    way: tuple[str, ...]
    """The way to the grade, with its numbers."""
    words: MeasureWording
    chart: Chart | None
    error: bool


class ReportSection(NamedTuple):
    """3 施策ごとの状況: one measure."""

    number: str
    title: str
    heading: str
    visions: tuple[str, ...]
    summary: str | None
    rows: tuple[ReportRow, ...]
    words: MeasureWording
    opinions: tuple[WrittenOpinion, ...]


class Amended(NamedTuple):
    """計画の改定 of an indicator."""

    identity: str
    name: str
    since: str
    decided: str
    what: str
    before: str
    after: str
    reason: str


class Corrected(NamedTuple):
    """数値の訂正 of a year's figure, on which day and why."""

    identity: str
    name: str
    year: str
    before: Figure
    after: Figure
    on: str
    reason: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Return it as a row of a table, in print."""
        return self.identity, self.name, self.year, self.before.text, self.after.text, self.on, self.reason


class FigureSource(NamedTuple):
    """Where a figure of the report comes from: 出典 as reported, and the file and line that holds it."""

    identity: str
    name: str
    figure: Figure
    source: str
    place: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Return it as a row of a table, in print."""
        return self.identity, self.name, self.figure.taken, self.figure.text, self.source, self.place


class Report(NamedTuple):
    """The whole report. `years` are the columns of `actuals`; `rate_name` is what 達成率 means here."""

    cover: Cover
    method: Method
    summary: Summary
    sections: tuple[ReportSection, ...]
    years: tuple[ReportYear, ...]
    rate_name: str
    amended: tuple[Amended, ...]
    corrected: tuple[Corrected, ...]
    glossary: tuple[Labelled, ...]
    sources: tuple[FigureSource, ...]
    record: tuple[Labelled, ...]

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """Return every indicator, in the plan's order."""
        return tuple(row for section in self.sections for row in section.rows)
