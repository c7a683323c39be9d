"""The facts of an indicator in stages: positions along their order."""

from ykplan.data.model.plan import StageIndicator, StageTarget
from ykplan.judging.facts import Facts, Observation, Unknown, View
from ykplan.terms.facts import Moved

_NOTHING = Unknown("nothing observed")
_NO_NUMBER = Unknown("no goal in numbers")


def stage_facts(view: View) -> Facts:
    """Return what a stage says of its target; every fact that needs a number is unknown."""
    indicator, target = view.indicator, view.target
    if not isinstance(indicator, StageIndicator) or not isinstance(target, StageTarget):
        raise TypeError(f"{indicator.id} is not in stages")
    stage = _stage(view.observation)
    baseline = indicator.baseline.stage if indicator.baseline else None
    before = _stage(view.previous) or baseline
    return Facts(
        goal=_NO_NUMBER,
        met=stage_met(indicator.stages, target.stage, stage),
        met_final=stage_met(indicator.stages, indicator.targets[-1].stage, stage),
        moved=stage_moved(indicator.stages, baseline, stage) if view.comparable else Unknown("definition changed"),
        moved_since_last=stage_moved(indicator.stages, before, stage)
        if view.comparable
        else Unknown("definition changed"),
        progress=_NO_NUMBER,
        ratio=_NO_NUMBER,
        expected=_NO_NUMBER,
        pace=_NO_NUMBER,
    )


def stage_met(stages: tuple[str, ...], target: str, observed: str | None) -> bool | Unknown:
    """Tell whether the observed stage is at the target's or past it."""
    if observed is None:
        return _NOTHING
    if target not in stages or observed not in stages:
        return Unknown("stage not in plan")
    return stages.index(observed) >= stages.index(target)


def stage_moved(stages: tuple[str, ...], before: str | None, after: str | None) -> Moved | Unknown:
    """Return which way the stage moved along the order."""
    if after is None:
        return _NOTHING
    if before is None:
        return Unknown("no baseline")
    if before not in stages or after not in stages:
        return Unknown("stage not in plan")
    steps = stages.index(after) - stages.index(before)
    return "better" if steps > 0 else "worse" if steps < 0 else "same"


def _stage(observation: Observation | None) -> str | None:
    return observation.entry.stage if observation else None
