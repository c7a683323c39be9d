"""Entries of a year that cannot be used: an unknown id, stage or grade, another kind, not in force."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from ykplan.data.contents import Loaded, Reported
from ykplan.data.model.amendments import belongs, in_force
from ykplan.data.model.plan import NumberIndicator, StageIndicator
from ykplan.data.yaml.source import Source
from ykplan.rules.hints.misfits import enumerated, no_space, one_stage, shown_text, unknown_ids
from ykplan.rules.hints.unseen import Guesses, with_near
from ykplan.rules.rule import Finding, rule
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Severity

_LISTED: Final = 8


@rule("YK201", Severity.ERROR)
def unknown_id(loaded: Loaded) -> Iterator[Finding]:
    """実績の番号が計画にない。

    計画にない番号の実績は、どの表にも出ない。番号の打ち間違いであることが多いので、近い番号を示す。
    """
    if not isinstance(loaded.plan_source.data, dict):
        return
    indicators = dict.fromkeys(identity for _, identity in loaded.written)
    measures = dict.fromkeys(measure.identity for measure in loaded.outline if measure.identity is not None)
    for file in loaded.years:
        # Where the plan's own ids are not all there, or one stands twice for another, an entry may well be right.
        if indicators and len(indicators) == sum(len(measure.indicators) for measure in loaded.outline):
            yield from _unknown(file.source, "entries", "指標", indicators)
        if measures and len(measures) == len(loaded.outline):
            yield from _unknown(file.source, "measures", "施策", measures)


def _unknown(source: Source, field: str, kind: str, known: dict[str, None]) -> Iterator[Finding]:
    for identity, near in unknown_ids(source, field, known):
        message = f"{kind}「{shown_text(identity)}」は計画にありません"
        hint, fix = near.told if near else _known(known), near.fix if near else None
        hint = no_space(source, (field, identity), identity, on_key=True) or hint
        yield Finding(source, (field, identity), message, hint, on_key=True, fix=fix)


def _known(known: Iterable[str]) -> str:
    first = list(islice(known, _LISTED + 1))
    return f"計画にあるのは {'、'.join(first)} です" if len(first) <= _LISTED else "計画の番号を確かめてください"


@rule("YK203", Severity.ERROR)
def unknown_stage(loaded: Loaded) -> Iterator[Finding]:
    """実績の段階が、指標の段階にない。

    段階の指標の実績には、plan.yaml のその指標の stages に並べた名前だけが使える。表記の揺れ
    （「設置」と「設置・運用」など）があると、どこまで進んだのかを判定できない。
    """
    guesses = Guesses()
    for reported in loaded.saying["stage"]:
        stage, indicator, year = reported.entry.stage, reported.indicator, reported.file.year
        if stage is None or year is None or not isinstance(indicator, StageIndicator):
            continue
        stages = in_force(indicator, year).stages
        if stage not in stages and not one_stage(indicator):
            path = (*reported.path, "stage")
            guess = guesses.near(reported.file.source, path, stage, stages)
            hint = with_near(f"段階は {enumerated(stages)} のどれかです", guess)
            message = f"「{shown_text(stage)}」は指標 {indicator.id} の段階にありません"
            yield Finding(reported.file.source, path, message, hint, fix=guess.fix if guess else None)


@rule("YK206", Severity.ERROR)
def entry_wrong_kind(loaded: Loaded) -> Iterator[Finding]:
    """数値の指標に段階が、または段階の指標に数値が報告されている。

    番号を取り違えて、隣の行の実績を書いていることが多い。数値の指標は value、段階の指標は stage で報告する。
    """
    for reported in loaded.saying["stage"]:
        if reported.entry.stage is not None and isinstance(reported.indicator, NumberIndicator):
            problem = "数値の指標ですが、段階が書かれています"
            yield _finding(reported, "stage", problem, "value: に数値を書いてください")
    for reported in loaded.saying["value"]:
        if reported.entry.value is not None and isinstance(reported.indicator, StageIndicator):
            problem = "段階の指標ですが、数値が書かれています"
            yield _finding(reported, "value", problem, "stage: に段階の名前を書いてください")


def _finding(reported: Reported, field: str, problem: str, hint: str) -> Finding:
    if reported.entry.value is not None and reported.entry.stage is not None:
        hint = f"{field} を消してください"
    message = f"指標 {reported.indicator.id} は{problem}"
    return Finding(reported.file.source, (*reported.path, field), message, hint, on_key=True)


@rule("YK212", Severity.ERROR)
def own_grade_unknown(loaded: Loaded) -> Iterator[Finding]:
    """人による判定が、判定基準にない。

    実績の grade には、この計画の判定基準にある記号（◎ など）か名前（達成 など）を書く。計算された判定の横に並べて示される。
    """
    if loaded.rubric is None or any(m.path[:1] == ("rubric",) for m in loaded.misfits):
        return
    known = dict.fromkeys(text for rule in loaded.rubric.grades for text in (rule.mark, rule.name))
    guesses = Guesses()
    for reported in loaded.saying["grade"]:
        own = reported.entry.grade
        if own is not None and own.grade not in known:
            path = (*reported.path, "grade", "grade")
            guess = guesses.near(reported.file.source, path, own.grade, known)
            hint = guess.told if guess else f"使えるのは {enumerated(known)} です"
            message = f"「{shown_text(own.grade)}」はこの計画の判定にありません"
            yield Finding(reported.file.source, path, message, hint, fix=guess.fix if guess else None)


@rule("YK213", Severity.WARNING)
def not_in_force(loaded: Loaded) -> Iterator[Finding]:
    """その年度には計画にない指標の実績が書かれている。

    途中で加わる前（added）や、廃止されたあと（dropped）の年度の実績は、判定されず、表にも出ない。
    """
    for reported in loaded.reported:
        if reported.indicator.amendments and not belongs(reported.indicator, reported.year):
            message = f"指標 {reported.indicator.id} は{fiscal.show_year(reported.year)}には計画にありません"
            hint = "改定（amendments）の added と dropped の年度を確かめてください"
            yield Finding(reported.file.source, reported.path, message, hint, on_key=True)
