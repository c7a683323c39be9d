"""What the rules across the years share."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ykplan.loaded import Loaded, Reported
from ykplan.model.amended import redefined_in
from ykplan.model.progress import Entry


def by_indicator(loaded: Loaded) -> Mapping[str, list[Reported]]:
    """Return the entries of each indicator that has any, by fiscal year."""
    found: dict[str, list[Reported]] = {}
    for reported in loaded.reported:
        if reported.file.year is not None:
            found.setdefault(reported.indicator.id, []).append(reported)
    return {identity: sorted(rows, key=year_of) for identity, rows in found.items()}


def steps(loaded: Loaded) -> Iterator[tuple[Reported, Reported]]:
    """Yield each observation of an indicator with the one before it, where both mean the same."""
    for rows in by_indicator(loaded).values():
        observed = [row for row in rows if says(row.entry)]
        for before, after in pairwise(observed):
            redefined = redefined_in(after.indicator, year_of(after))
            if year_of(before) < year_of(after) and (redefined is None or year_of(before) >= redefined):
                yield before, after


def says(entry: Entry) -> bool:
    """Tell whether an entry holds a figure or a stage."""
    return entry.value is not None or entry.stage is not None


def year_of(reported: Reported) -> int:
    """Return the fiscal year of an entry; 0 where its file does not say."""
    return reported.file.year or 0
