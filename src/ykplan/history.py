"""What earlier revisions said of the entries that were corrected since, where git can tell."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ykplan.git import Refusal, earlier_contents
from ykplan.loaded import Earlier, Loaded, YearFile
from ykplan.model.fields import was
from ykplan.source import parse_bytes


def recalled(loaded: Loaded) -> Loaded:
    """Return what was loaded with what git knows of the corrected entries; git is asked only where there are any."""
    found: dict[tuple[str, str], tuple[Earlier, ...]] = {}
    for file in loaded.years:
        corrected = [identity for identity, entry in _entries(file) if entry.corrected]
        if corrected:
            for identity, earlier in _recalled(Path(file.source.file), corrected):
                found[file.source.file, identity] = earlier
    return replace(loaded, earlier=found) if found else loaded


def _entries(file: YearFile) -> Any:
    return file.progress.entries.items() if file.progress else ()


def _recalled(path: Path, identities: list[str]) -> Iterator[tuple[str, tuple[Earlier, ...]]]:
    contents = earlier_contents(path)
    if isinstance(contents, Refusal):
        return
    revisions = [parse_bytes(content, path.name).data for content in contents]
    for identity in identities:
        yield identity, tuple(earlier for data in revisions if (earlier := _earlier(data, identity)) is not None)


def _earlier(data: Any, identity: str) -> Earlier | None:
    """Return what one revision said of an entry; None where it said nothing."""
    entries = data.get("entries") if isinstance(data, dict) else None
    entry = entries.get(identity) if isinstance(entries, dict) else None
    if not isinstance(entry, dict):
        return None
    said = next((entry[field] for field in ("value", "stage", "absent") if isinstance(entry.get(field), str)), None)
    corrected = entry.get("corrected")
    return None if said is None else Earlier(len(corrected) if isinstance(corrected, list) else 0, was(said))
