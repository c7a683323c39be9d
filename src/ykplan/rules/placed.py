"""What stands at a place in a wrong form, and the words that stand for what nobody gave."""

from typing import Final, NamedTuple

from ykplan.diagnostic import Path
from ykplan.loaded import Loaded
from ykplan.source import Data, Source

YEAR, DAY, REASON, NUMBER, STAGE = "年度", "日付", "理由", "数値", "段階"
NAME, ID, UNIT, MEANING = "名前", "番号", "単位", "意味"
NULL: Final = "null"
STAND_INS: Final = (YEAR, DAY, REASON, NUMBER, STAGE, NAME, ID, UNIT, MEANING)


class Found(NamedTuple):
    """What stands at a place, and how the field is called that it stands for."""

    loaded: Loaded
    source: Source
    path: Path
    data: Data

    @property
    def field(self) -> str:
        """Return the name of the field; of the list, for what is in one."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def listed(self) -> bool:
        """Tell whether it is one of a list."""
        return isinstance(self.path[-1], int)


def listed(data: Data) -> list[Data]:
    """Return a list as it is; nothing of anything else."""
    return data if isinstance(data, list) else []
