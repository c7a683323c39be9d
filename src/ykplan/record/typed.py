"""What tired people type, as it is to stand in the data; what is not clear stays as typed, and the rules tell of it."""

from collections.abc import Iterable

from ykplan import spelling


def figure(text: str, unit: str) -> str:
    """Return a figure as it is written in YAML, less the indicator's own unit: ９か所 → 9; anything else as it is."""
    found = spelling.figure(text, unit)
    return text.strip() if isinstance(found, spelling.Unread) else found


def count(text: str) -> str:
    """Return how many answered, in digits: 1,024人 → 1024; anything else as it is."""
    return spelling.count(text) or text.strip()


def stage(text: str, stages: Iterable[str]) -> str:
    """Return the stage that a text names in other widths or with blanks; anything else as it is."""
    return spelling.stage(text, stages) or text.strip()


def absence(text: str) -> str | None:
    """Return the word in the data for a reason for having no figure, typed in English or as it is printed."""
    return spelling.reason(text)


def section(text: str, known: Iterable[str]) -> str:
    """Return the name of a section as the plan has it, where a text looks like one; any other name as it is seen."""
    return spelling.section(text, known)


def words(text: str) -> str | None:
    """Return a text as it is kept, as that of a form's cell; None where nothing is seen."""
    return spelling.kept(text) or None
