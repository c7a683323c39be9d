"""What is likely a slip in a year's figures or words: worth a look, and told as a warning."""

from collections.abc import Iterator

from ykplan.data.checked import Checked
from ykplan.data.contents import Loaded, Reported
from ykplan.data.model.amendments import belongs, in_force
from ykplan.data.model.plan import NumberIndicator, StageIndicator
from ykplan.judging.book import Book
from ykplan.judging.in_stages import stage_moved
from ykplan.judging.standing import Standing
from ykplan.rules.rule import Finding, rule
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Severity
from ykplan.text.figures import figure


@rule("YK301", Severity.WARNING)
def total_went_down(loaded: Loaded) -> Iterator[Finding]:
    """累計が前の実績より減っている。

    累計（accumulation: total）は、積み上げた数なので減ることがない。単年度の数を書いたか、前の年の数が誤っていたことが
    多い。前の年を訂正したのなら、そちらの corrected に残す。
    """
    for before, after in loaded.steps:
        indicator, old, new = after.indicator, before.entry.value, after.entry.value
        if old is None or new is None or new >= old:
            continue
        if isinstance(indicator, NumberIndicator) and indicator.accumulation == "total":
            year = fiscal.show_year(before.year)
            message = f"指標 {indicator.id} は累計ですが、{year}の {figure(old)} から {figure(new)} に減っています"
            hint = "単年度の数を書いていないか、前の年の数が正しいかを確かめてください"
            yield Finding(after.file.source, (*after.path, "value"), message, hint)


@rule("YK302", Severity.WARNING)
def stage_went_back(loaded: Loaded) -> Iterator[Finding]:
    """段階が前の実績より戻っている。

    一度「拡充」まで進んだものが「設置・運用」に戻ることは少ない。番号の取り違えか、選び間違いであることが多い。
    本当に戻ったのなら、その訳を note に書いておくと、あとで読む人に分かる。
    """
    for before, after in loaded.steps:
        old, new = before.entry.stage, after.entry.stage
        if old == new:
            continue
        indicator = in_force(after.indicator, after.year)
        if isinstance(indicator, StageIndicator) and stage_moved(indicator.stages, old, new) == "worse":
            year = fiscal.show_year(before.year)
            message = f"指標 {indicator.id} の段階が、{year}の「{old}」から「{new}」に戻っています"
            hint = "選び間違いでないか確かめてください。戻ったのなら note に訳を書いてください"
            yield Finding(after.file.source, (*after.path, "stage"), message, hint)


@rule("YK304", Severity.WARNING)
def copied_unchanged(loaded: Loaded) -> Iterator[Finding]:
    """数値と注記が、どちらも前の年と同じままである。

    前の年のファイルを写して、直し忘れた行であることが多い。数値が同じなのは珍しくないが、注記まで一字も違わないことは少ない。
    """
    for before, after in loaded.steps:
        old, new = before.entry, after.entry
        if new.note is None or new.note != old.note or after.year != before.year + 1:
            continue
        if (old.value, old.stage) == (new.value, new.stage):
            message = f"指標 {after.indicator.id} の実績と注記が、{fiscal.show_year(before.year)}と同じままです"
            hint = "写したままになっていないか確かめてください"
            yield Finding(after.file.source, (*after.path, "note"), message, hint, on_key=True)


@rule("YK305", Severity.WARNING)
def no_issues_written(loaded: Loaded) -> Iterator[Finding]:
    """確定した年度に目標に届いていないか、現状より悪くなっているのに、課題が書かれていない。

    推進委員会と市民が読むのは、届かなかった理由と、これからどうするかである。課題（issues）を、その指標か、施策（measures）に書く。
    """
    # What is in error was taken out before the rules that look across years are run.
    book = Book.of(Checked(loaded, ()))
    if book is None or not any(_is_final(row) for row in loaded.reported):
        return
    for identity, rows in loaded.by_indicator.items():
        place = book.places[identity]
        for row in rows:
            year = row.year
            if not (
                _is_final(row) and row.entry.observed and year in book.plan.period and belongs(row.indicator, year)
            ):
                continue
            what = _wrong(book.standing(place, year))
            if what and not _has_issues(row, place.measure.id):
                message = f"指標 {identity} は{what}が、課題が書かれていません"
                hint = "この指標か施策に issues: を書いてください"
                yield Finding(row.file.source, row.path, message, hint, on_key=True)


def _is_final(row: Reported) -> bool:
    return row.file.progress is not None and row.file.progress.state == "final"


def _has_issues(row: Reported, measure: str) -> bool:
    words = row.file.progress.measures.get(measure) if row.file.progress else None
    return bool(row.entry.issues or (words and words.issues))


def _wrong(judged: Standing) -> str | None:
    if judged.due and judged.facts.met is False:
        return "目標の年度に目標に届いていません"
    return "現状値より悪くなっています" if judged.facts.moved == "worse" else None


@rule("YK306", Severity.HINT)
def survey_without_sample_size(loaded: Loaded) -> Iterator[Finding]:
    """市民アンケートの数値に回答数がない。

    回答数（sample_size）が前後の調査にあると、増減が誤差の範囲かどうかを統計の検定で判定できる。なくても判定はされる。
    """
    for reported in loaded.saying["value"]:
        indicator, entry = reported.indicator, reported.entry
        if entry.sample_size is not None or entry.value is None or not isinstance(indicator, NumberIndicator):
            continue
        if indicator.survey is not None and indicator.is_share:
            message = f"指標 {indicator.id} は市民アンケートの割合ですが、回答数がありません"
            hint = "分かれば sample_size: に回答数を書いてください"
            yield Finding(reported.file.source, (*reported.path, "value"), message, hint)


@rule("YK308", Severity.WARNING)
def own_grade_without_reason(loaded: Loaded) -> Iterator[Finding]:
    """人による判定に理由がない。

    計算された判定と違う見方をするときは、その訳が要る。理由がないと、推進委員会も市民も確かめようがない。
    """
    for reported in loaded.saying["grade"]:
        own = reported.entry.grade
        if own is not None and own.reason is None:
            message = f"指標 {reported.indicator.id} の判定「{own.grade}」に理由がありません"
            hint = "grade: の中に reason: を書いてください"
            yield Finding(reported.file.source, (*reported.path, "grade"), message, hint, on_key=True)
