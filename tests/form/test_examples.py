"""Every rule about forms by its examples."""

from pathlib import Path

import pytest

from tests.conftest import rewrite
from tests.form.examples import EXAMPLES, FOLDERS, as_text, findings


@pytest.mark.parametrize("example", [name for name in FOLDERS if "/bad" in name])
def test_bad(example: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    found = [as_text(each) for each in findings(example, tmp_path)]
    path = EXAMPLES / example / "expected.txt"
    if request.config.getoption("--update-golden"):
        rewrite(path, "".join(f"{line}\n" for line in found))
    assert {line.split(" ")[2] for line in found} == {example.partition("/")[0]}
    assert found == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("example", [name for name in FOLDERS if "/good" in name])
def test_good(example: str, tmp_path: Path) -> None:
    assert findings(example, tmp_path) == ()
