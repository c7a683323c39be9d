"""The annual report as Markdown, for git and mail: plain tables, no picture."""

from collections.abc import Iterable, Iterator

from ykplan.report.method import HEADINGS, NO_INDICATORS
from ykplan.report.values import Amended, Corrected, Labelled, MeasureWording, Report, ReportRow, ReportSection
from ykplan.terms.labels import DASH, ERROR_MARK, OWN_GRADE
from ykplan.text.inert import in_markdown


def render(report: Report) -> bytes:
    """Return the document in UTF-8."""
    lines = list(_lines(report))
    kept = (line for line, before in zip(lines, ["", *lines], strict=False) if line or before)
    return ("\n".join(kept).strip() + "\n").encode("utf-8")


def _lines(report: Report) -> Iterator[str]:
    yield from _cover(report)
    yield from _method(report)
    yield from _summary(report)
    yield from _heading(2, HEADINGS.measures)
    for section in report.sections:
        yield from _section(report, section)
    yield from _heading(2, HEADINGS.indicators)
    yield from _indicators(report, report.rows)
    yield from _changes(report)
    yield from _heading(2, HEADINGS.glossary)
    yield from _labelled(report.glossary, "用語の説明はありません。")
    yield from _sources(report)


def _cover(report: Report) -> Iterator[str]:
    cover = report.cover
    state = f"【{cover.state_words}】" if cover.state and cover.state_note else ""
    yield f"# {in_markdown(cover.plan)}　{cover.year}　{in_markdown(cover.title)}{state}"
    yield ""
    if cover.state_note:
        yield f"> **{in_markdown(cover.state_note)}**"
        yield ""
    made = f"　{cover.made_on}作成" if cover.made_on else ""
    yield f"{in_markdown(cover.municipality)}{made}"
    for text in (*cover.preface, *([cover.committee] if cover.committee else []), *cover.contact):
        yield ""
        yield in_markdown(text)


def _method(report: Report) -> Iterator[str]:
    method = report.method
    yield from _heading(2, HEADINGS.method)
    yield from _paragraphs(method.about)
    yield from _labelled(method.measures, "施策はありません。")
    yield from _paragraphs(method.grading)
    rows = ((f"{grade.mark} {grade.name}", "／".join(grade.when)) for grade in method.grades)
    yield from _table(("判定", "条件"), rows)
    yield from _labelled(method.legend, "")


def _summary(report: Report) -> Iterator[str]:
    summary = report.summary
    yield from _heading(2, HEADINGS.summary)
    yield from _paragraphs(summary.sentences)
    counts = (
        (f"{count.mark} {count.name}", str(count.number), DASH if count.last_year is None else str(count.last_year))
        for count in summary.counts
    )
    yield from _table(("判定", "今年度", "前年度"), counts)
    head = ("施策", *(f"{count.mark} {count.name}" for count in summary.counts), ERROR_MARK, "計")
    yield from _table(
        head,
        ((f"{measure.number} {measure.title}", *measure.cells(with_errors=True)) for measure in summary.by_measure),
    )
    if summary.beside:
        yield from _paragraphs((summary.beside,))
    if summary.moves:
        yield from _heading(3, HEADINGS.moves)
        rows = ((f"{move.identity} {move.name}", move.before, move.after, move.why) for move in summary.moves)
        yield from _table(("指標", "前年度", "今年度", "変わった理由"), rows)
    if summary.missing:
        yield from _heading(3, HEADINGS.missing)
        yield from _labelled(summary.missing, "")


def _section(report: Report, section: ReportSection) -> Iterator[str]:
    yield from _heading(3, f"{in_markdown(section.heading)}　{in_markdown(section.title)}")
    for vision in section.visions:
        yield f"めざす姿: {in_markdown(vision)}"
        yield ""
    if section.summary:
        yield in_markdown(section.summary)
        yield ""
    yield from _indicators(report, section.rows) if section.rows else _paragraphs((NO_INDICATORS,))
    for row in section.rows:
        yield from _remarks(row)
    yield from _words(section.words)
    for opinion in section.opinions:
        yield f"- 推進委員会の意見: {in_markdown(opinion.opinion)}"
        yield f"  - 市の考え方: {in_markdown(opinion.response or DASH)}"
    yield ""


def _indicators(report: Report, rows: Iterable[ReportRow]) -> Iterator[str]:
    years = (year.label for year in report.years)
    head = ("番号", "指標", "現状値", "目標値", *years, report.rate_name, "判定", "前年度")
    yield from _table(
        head,
        (
            (
                row.identity,
                row.name,
                row.baseline.dated,
                "、".join(f"{goal.figure.text}（{goal.years}）" for goal in row.goals),
                *(actual.figure.text for actual in row.actuals),
                row.rate.text,
                f"{row.mark} {row.grade}{f'（{row.reason}）' if row.reason else ''}",
                row.last_year.text if row.last_year else DASH,
            )
            for row in rows
        ),
    )


def _remarks(row: ReportRow) -> Iterator[str]:
    own = (f"{OWN_GRADE}: {row.own_grade}",) if row.own_grade else ()
    remarks = (*own, *row.notes, *(f"{label}: {text}" for label, text in row.words.labelled()))
    if remarks:
        yield f"- {in_markdown(row.identity)} {in_markdown(row.name)}"
        yield from (f"  - {in_markdown(text)}" for text in remarks)
        yield ""


def _words(words: MeasureWording) -> Iterator[str]:
    for label, text in words.labelled():
        yield f"**{label}** {in_markdown(text)}"
        yield ""


def _changes(report: Report) -> Iterator[str]:
    yield from _heading(2, HEADINGS.changes)
    if not report.amended and not report.corrected:
        yield "改定も訂正もありません。"
    if report.amended:
        yield from _table(("指標", "いつから", "決定", "項目", "前", "後", "理由"), map(_amended, report.amended))
    if report.corrected:
        yield from _table(("指標", "年度", "訂正前", "訂正後", "訂正した日", "理由"), map(_corrected, report.corrected))


def _amended(amendment: Amended) -> tuple[str, ...]:
    return (
        f"{amendment.identity} {amendment.name}",
        amendment.since,
        amendment.decided,
        amendment.what,
        amendment.before,
        amendment.after,
        amendment.reason,
    )


def _corrected(correction: Corrected) -> tuple[str, ...]:
    return (
        f"{correction.identity} {correction.name}",
        correction.year,
        correction.before.text,
        correction.after.text,
        correction.on,
        correction.reason,
    )


def _sources(report: Report) -> Iterator[str]:
    yield from _heading(2, HEADINGS.records)
    rows = (
        (f"{source.identity} {source.name}", source.figure.taken, source.figure.text, source.source, source.place)
        for source in report.sources
    )
    yield from _table(("指標", "年度", "実績", "出典", "データの場所"), rows)
    yield from _labelled(report.record, "")


def _heading(level: int, text: str) -> Iterator[str]:
    yield from ("", f"{'#' * level} {text}", "")


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield in_markdown(text)
        yield ""


def _labelled(items: Iterable[Labelled], nothing: str) -> Iterator[str]:
    listed = [f"- **{in_markdown(item.label)}** {in_markdown(item.text)}" for item in items]
    yield from listed or [nothing]
    yield ""


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = list(head)
    yield _row(heads)
    yield _row("---" for _ in heads)
    yield from (_row(map(in_markdown, row)) for row in rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
