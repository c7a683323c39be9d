"""Change the program at random places and see whether its tests notice.

python fuzz/mutants.py [--count 200] [--seed 1] [--jobs 2] [--rooms judging,rules,editing,recording,form,report]

It needs `coverage`. Each mutant is one change of meaning in one expression: a comparison moved by one or turned round,
`and` for `or`, one side of a condition left out, a number one off, a sign, `not`, the other end of a list, the other
branch, a filter left out. The tests of the rooms (`TESTS`) are run once, to know which of them come to which line;
then, for each mutant, those that come to its lines, until one fails. A mutant that none of them notices is printed
with its line, to be read by a person: a test is missing, or one that is elsewhere would notice, or the change has no
meaning. Nothing is changed but copies in the folder of `--work`.
"""

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = Path("src", "ykplan")
TESTS: Final = {
    "judging": ("judging", "wording", "render/test_show.py", "render/test_status.py", "report"),
    "rules": ("rules", "data/test_loading.py", "cli/test_unseen.py"),
    "editing": ("editing", "recording", "cli/test_fix.py", "cli/test_close.py", "cli/test_record.py"),
    "recording": ("recording", "cli/test_fix.py", "cli/test_close.py", "cli/test_record.py", "cli/test_new.py"),
    "form": (
        "form", "cli/test_form_import.py", "cli/test_form_import_forms.py", "cli/test_form_export.py",
        "recording/test_shapes.py",
    ),
    "report": ("report", "render/report"),
}  # fmt: skip
"""Where the tests are that are about a room."""
# A mutant that loops is noticed, too.
TIME_LIMIT: Final = 300
_COMPARED: Final = {
    ast.Lt: ("<=", ">="), ast.LtE: ("<", ">"), ast.Gt: (">=", "<="), ast.GtE: (">", "<"), ast.Eq: ("!=",),
    ast.NotEq: ("==",), ast.Is: ("is not",), ast.IsNot: ("is",), ast.In: ("not in",), ast.NotIn: ("in",),
}  # fmt: skip
_CALCULATED: Final = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*"}
_CALLED: Final = {"min": "max", "max": "min", "any": "all", "all": "any", "startswith": "endswith"}

# One process: it is here that coverage notes which lines run, and the mutants themselves run beside each other.
_PYTEST: Final = ("-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0")

# A plugin of pytest: what runs is noted under the test that runs, all its parameters together.
_BY_TEST: Final = """
import coverage
import pytest

@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    coverage.Coverage.current().switch_context(item.nodeid.partition("[")[0])
    return (yield)
"""


class Mutant(NamedTuple):
    """One change: in which file, from which place to which (in bytes), and what stands there instead.

    `first` is the line on which its statement begins.
    """

    path: Path
    line: int
    first: int
    start: int
    end: int
    instead: str

    def of(self, raw: bytes) -> bytes:
        """Return the file's bytes with the change made."""
        return raw[: self.start] + self.instead.encode() + raw[self.end :]


def main() -> None:
    """Read the options, draw the mutants, run them, and print what survived and the share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rooms", default=",".join(TESTS))
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir(), "ykplan-mutants"))
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    drawn = random.Random(chosen.seed).sample(every_mutant(chosen.rooms.split(",")), chosen.count)  # noqa: S311  # no secret
    copies: Queue[Path] = Queue()
    for number in range(chosen.jobs):
        copies.put(copied(chosen.work / f"copy-{number}"))
    measured = copied(chosen.work / "measured")
    names = dict.fromkeys(f"tests/{name}" for room in chosen.rooms.split(",") for name in TESTS[room])
    came = which_tests(measured, list(names))

    def noticed(mutant: Mutant) -> bool:
        tests = {test for line in range(mutant.first, mutant.line + 1) for test in came(mutant.path, line)}
        copy = copies.get()
        try:
            return bool(tests) and killed(mutant, in_order(tests, mutant), copy)
        finally:
            copies.put(copy)

    dead = 0
    with ThreadPoolExecutor(chosen.jobs) as pool:
        for number, (mutant, gone) in enumerate(zip(drawn, pool.map(noticed, drawn), strict=True), 1):
            if not gone:
                print_survivor(mutant)
            dead += gone
            sys.stderr.write(f"\r{dead} of {number} noticed")
            sys.stderr.flush()
    sys.stdout.write(f"{dead} of {len(drawn)} mutants noticed ({dead / len(drawn):.1%}), seed {chosen.seed}\n")


def every_mutant(rooms: list[str]) -> list[Mutant]:
    """Return every mutant of the rooms' files, in the order of files and places."""
    found: list[Mutant] = []
    for room in rooms:
        for path in sorted((ROOT / PACKAGE / room).rglob("*.py")):
            found += mutants_of(path.relative_to(ROOT), path.read_bytes())
    return found


def mutants_of(path: Path, raw: bytes) -> Iterator[Mutant]:
    """Yield every change that the operators make of one file."""
    starts = [0]
    for line in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def at(node: ast.expr) -> tuple[int, int]:
        return starts[node.lineno - 1] + node.col_offset, starts[(node.end_lineno or 0) - 1] + (
            node.end_col_offset or 0
        )

    tree = ast.parse(raw)
    for branch in ast.walk(tree):
        # What is compared or joined is turned round below.
        if isinstance(branch, ast.If | ast.While) and isinstance(branch.test, ast.Name | ast.Attribute | ast.Call):
            start, end = at(branch.test)
            yield Mutant(path, branch.test.lineno, branch.lineno, start, end, f"(not {raw[start:end].decode()})")
    for node in runs(tree):
        start, end = at(node)
        for instead in replaced(node, lambda inner: raw[slice(*at(inner))].decode()):
            yield Mutant(path, node.lineno, statement(tree, node), start, end, instead)


