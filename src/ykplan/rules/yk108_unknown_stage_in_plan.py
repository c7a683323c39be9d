"""現状値や目標値の段階が、stages にない。

段階の指標では、stages に並べた名前だけが使える。並び順が「どこまで進んだか」を決めるので、
並びにない段階は判定できない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Path, Severity
from ykplan.loaded import Loaded, Place
from ykplan.model.plan import StageAmendment, StageIndicator
from ykplan.rules.misfits import listed, one_stage
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.unseen import Guesses, with_near


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find stages of baselines and targets that the indicator does not have."""
    guesses = Guesses()
    for place in loaded.indicators:
        for stages, path, stage in _used(place):
            if stage is not None and stage not in stages:
                found = guesses.near(loaded.plan_source, path, stage, stages)
                hint = with_near(f"段階は {listed(stages)} です", found)
                # Where an amendment renamed the stages, the path is that of the new ones.
                fix = found.fix if found and path[-1] == "stage" else None
                message = f"「{stage}」は指標 {place.indicator.id} の段階にありません"
                yield Finding(loaded.plan_source, path, message, hint, fix=fix)


def _used(place: Place) -> Iterator[tuple[dict[str, None], Path, str | None]]:
    """Yield every stage that the plan uses, with the stages in force and the way to it."""
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


RULE = Rule("YK108", Severity.ERROR, check, __doc__)
