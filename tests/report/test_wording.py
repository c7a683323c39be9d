"""The report's sentences: how things are counted."""

import pytest

from ykplan.report.method import counted


@pytest.mark.parametrize(("number", "said"), [(0, "0"), (1, "1つ"), (9, "9つ"), (10, "10"), (12, "12")])
def test_things_are_counted_as_one_says_it(number: int, said: str) -> None:
    assert counted(number) == said
