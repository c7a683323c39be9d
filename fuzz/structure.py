"""Change the structure of a plan's files at random and do everything with them: no exception.

python fuzz/structure.py [--count 20000] [--seed 1] [--folder fuzz/plan] [--show]

Each turn takes one to four nodes of plan.yaml, a year's file, approved.yaml or report.yaml and edits, deletes, moves,
doubles, swaps, wraps or renames them, or puts an odd number, year or text there; the files are written again in one of
several styles. `uses.py` says what is done with them. What raises is told with the number of its turn, and the run
goes on; it ends with 1 where anything raised. `--show` prints the files of the turns instead. No file is written.
"""

import argparse
import json
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mutate import check_readers
from uses import Before, filled_in, look_at

from ykplan.data.loading import files_from, files_of, load_files
from ykplan.editing.scalar import Bare, flow, key_of, scalar
from ykplan.judging.book import Book
from ykplan.rules.checking import checked

PDF_EVERY, DOCX_EVERY = 200, 10
SLOW = 20.0
NUMBERS = (
    "0", "-0", "-1", "1", "0.1", "99.95", "100", "101", "9996", "10000", "2581000", "1234567890123", "9" * 28, "9" * 29,
    "0." + "0" * 20 + "1", "-" + "9" * 27, "1e3", "1_000", "1,234", "１２", "－３", "NaN", "Infinity", "012", "+3", "½",
)  # fmt: skip
YEARS = ("R0", "R1", "R5", "R6", "R10", "R81", "R99", "H31", "S60", "T15", "M1", "1868", "1867", "2099", "2100",
         "令和元年", "令和７年度", "9999", "2024年度")  # fmt: skip
TEXTS = (
    "", " ", "\u3000", "\u200b", "ハ\u309a", "\u202e左", "𠮷", "=1+1", "<script>", "#{x}", "\x85", "a\nb", "a\tb",
    "\ud83d", "null", "~", "true", "no", "{}", "- a", "a: b", "い" * 300, "x" * 2000, "1-1", "①", "up", "down",
    "keep", "number", "stage", "final", "draft", "sample", "standard", "not_surveyed", "2026-02-30", "2026-03-31",
    "0001-01-01", "%", "人", "\\", "'", '"', "💩" * 5, "未設置", "拡充", "\ufeff", "│", "$x", "`x`", "**x**", "|", ">",
)  # fmt: skip
Change = Callable[[Any, "list[Any]", random.Random], None]


def main() -> None:
    """Read the options and take the turns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / "plan")
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    turns = range(chosen.seed, chosen.seed + chosen.count)
    if chosen.show:
        for turn in turns:
            for name, content in mutated(data_of(chosen.folder), random.Random(turn)).items():  # noqa: S311  # no secret
                sys.stdout.write(f"--- {name}\n{content.decode('utf-8', 'replace')}\n")
    else:
        run(chosen.folder, turns)


def run(folder: Path, turns: range) -> None:
    """Take the turns and tell what raised, each kind once."""
    whole = data_of(folder)
    unchanged = Book.of(checked(load_files(files_of(folder))))
    assert unchanged is not None  # noqa: S101  # the folder is ours
    before = Before(unchanged, filled_in(unchanged, random.Random(0)))  # noqa: S311  # no secret
    start, slowest, findings, raised = time.perf_counter(), 0.0, 0, Counter[str]()
    for turn in turns:
        chance = random.Random(turn)  # noqa: S311  # chance that can be repeated, no secret
        began = time.perf_counter()
        try:
            contents = mutated(whole, chance)
            for content in contents.values():
                check_readers(content)
            slow = [form for form, every in (("pdf", PDF_EVERY), ("docx", DOCX_EVERY)) if turn % every == 0]
            findings += look_at(files_from(Path("data"), contents), before, chance, slow)
        except Exception as error:  # it is what is looked for
            kind = _kind(error)
            raised[kind] += 1
            if raised[kind] == 1:
                sys.stdout.write(f"turn {turn}: {kind}\n")
                sys.stdout.flush()
        took = time.perf_counter() - began
        slowest = max(slowest, took)
        if took > SLOW:
            raised[f"turn {turn} took {took:.0f} s"] += 1
    for kind, times in raised.most_common():
        sys.stdout.write(f"{times} × {kind}\n")
    spent = time.perf_counter() - start
    sys.stdout.write(
        f"{len(turns)} turns from {turns.start}: {findings} findings, {spent:.0f} s, slowest {slowest:.1f} s, "
        f"{raised.total()} exceptions\n"
    )
    sys.exit(1 if raised else 0)


def _kind(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-4:]
    where = " < ".join(
        f"{Path(frame.filename).parent.name}/{Path(frame.filename).name}:{frame.lineno}" for frame in last[::-1]
    )
    return f"{type(error).__name__}: {str(error)[:200]!r} at {where}"


def data_of(folder: Path) -> dict[str, Any]:
    """Return the plain data of a folder's files by their names inside it."""
    files = files_of(folder)
    sources = (files.plan, files.approved, files.settings, *files.years)
    return {Path(each.file).relative_to(folder).as_posix(): each.data for each in sources if each is not None}


