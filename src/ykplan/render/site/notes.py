"""What is said of figures that nobody reported, the same on the first page and in the open data."""

from collections.abc import Iterable


def samples(years: Iterable[str]) -> str | None:
    """Return a sentence that names the years whose figures are a sample; None where there are none."""
    named = "・".join(years)
    return f"{named}は記入例（見本）で、報告された実績ではありません。" if named else None
