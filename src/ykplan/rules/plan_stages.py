"""The stages of an indicator: listed once, enough of them, and those that the plan names."""

from collections.abc import Iterator

from ykplan.data.contents import IndicatorAt, Loaded
from ykplan.data.model.plan import StageAmendment, StageIndicator
from ykplan.rules.hints.misfits import enumerated, one_stage
from ykplan.rules.hints.unseen import Guesses, with_near
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Path, Severity


@rule("YK108", Severity.ERROR)
def unknown_stage_in_plan(loaded: Loaded) -> Iterator[Finding]:
    """現状値や目標値の段階が、stages にない。

    段階の指標では、stages に並べた名前だけが使える。並び順が「どこまで進んだか」を決めるので、
    並びにない段階は判定できない。
    """
    guesses = Guesses()
    for place in loaded.indicators:
        for stages, path, stage in _used(place):
            if stage is not None and stage not in stages:
                guess = guesses.near(loaded.plan_source, path, stage, stages)
                hint = with_near(f"段階は {enumerated(stages)} です", guess)
                # Where an amendment renamed the stages, the path is that of the new ones.
                fix = guess.fix if guess and path[-1] == "stage" else None
                message = f"「{stage}」は指標 {place.indicator.id} の段階にありません"
                yield Finding(loaded.plan_source, path, message, hint, fix=fix)


def _used(place: IndicatorAt) -> Iterator[tuple[dict[str, None], Path, str | None]]:
    """Yield every stage that the plan uses, with the stages in force and its path."""
    if not isinstance(place.indicator, StageIndicator) or one_stage(place.indicator):
        return
    stages, targets = dict.fromkeys(place.indicator.stages), place.indicator.targets
    forms: list[tuple[Path, StageIndicator | StageAmendment]] = [(place.path, place.indicator)]
    forms += [((*place.path, "amendments", at), amended) for at, amended in enumerate(place.indicator.amendments)]
    for path, form in forms:
        stages = dict.fromkeys(form.stages) if form.stages else stages
        if form.baseline is not None:
            yield stages, (*path, "baseline", "stage"), form.baseline.stage
        for position, target in enumerate(form.targets or ()):
            yield stages, (*path, "targets", position, "stage"), target.stage
        if form.stages and not form.targets:
            # An amendment that renames the stages leaves the targets with the old names.
            yield from ((stages, (*path, "stages"), target.stage) for target in targets)
        targets = form.targets or targets


@rule("YK109", Severity.ERROR)
def stage_twice(loaded: Loaded) -> Iterator[Finding]:
    """同じ段階が stages に二度ある。

    段階の並び順が「どこまで進んだか」を決める。同じ名前が二度あると、どちらの位置なのか決められない。
    """
    for place in loaded.indicators:
        if not isinstance(place.indicator, StageIndicator):
            continue
        lists = [(place.path, place.indicator.stages)]
        lists += [((*place.path, "amendments", at), a.stages or ()) for at, a in enumerate(place.indicator.amendments)]
        for path, stages in lists:
            seen: set[str] = set()
            for position, stage in enumerate(stages):
                if stage in seen:
                    message = f"段階「{stage}」が指標 {place.indicator.id} に二度あります"
                    where = (*path, "stages", position)
                    yield Finding(loaded.plan_source, where, message, "名前を変えるか、一方を消してください")
                seen.add(stage)


_JOINED = ("、", "，", "→", "⇒")


@rule("YK123", Severity.ERROR)
def only_one_stage(loaded: Loaded) -> Iterator[Finding]:
    """段階が一つしかない。

    段階の指標は、初めの段階から目標の段階へ進むものなので、stages には二つ以上を並べる。区切りは半角の「,」で、
    「、」や「→」でつなぐと全体が一つの段階になる。
    """
    for place in loaded.indicators:
        indicator = place.indicator
        if isinstance(indicator, StageIndicator) and one_stage(indicator):
            joined = next((sign for sign in _JOINED if sign in indicator.stages[0]), None)
            hint = f"「{joined}」でなく、半角の「, 」で区切ってください" if joined else "前後の段階も書いてください"
            message = f"指標 {indicator.id} の段階が一つしかありません"
            yield Finding(loaded.plan_source, (*place.path, "stages"), message, hint)
