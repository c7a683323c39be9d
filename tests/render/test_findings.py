"""Findings as text and as JSON: carets under the Japanese letters they mean, whatever the line looks like."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ykplan.platform.terminal import Screen
from ykplan.render.findings import json as as_json
from ykplan.render.findings import text as as_text
from ykplan.rules.checking import check
from ykplan.terms.diagnostic import Diagnostic, Findings, Severity, Span
from ykplan.text import widths

MISTAKES = """\
year: R6
state: sample
entries:
  1-3-1: {value: ９か所, note: 全角}
  1-3-2: {value: 3, 備考: 増えた}
  1-3-3: {absent: 調査年でない}
  2-2-1: {stage: 設置, note: 要綱を制定}
"""


@pytest.fixture
def found(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Diagnostic, ...]:
    plan = (shipped / "plan.yaml").read_text(encoding="utf-8")
    (tmp_path / "data" / "progress").mkdir(parents=True)
    (tmp_path / "data" / "plan.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "data" / "progress" / "2024.yaml").write_text(MISTAKES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tuple(d for d in check(Path("data")).diagnostics if d.severity is Severity.ERROR)


def test_text_is_as_approved(found: tuple[Diagnostic, ...], golden: Callable[[str, str], None]) -> None:
    golden("findings.txt", as_text.render(found, Screen(80)))


def test_json_is_as_approved(found: tuple[Diagnostic, ...], golden: Callable[[str, str], None]) -> None:
    golden("findings.json", as_json.render(Findings(found, ())))


def test_json_counts(found: tuple[Diagnostic, ...]) -> None:
    document = json.loads(as_json.render(Findings(found, ())))
    assert document["version"] == 1
    assert document["counts"] == {"error": 4, "warning": 0, "hint": 0}


def shown(excerpt: str, column: int, end: int, screen: Screen) -> tuple[str, str]:
    diagnostic = Diagnostic("YK000", Severity.ERROR, "試し", Span("f.yaml", 1, column, 1, end, excerpt))
    _, line, carets = as_text.render([diagnostic], screen).splitlines()
    return line.removeprefix("    1 | "), carets.removeprefix("      | ")


@pytest.mark.parametrize(
    ("excerpt", "column", "end", "line", "carets"),
    [
        pytest.param("a: 設置, b", 4, 6, "a: 設置, b", "   ^^^^", id="wide letters"),
        pytest.param("名前: x", 5, 6, "名前: x", "      ^", id="wide letters before"),
        pytest.param("a:\tx", 4, 5, "a:  x", "    ^", id="a tab"),
        pytest.param("a: \u202ex", 4, 6, "a: \\u202ex", "   ^^^^^^^", id="a letter made visible"),
        pytest.param("a: か\u3099x", 6, 7, "a: か\u3099x", "     ^", id="a mark that combines"),
        pytest.param("a:", 3, 3, "a:", "  ^", id="nothing there"),
        pytest.param("a: 𠮷野", 4, 6, "a: 𠮷野", "   ^^^^", id="a letter beyond the basic plane"),
    ],
)
def test_carets_stand_under_what_is_meant(excerpt: str, column: int, end: int, line: str, carets: str) -> None:
    assert shown(excerpt, column, end, Screen(80)) == (line, carets)


@pytest.mark.parametrize("width", [30, 60, 80])
@pytest.mark.parametrize("column", [1, 500, 9_990])
def test_a_long_line_is_cut_around_what_is_meant(width: int, column: int) -> None:
    excerpt = "長" * 10_000
    line, carets = shown(excerpt, column, column + 3, Screen(width))
    assert widths.width(line) <= width - 8
    assert widths.width(carets) <= width - 8
    start = carets.index("^")
    assert carets.count("^") == 6
    assert "".join(line)[:1] in "長."
    assert start % 2 == (3 % 2 if line.startswith("...") else 0)


def test_letters_that_the_console_lacks_do_not_stop_it() -> None:
    line, _ = shown("a: 𠮷↗—", 4, 5, Screen(80, "cp932"))
    assert line == "a: ?増加―"
