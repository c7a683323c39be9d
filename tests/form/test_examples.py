"""Every rule about forms by its examples."""

from pathlib import Path

import pytest

from tests.expected import hold
from tests.form.examples import FOLDERS, as_text, findings


@pytest.mark.parametrize("example", [name for name in FOLDERS if "/bad" in name])
def test_bad(example: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    found = [as_text(each) for each in findings(example, tmp_path)]
    hold(example, found, update=request.config.getoption("--update-golden"))


@pytest.mark.parametrize("example", [name for name in FOLDERS if "/good" in name])
def test_good(example: str, tmp_path: Path) -> None:
    assert findings(example, tmp_path) == ()
