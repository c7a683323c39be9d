"""The context of a misplaced value: which field it stands in, of which indicator, in which unit."""

from typing import Final, Literal, NamedTuple, TypeAlias

from ykplan.data.contents import Loaded
from ykplan.data.yaml.fast import Data
from ykplan.data.yaml.source import Source
from ykplan.terms.diagnostic import Path
from ykplan.text.likeness import folded

Where: TypeAlias = Literal["entry", "baseline", "target", "bound", "tolerance"]
# How long the way to an indicator in a plan's file is: measures, 0, indicators, 0.
_INDICATOR: Final = 4
_POINTS: Final = "ポイント"


class Slot(NamedTuple):
    """The place of a figure in the data. `unit` is empty, and `better` None, where no indicator gives them."""

    where: Where
    field: str
    unit: str = ""
    better: str | None = None
    signed: bool = False
    noted: bool = False
    """Whether a note stands beside it already."""

    @property
    def share(self) -> bool:
        """Tell whether the figure is a percentage."""
        return folded(self.unit) == "%"


def slot_at(loaded: Loaded, source: Source, path: Path) -> Slot:
    """Return the slot at a path in a file, whether or not its value is readable."""
    field = str(path[-1])
    if path[:1] == ("rubric",) and "tolerance" not in path:
        # Of all facts that have bounds only `expected` is a figure of no known unit; the others are shares.
        return Slot("tolerance" if "expected" in path else "bound", field)
    if "tolerance" in path:
        return Slot("tolerance", field, "%" if field == "percent" else _POINTS)
    where: Where = "target" if "targets" in path else "baseline" if "baseline" in path else "entry"
    noted = _field(source.at(path[:-1]), "note") is not None
    indicator, amended = _indicator(loaded, source, path), _amended(source, path)
    unit, better, signed = (
        next((text for at in (amended, indicator) if isinstance(text := _field(at, name), str)), "")
        for name in ("unit", "better", "signed")
    )
    return Slot(where, field, unit, better if better in ("up", "down") else None, signed == "true", noted)


def stages_at(loaded: Loaded, source: Source, path: Path) -> list[str] | None:
    """Return the stages of the indicator at a path; None where it is not an indicator in stages."""
    indicator, amended = _indicator(loaded, source, path), _amended(source, path)
    if _field(indicator, "kind") != "stage":
        return None
    listed = _field(amended, "stages") or _field(indicator, "stages")
    return [stage for stage in listed if isinstance(stage, str)] if isinstance(listed, list) else []


def _indicator(loaded: Loaded, source: Source, path: Path) -> Data:
    """Return the raw data of the indicator that a path is about."""
    if path[:1] == ("measures",) and path[2:3] == ("indicators",):
        return source.at(path[:_INDICATOR])
    if path[:1] == ("indicators",):
        return source.at(path[:2])
    identity = path[1] if path[:1] == ("entries",) and len(path) > 1 else None
    place = next((where for where, written_id in loaded.written if written_id == identity), None)
    return None if place is None else loaded.plan_source.at(place)


def _amended(source: Source, path: Path) -> Data:
    """Return the raw data of the amendment around a path, if there is one."""
    return source.at(path[: path.index("amendments") + 2]) if "amendments" in path else None


def _field(data: Data, name: str) -> Data:
    return data.get(name) if isinstance(data, dict) else None


YEAR, DAY, REASON, NUMBER, STAGE = "年度", "日付", "理由", "数値", "段階"
NAME, ID, UNIT, MEANING = "名前", "番号", "単位", "意味"
NULL: Final = "null"
STAND_INS: Final = (YEAR, DAY, REASON, NUMBER, STAGE, NAME, ID, UNIT, MEANING)


class Misplaced(NamedTuple):
    """Data in the wrong shape, and where it stands."""

    loaded: Loaded
    source: Source
    path: Path
    data: Data

    @property
    def field(self) -> str:
        """Return the name of the field, or of the list that holds the item."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def listed(self) -> bool:
        """Tell whether it is an item of a list."""
        return isinstance(self.path[-1], int)


def listed_texts(data: Data) -> list[Data]:
    """Return a list unchanged, and an empty list for anything else."""
    return data if isinstance(data, list) else []
