"""The outline of the plan's file as written: measures and indicators by id and name, valid or not."""

from collections.abc import Iterator
from typing import NamedTuple

from ykplan.data.yaml.fast import Data
from ykplan.terms.diagnostic import Path


class WrittenIndicator(NamedTuple):
    """An indicator as written in the plan's file, readable or not."""

    path: Path
    identity: str | None
    name: str | None


class WrittenMeasure(NamedTuple):
    """A measure as written in the plan's file, readable or not."""

    path: Path
    identity: str | None
    title: str | None
    indicators: tuple[WrittenIndicator, ...]


def outline(data: Data) -> Iterator[WrittenMeasure]:
    """Yield every measure in the plan's raw data with its indicators, in file order."""
    for path, measure in _listed(data, "measures"):
        inside = (
            WrittenIndicator((*path, *inner), _text(indicator, "id"), _text(indicator, "name"))
            for inner, indicator in _listed(measure, "indicators")
        )
        yield WrittenMeasure(path, _text(measure, "id"), _text(measure, "title"), tuple(inside))


def _listed(data: Data, key: str) -> Iterator[tuple[Path, Data]]:
    items = data.get(key) if isinstance(data, dict) else None
    if isinstance(items, list):
        for position, item in enumerate(items):
            yield (key, position), item


def _text(data: Data, key: str) -> str | None:
    text = data.get(key) if isinstance(data, dict) else None
    return text if isinstance(text, str) else None