def mutated(whole: dict[str, Any], chance: random.Random) -> dict[str, bytes]:
    """Return the files of a folder with one to four random changes in one or two of them."""
    made = json.loads(json.dumps(whole))
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        name = chance.choice(("plan.yaml", "plan.yaml", *made))
        root = [made[name]]
        change = chance.choice(CHANGES)
        change(root, list(made.values()), chance)
        made[name] = root[0] if root else None
    contents = {name: _written(data, chance).encode("utf-8", "replace") for name, data in made.items()}
    if _once_in(20, chance):
        name = chance.choice([name for name in contents if name.startswith("progress/")])
        contents[f"progress/{chance.choice(('2026.yaml', '2024.yml', '1868.yaml', '令和8年度.yaml'))}"] = contents.pop(
            name
        )
    return contents


def _nodes(root: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield every container with each key or position in it."""
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            yield node, key
            if isinstance(node[key], dict | list):
                waiting.append(node[key])


def _one(root: list[Any], chance: random.Random) -> tuple[Any, Any]:
    return chance.choice(list(_nodes(root)) or [(root, 0)]) if root else (root, 0)


def _odd(value: Any, chance: random.Random) -> Any:
    """Return something that may stand in the place of a value, or nearly."""
    if _once_in(3, chance) and isinstance(value, str) and value.replace(".", "").lstrip("-").isdigit():
        return chance.choice(
            (value + "0", value[:-1], "-" + value, value + "0000", "0." + value.lstrip("-"), value + ".5")
        )
    if not _once_in(4, chance):
        return chance.choice(chance.choice((NUMBERS, YEARS, TEXTS)))
    return chance.choice((None, {}, [], [None], {"value": value}, [value], [[value]], {"a": {"b": "c"}}))


def _edit(root: list[Any], _: list[Any], chance: random.Random) -> None:
    node, key = _one(root, chance)
    node[key] = _odd(node[key], chance)


def _edit_scalar(root: list[Any], _: list[Any], chance: random.Random) -> None:
    scalars = [(node, key) for node, key in _nodes(root) if not isinstance(node[key], dict | list)]
    if scalars:
        node, key = chance.choice(scalars)
        node[key] = _odd(node[key], chance)


def _delete(root: list[Any], _: list[Any], chance: random.Random) -> None:
    node, key = _one(root, chance)
    del node[key]


def _put(node: Any, key: Any, value: Any, chance: random.Random) -> None:
    """Put a value beside a node: at its place in a list, under some key in a mapping."""
    if isinstance(node, list):
        node.insert(key, value)
    else:
        node[chance.choice((f"{key}2", str(key), "value", "1-9", chance.choice(TEXTS)))] = value


def _move(root: list[Any], _: list[Any], chance: random.Random) -> None:
    node, key = _one(root, chance)
    value = node.pop(key)
    if root:
        _put(*_one(root, chance), value, chance)


def _double(root: list[Any], _: list[Any], chance: random.Random) -> None:
    node, key = _one(root, chance)
    for _again in range(chance.choice((1, 1, 2, 40))):
        _put(node, key, json.loads(json.dumps(node[key])), chance)


def _swap(root: list[Any], _: list[Any], chance: random.Random) -> None:
    (one, first), (other, second) = _one(root, chance), _one(root, chance)
    one[first], other[second] = json.loads(json.dumps([other[second], one[first]]))


def _graft(root: list[Any], others: list[Any], chance: random.Random) -> None:
    node, key = _one(root, chance)
    giver, there = _one([chance.choice(others)], chance)
    node[key] = json.loads(json.dumps(giver[there]))


def _rename(root: list[Any], others: list[Any], chance: random.Random) -> None:
    named = [(node, key) for node, key in _nodes(root) if isinstance(node, dict)]
    if named:
        node, key = chance.choice(named)
        keys = [each for _, each in _nodes(others) if isinstance(each, str)]
        node[chance.choice((*keys, *TEXTS)) if _once_in(2, chance) else f"{key} "] = node.pop(key)


CHANGES: tuple[Change, ...] = (_edit, _edit_scalar, _edit_scalar, _delete, _move, _double, _swap, _graft, _rename)


def _written(data: Any, chance: random.Random) -> str:
    """Return data as YAML: more or less of it in braces, with line ends of several systems, or none at the end."""
    text = "\n".join(_lines(data, chance.randrange(8))) + ("" if _once_in(8, chance) else "\n")
    return text.replace("\n", "\r\n") if _once_in(8, chance) else text


def _once_in(times: int, chance: random.Random) -> bool:
    return chance.randrange(times) == 0


def _lines(data: Any, depth: int) -> Iterator[str]:
    if isinstance(data, dict) and data and depth:
        for key, value in data.items():
            inner = list(_lines(value, depth - 1))
            block = isinstance(value, dict | list) and value and depth > 1
            yield from (
                (f"{key_of(key)}:", *(f"  {line}" for line in inner)) if block else (f"{key_of(key)}: {inner[0]}",)
            )
    elif isinstance(data, list) and data and depth:
        for value in data:
            first, *rest = _lines(value, depth - 1)
            yield from (f"- {first}", *(f"  {line}" for line in rest))
    elif isinstance(data, dict | list):
        yield flow(_bare(data))
    else:
        yield scalar(None if data is None else Bare(data))


def _bare(data: Any) -> Any:
    """Return data whose texts stand without quotes where they can, as people write."""
    if isinstance(data, dict):
        return {key: _bare(value) for key, value in data.items()}
    return [_bare(value) for value in data] if isinstance(data, list) else None if data is None else Bare(data)


if __name__ == "__main__":
    main()
