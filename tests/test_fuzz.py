"""The scripts under fuzz/ keep up with the program: a few turns of each, in a process of their own."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "words", [["structure.py", "--count", "10"], ["mutate.py", "--count", "50"]], ids=lambda words: words[0]
)
def test_a_few_turns_raise_nothing(words: list[str]) -> None:
    script, *options = words
    call = [sys.executable, str(ROOT / "fuzz" / script), *options]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, check=False)  # noqa: S603  # our own script
    assert (done.returncode, done.stderr) == (0, b""), done.stdout.decode()
    assert f"{options[1]} turns from ".encode() in done.stdout
