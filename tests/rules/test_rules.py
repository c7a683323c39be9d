"""Every rule by its examples: files under examples/, laid over a small plan in which nothing is found."""

import re
import shutil
from collections.abc import Callable
from importlib import import_module
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.expected import EXAMPLES, hold, lines, severities
from tests.form import examples as form_examples
from tests.revisions import commit
from ykplan import rules
from ykplan.data.history import recalled
from ykplan.data.loading import load
from ykplan.data.yaml.build import MAX_FLAWS
from ykplan.data.yaml.source import MAX_BYTES
from ykplan.rules.checking import check, checked
from ykplan.rules.registry import ALL_RULES, FORM_RULES
from ykplan.rules.rule import Rule
from ykplan.terms.diagnostic import Diagnostic, Severity

FOLDERS = sorted(folder.relative_to(EXAMPLES).as_posix() for folder in EXAMPLES.glob("YK[0-3]*/*"))
GOOD = [name for name in FOLDERS if "/good" in name]
BAD = [name for name in FOLDERS if "/bad" in name]
MODULES = [import_module(f"{rules.__name__}.{path.stem}") for path in sorted(Path(rules.__path__[0]).glob("*.py"))]
CODES = [rule.code for rule in ALL_RULES]


def laid(example: str, tmp_path: Path) -> Path:
    """Return a data folder: the base with the files of an example laid over it."""
    data = tmp_path / "data"
    shutil.copytree(EXAMPLES / "base", data)
    if (EXAMPLES / example / "earlier").exists():
        shutil.copytree(EXAMPLES / example / "earlier", data, dirs_exist_ok=True)
        commit(data)
    unlaid = shutil.ignore_patterns("expected.txt", "earlier")
    shutil.copytree(EXAMPLES / example, data, ignore=unlaid, dirs_exist_ok=True)
    return data


def looked_at(data: Path) -> tuple[Diagnostic, ...]:
    """Return every finding about a folder, with what git knows of it."""
    return checked(recalled(load(data))).diagnostics


def findings(example: str, data: Path) -> tuple[Diagnostic, ...]:
    """Return what is found in an example; across the years only where it is about that: most show one year copied."""
    found = looked_at(data)
    return found if example.startswith("YK3") else tuple(d for d in found if not d.code.startswith("YK3"))


def as_text(found: Diagnostic, data: Path) -> str:
    at = found.span
    place = f"{at.file}:{at.line}:{at.column}-{at.end_line}:{at.end_column}"
    return f"{place} {found.severity} {found.code} {found.message} | {found.hint}".replace(f"{data.as_posix()}/", "")


