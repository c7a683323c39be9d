"""実績の段階が、指標の段階にない。

段階の指標の実績には、plan.yaml のその指標の stages に並べた名前だけが使える。表記の揺れ
（「設置」と「設置・運用」など）があると、どこまで進んだのかを判定できない。
"""

from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.model.amended import in_force
from ykplan.model.plan import StageIndicator
from ykplan.rules.misfits import listed, one_stage, shown
from ykplan.rules.rule import Finding, Rule
from ykplan.rules.unseen import Guesses, with_near


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find reported stages that the indicator does not have in that year."""
    guesses = Guesses()
    for reported in loaded.saying["stage"]:
        stage, indicator, year = reported.entry.stage, reported.indicator, reported.file.year
        if stage is None or year is None or not isinstance(indicator, StageIndicator):
            continue
        stages = in_force(indicator, year).stages
        if stage not in stages and not one_stage(indicator):
            path = (*reported.path, "stage")
            found = guesses.near(reported.file.source, path, stage, stages)
            hint = with_near(f"段階は {listed(stages)} のどれかです", found)
            message = f"「{shown(stage)}」は指標 {indicator.id} の段階にありません"
            yield Finding(reported.file.source, path, message, hint, fix=found.fix if found else None)


RULE = Rule("YK203", Severity.ERROR, check, __doc__)