def statement(tree: ast.AST, node: ast.expr) -> int:
    """Return the line on which the innermost statement around an expression begins."""
    around = (inner.lineno for inner in ast.walk(tree) if isinstance(inner, ast.stmt) and spans(inner, node.lineno))
    return max(around, default=node.lineno)  # a decorator stands before its statement


def spans(node: ast.stmt, line: int) -> bool:
    """Tell whether a line is one of a statement's."""
    return node.lineno <= line <= (node.end_lineno or 0)


def runs(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions that run: no annotations, and nothing inside of an f-string, whose places differ."""
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "type_params"):
            continue
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, ast.AST) and not isinstance(inner, ast.JoinedStr):
                if isinstance(inner, ast.expr):
                    yield inner
                yield from runs(inner)


def replaced(node: ast.expr, text: Callable[[ast.expr], str]) -> Iterator[str]:  # noqa: C901, PLR0912  # a case an operator
    """Yield what may stand in place of an expression; `text` gives the source of a part of it."""
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            for sign in _COMPARED[type(operator)]:
                yield f"({text(left)} {sign} {text(right)})"
        case ast.BoolOp(op=operator, values=values):
            own, other = (" and ", " or ") if isinstance(operator, ast.And) else (" or ", " and ")
            parts = [f"({text(value)})" for value in values]
            yield f"({other.join(parts)})"
            for gone in range(len(parts)):
                yield f"({own.join(parts[:gone] + parts[gone + 1 :])})"
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield f"({text(operand)})"
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _CALCULATED:
            yield f"({text(left)} {_CALCULATED[type(operator)]} {text(right)})"
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield f"({text(orelse)} if {text(test)} else {text(body)})"
        case ast.Constant(value=bool(value)):
            yield str(not value)
        case ast.Constant(value=int(value)):
            yield str(value + 1)
        case ast.Subscript(value=value, slice=ast.Constant(value=0)):
            yield f"{text(value)}[-1]"
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _CALLED:
            called = text(node.func)
            yield called.removesuffix(name) + _CALLED[name] + text(node).removeprefix(called)
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            for condition in (condition for part in node.generators for condition in part.ifs):
                yield text(node).replace(f"if {text(condition)}", "if True", 1)
        case _:
            return


def which_tests(copy: Path, tests: list[str]) -> Callable[[Path, int], list[str]]:
    """Run the tests once; return which of them come to a line of a file, all of them where it runs at import."""
    (copy / "by_test.py").write_text(_BY_TEST, encoding="utf-8")
    run = ["run", f"--source={PACKAGE.as_posix()}", *_PYTEST, "-p", "by_test"]
    where = environment(copy) | {"PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"}
    for words in ([*run, *tests], ["json", "--show-contexts", "-o", "lines.json"]):
        subprocess.run([sys.executable, "-m", "coverage", *words], cwd=copy, env=where, check=True)  # noqa: S603  # our own command
    files = json.loads((copy / "lines.json").read_text(encoding="utf-8"))["files"]

    def came(path: Path, line: int) -> list[str]:
        contexts: list[str] = files.get(path.as_posix(), {}).get("contexts", {}).get(str(line), [])
        return tests if "" in contexts else contexts

    return came


def in_order(tests: set[str], mutant: Mutant) -> list[str]:
    """Return the tests with those of the mutant's own room first: they are quick, and notice most."""
    own = f"tests/{mutant.path.relative_to(PACKAGE).parts[0]}/"
    return sorted(tests, key=lambda test: (not test.startswith(own), test))


def killed(mutant: Mutant, tests: list[str], copy: Path) -> bool:
    """Tell whether one of the tests fails where the mutant is in place."""
    path = copy / mutant.path
    whole = path.read_bytes()
    path.write_bytes(mutant.of(whole))
    command = [sys.executable, *_PYTEST, "-x", *tests]
    try:
        done = subprocess.run(  # noqa: S603  # our own command
            command, cwd=copy, env=environment(copy), timeout=TIME_LIMIT, check=False, capture_output=True
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_bytes(whole)
    return done.returncode != 0


def copied(folder: Path) -> Path:
    """Return a fresh copy of the files that git knows."""
    shutil.rmtree(folder, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)  # noqa: S607  # git as the caller has it
    for name in filter(None, listed.stdout.decode().split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


def environment(copy: Path) -> dict[str, str]:
    """Return the environment in which the program is imported from a copy."""
    return os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


def print_survivor(mutant: Mutant) -> None:
    """Print where a mutant stands, the line as it is, and what stood in place of a part of it."""
    raw = (ROOT / mutant.path).read_bytes()
    was = raw[mutant.start : mutant.end].decode()
    sys.stdout.write(f"{mutant.path.as_posix()}:{mutant.line}\n  - {was}\n  + {mutant.instead}\n")


if __name__ == "__main__":
    main()