@pytest.mark.parametrize("example", BAD)
def test_bad(example: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    data = laid(example, tmp_path)
    found = findings(example, data)
    told = [as_text(diagnostic, data) for diagnostic in found]
    hold(example, told, update=request.config.getoption("--update-golden"))


@pytest.mark.parametrize("example", ["base", *GOOD])
def test_good(example: str, tmp_path: Path) -> None:
    assert findings(example, laid(example, tmp_path)) == ()


def _padded_to(size: int) -> Callable[[Path], None]:
    def make(data: Path) -> None:
        file = data / "progress/2024.yaml"
        text = file.read_bytes()
        file.write_bytes(text + b"#" * (size - len(text)))

    return make


def _with_tags(count: int) -> Callable[[Path], None]:
    def make(data: Path) -> None:
        with (data / "progress/2024.yaml").open("a", encoding="utf-8") as file:
            opinions = "".join(f"      - opinion: !t{number} 緑がほしい。\n" for number in range(count))
            file.write(f"  1-2:\n    opinions:\n{opinions}")

    return make


def _no_plan(data: Path) -> None:
    (data / "plan.yaml").unlink()


def _link_to_nothing(data: Path) -> None:
    (data / "progress/2025.yaml").symlink_to(data / "2025.yaml")


# What is too large, or too fleeting, to be kept as files.
GENERATED = [
    pytest.param(_padded_to(MAX_BYTES + 1), ["YK008"], id="YK008/bad"),
    pytest.param(_padded_to(MAX_BYTES), [], id="YK008/good"),
    pytest.param(_no_plan, ["YK012"], id="YK012/bad-no-plan"),
    pytest.param(_link_to_nothing, ["YK012"], id="YK012/bad-link-to-nothing"),
    pytest.param(_with_tags(MAX_FLAWS + 1), ["YK005"] * MAX_FLAWS + ["YK013"], id="YK013/bad"),
    pytest.param(_with_tags(MAX_FLAWS), ["YK005"] * MAX_FLAWS, id="YK013/good"),
]


@pytest.mark.parametrize(("make", "codes"), GENERATED)
def test_generated(make: Callable[[Path], None], codes: list[str], tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(EXAMPLES / "base", data)
    make(data)
    assert [diagnostic.code for diagnostic in check(data).diagnostics] == codes


# One run over a plan and a year with twenty mistakes: the code, the line and the column of each.
TWENTY = [
    ("plan.yaml", "YK121", 3, 33),
    ("plan.yaml", "YK020", 9, 5),
    ("plan.yaml", "YK104", 19, 18),
    ("plan.yaml", "YK106", 28, 30),
    ("plan.yaml", "YK108", 36, 30),
    ("plan.yaml", "YK112", 47, 28),
    ("plan.yaml", "YK119", 57, 19),
    ("plan.yaml", "YK025", 66, 17),
    ("plan.yaml", "YK023", 75, 37),
    ("plan.yaml", "YK105", 85, 18),
    ("progress/2024.yaml", "YK026", 3, 11),
    ("progress/2024.yaml", "YK208", 5, 21),
    ("progress/2024.yaml", "YK210", 6, 18),
    ("progress/2024.yaml", "YK203", 7, 18),
    ("progress/2024.yaml", "YK206", 8, 11),
    ("progress/2024.yaml", "YK207", 9, 23),
    ("progress/2024.yaml", "YK211", 12, 18),
    ("progress/2024.yaml", "YK003", 13, 3),
    ("progress/2024.yaml", "YK201", 14, 3),
    ("progress/2024.yaml", "YK022", 16, 15),
]


def test_twenty_mistakes_in_one_run(tmp_path: Path) -> None:
    data = laid("twenty", tmp_path)
    found = [
        (Path(d.span.file).relative_to(data).as_posix(), d.code, d.span.line, d.span.column)
        for d in check(data).diagnostics
    ]
    assert found == TWENTY


def test_codes_are_sorted_and_unique() -> None:
    assert sorted(set(CODES)) == CODES


def test_forms_have_codes_of_their_own() -> None:
    assert [rule.code.startswith("YK4") for rule in ALL_RULES] == [rule in FORM_RULES for rule in ALL_RULES]


def test_every_rule_is_listed() -> None:
    written = [each for module in MODULES for each in vars(module).values() if isinstance(each, Rule)]
    rows = [row for module in MODULES for row in getattr(module, "RULES", ())]
    assert {rule.code for rule in (*written, *rows)} == set(CODES)


@pytest.mark.parametrize("module", [module for module in MODULES if re.search(r"\.yk\d", module.__name__)])
def test_a_file_with_a_code_holds_that_rule(module: ModuleType) -> None:
    codes = [each.code for each in vars(module).values() if isinstance(each, Rule)]
    assert codes == [module.__name__.rpartition(".")[2][:5].upper()]


@pytest.mark.parametrize("rule", ALL_RULES, ids=CODES)
def test_page(rule: Rule[Any]) -> None:
    title, _, body = rule.page.partition("\n\n")
    assert title.endswith("。")
    assert "\n" not in title
    assert body.strip().endswith("。")


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_every_rule_has_examples(kind: str) -> None:
    names = chain(FOLDERS, form_examples.FOLDERS, (str(param.id) for param in GENERATED))
    assert sorted({name.partition("/")[0] for name in names if f"/{kind}" in name}) == CODES


def test_every_severity_is_shown() -> None:
    """A rule's own severity is that of at least one of its bad examples, and no other rule's is met there."""
    names = [*BAD, *(name for name in form_examples.FOLDERS if "/bad" in name)]
    shown = {each for name in names for each in severities(name)}
    own = {(str(rule.severity), rule.code) for rule in ALL_RULES if rule.code not in ("YK008", "YK013")}
    assert own <= shown
    # The rules that tell lighter cases from graver ones.
    assert shown - own == {
        (str(Severity.WARNING), "YK114"),
        (str(Severity.ERROR), "YK117"),
        (str(Severity.ERROR), "YK209"),
        (str(Severity.WARNING), "YK210"),
        (str(Severity.WARNING), "YK409"),
        (str(Severity.WARNING), "YK410"),
        (str(Severity.WARNING), "YK420"),
        (str(Severity.WARNING), "YK422"),
        (str(Severity.WARNING), "YK425"),
        (str(Severity.WARNING), "YK433"),
    }


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('year: "R6 "', id="a blank after, in quotes"),
        pytest.param("year: ' R6'", id="a blank before, in quotes"),
        pytest.param("year: 2024 年度", id="a blank inside"),
        pytest.param("year: r6", id="a small letter"),
        pytest.param("year: Ｒ６", id="full width"),
        pytest.param("year:\n  r6", id="on the next line"),
        pytest.param("? year\n: r6", id="an explicit key"),
        pytest.param('"y\\u0065ar": r6', id="an escape in the key"),
        pytest.param('year: "\\u0072\\x36"', id="escapes in the value"),
        pytest.param("year: r6 # R6", id="a comment behind"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_the_quick_look_at_a_file_misses_no_unusual_year(line: str, end: str, tmp_path: Path) -> None:
    data = laid("base", tmp_path)
    path = data / "progress" / "2024.yaml"
    text = path.read_text(encoding="utf-8").replace("year: R6\n", f"{line}\n")
    path.write_bytes(text.replace("\n", end).encode())
    assert [(found.code, found.path) for found in check(data).diagnostics] == [("YK030", ("year",))]


def test_what_is_gone_is_shown_where_it_was_approved(tmp_path: Path) -> None:
    data = laid("YK125/bad-gone", tmp_path)
    approved = data / "approved.yaml"
    text = approved.read_text(encoding="utf-8").replace("better: up", "better: upp", 1)
    approved.write_text(text, encoding="utf-8")
    assert lines("YK125/bad-gone")[0] in [as_text(each, data).replace("  ", " ") for each in findings("YK125", data)]
