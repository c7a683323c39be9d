"""Any workbook at all, filled in or damaged at random: no traceback, and nothing written that was not shown first."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from tests.cli.calling import Call
from tests.form.damage import SHEET, rewritten
from tests.form.examples import exported, opened
from tests.form.filling import Step, filled
from ykplan.data.loading import load
from ykplan.form.layout import OPEN, ORIGIN, PRINTED
from ykplan.form.value import forms
from ykplan.rules.checking import check
from ykplan.terms.entry import WORDS

pytestmark = pytest.mark.slow

ROWS: Final = ("1-1-1", "1-1-2", "1-1-3", "1-2-1", "1-2-2")
TITLES: Final = [column.title for column in OPEN]
NAMES: Final = {"value": "実績", "stage": "実績", "absent": "実績がない理由", **WORDS, "note": "備考"}
# What people type, and what nobody does.
TEXTS: Final = st.one_of(
    st.sampled_from(
        [
            "9か所",
            "１０",
            "41.3%",
            "－",
            "なし",
            "設置・運用",
            " 拡充",
            "検討中",
            "調査年でない",
            "△3",
            "約20",
            "R7",
            "812",
        ]
    ),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=30
    ),
)
WRITE: Final = st.fixed_dictionaries({"row": st.sampled_from(ROWS), "column": st.sampled_from(TITLES)}).flatmap(
    lambda place: st.one_of(
        TEXTS.map(lambda text: place | {"text": text}),
        st.floats(allow_nan=False, allow_infinity=False, width=32).map(lambda number: place | {"number": number}),
        st.integers(0, 120).map(lambda number: place | {"number": number}),
        st.floats(0, 2).map(lambda number: place | {"number": number, "format": "0.0%"}),
        st.dates().filter(lambda day: day.year > 1900).map(lambda day: place | {"day": day}),
        st.sampled_from(["#REF!", "#N/A"]).map(lambda error: place | {"error": error}),
        st.just(place | {"formula": "=SUM(A1:A3)"}),
        st.just(place),
    )
)
CHANGE: Final = st.one_of(
    st.sampled_from([column.title for column in (*PRINTED, *OPEN)]).flatmap(
        lambda title: st.sampled_from(
            [{"delete column": title}, {"copy column": title}, {"insert column before": title}, {"hide column": title}]
        )
    ),
    st.sampled_from(ROWS).flatmap(
        lambda row: st.sampled_from([{"delete row": row}, {"copy row": row}, {"insert row above": row}])
    ),
    st.sampled_from(
        [
            {"reverse rows": []},
            {"reverse rows": ["番号"]},
            {"rename sheet": "実績", "to": "R7"},
            {"rename sheet": "ykplan", "to": "x"},
            {"delete sheet": "ykplan"},
            {"delete sheet": "はじめに"},
            {"copy sheet": "実績"},
            {"add sheet": "メモ"},
            {"merge": [["1-1-1", "備考"], ["1-1-2", "備考"]]},
            {"below": {"番号": "合計", "実績": "99"}},
        ]
    ),
)


class Form(bytes):
    """The form of the small plan; of its bytes nobody wants to read."""

    def __repr__(self) -> str:
        """Return a short name, for Hypothesis prints what it calls a test with."""
        return "Form()"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return Form(exported(opened(tmp_path_factory.mktemp("plan") / "data")))


def entries(data: Path) -> dict[str, dict[str, Any]]:
    text = (data / "progress" / "2025.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)["entries"] or {}  # noqa: S506  # plain texts only


def imported(raw: bytes, data: Path, call: Call) -> None:
    """Import a workbook, and hold what was shown against what was written."""
    path, file = data.parent / "form.xlsx", data / "progress" / "2025.yaml"
    path.write_bytes(raw)
    file.write_bytes(BEFORE)
    before = entries(data)
    found = call("form", "import", "--data", str(data), str(path))
    after = entries(data)
    assert found.status in (0, 1)
    if found.status == 1:
        assert file.read_bytes() == BEFORE
        assert ": error YK" in found.out
        return
    for identity in before.keys() | after.keys():
        old, new = before.get(identity, {}), after.get(identity, {})
        for field in old.keys() | new.keys():
            if old.get(field) != new.get(field):
                assert f"\n{identity}　" in "\n" + found.out
                assert NAMES[field] in found.out
    assert not check(data).failed
    assert forms(load(data), 2025)


BEFORE: Final = b"year: R7\nstate: draft\nentries:\n  1-2-1: {value: 470}  # x\n"
THOROUGHLY: Final = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return opened(tmp_path / "data")


@THOROUGHLY
@given(changes=st.lists(CHANGE, max_size=2), cells=st.lists(WRITE, max_size=6))
def test_any_cells(form: Form, data: Path, call: Call, changes: list[Step], cells: list[Step]) -> None:
    try:
        raw = filled(form, [*cells, *changes])
    except (StopIteration, KeyError, AttributeError, ValueError):  # a step about what an earlier one took away
        raw = filled(form, cells)
    imported(raw, data, call)


@THOROUGHLY
@given(damage=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8), st.integers(0, 40)), min_size=1, max_size=4))
def test_any_bytes(form: Form, data: Path, call: Call, damage: list[tuple[float, bytes, int]]) -> None:
    raw = bytes(form)
    for place, put, cut in damage:
        at = int(place * len(raw))
        raw = raw[:at] + put + raw[at + cut :]
    imported(raw, data, call)


@THOROUGHLY
@given(
    part=st.integers(0, 100),
    damage=st.lists(
        st.tuples(
            st.floats(0, 1),
            st.sampled_from(
                ["<", ">", "</c>", "<row>", '"', " r=''", "&x;", "-1", "\x00", "9" * 30, "<c t='s'>", "XFD1048576"]
            ),
            st.integers(0, 10),
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_any_part(form: Form, data: Path, call: Call, part: int, damage: list[tuple[float, str, int]]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(file, "w") as new:
        names = old.namelist()
        for name in names:
            content = old.read(name)
            if name == names[part % len(names)]:
                for place, put, cut in damage:
                    at = int(place * len(content))
                    content = content[:at] + put.encode() + content[at + cut :]
            new.writestr(name, content)
    imported(file.getvalue(), data, call)


# What no cell of a form holds, and what the hidden sheet may hold after somebody looked for it.
CELLS: Final = [
    *(
        f"{{}}<v>{value}</v>"
        for value in ("a-b-c", "1e400", "NaN", "INF", "1E+3", "-0", "9" * 400, "", " ", "１", "1_0")
    ),
    "{}",
    "{}<f>A1</f>",
    "{}<is><t>9</t></is>",
    "{}<is/>",
]
KINDS: Final = [
    "",
    ' t="d"',
    ' t="e"',
    ' t="b"',
    ' t="s"',
    ' t="str"',
    ' t="inlineStr"',
    ' t="n"',
    ' t="x"',
    ' s="999"',
]
PLACES: Final = ["", ' r="B3"', ' r="ZZZZ1"', ' r="A0"', ' r="H5"', ' r="XFD1048576"', ' r="h6"', ' r=""']
JSON: Final = [
    *("1e400", "-1e400", "NaN", "Infinity", "null", "true", "[]", "{}", '""', '"x"', "0", "-1", "2024", "2025", "9999"),
    *("12345678901234567890", '"\\ud800"', '"\\u0000"', '"2025-13-40"', "[null]", "[[1]]", '[[1e400, "a"]]'),
    *('[["2024", "3"]]', '{"value": "1e400"}', '{"value": null}', '{"value": "-"}', '{"absent": "x"}'),
    *('{"sample_size": "a"}', '{"stage": "\\ud83d"}', "[" * 2000 + "]" * 2000),
]


@THOROUGHLY
@given(
    damage=st.lists(
        st.tuples(st.integers(0, 200), st.sampled_from(PLACES), st.sampled_from(KINDS), st.sampled_from(CELLS)),
        min_size=1,
        max_size=4,
    )
)
def test_any_cell_of_the_file(form: Form, data: Path, call: Call, damage: list[tuple[int, str, str, str]]) -> None:
    def damaged(content: bytes) -> bytes:
        found = re.split(r"(<c .*?(?:/>|</c>))", content.decode())
        for which, place, kind, inside in damage:
            at = 1 + 2 * (which % (len(found) // 2))
            own = re.search(r' r="[A-Z0-9]+"', found[at])
            found[at] = inside.format(f"<c{place or (own[0] if own else '')}{kind}>") + "</c>"
        return "".join(found).encode()

    imported(rewritten(form, {SHEET: damaged}), data, call)


@pytest.fixture(scope="module")
def book(form: Form) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(filled(form, [{"row": "1-1-1", "column": "実績", "number": 9}])))


@THOROUGHLY
@given(which=st.integers(0, 1000), put=st.sampled_from(JSON))
def test_any_value_of_the_hidden_sheet(book: Workbook, data: Path, call: Call, which: int, put: str) -> None:
    places = [(cell, path) for (cell,) in book[ORIGIN].iter_rows() for path in paths(json.loads(str(cell.value)))]
    cell, path = places[which % len(places)]
    whole, file = str(cell.value), io.BytesIO()
    cell.value = json.dumps(put_in(json.loads(whole), path, MARK), ensure_ascii=False).replace(f'"{MARK}"', put)
    book.save(file)
    cell.value = whole
    imported(file.getvalue(), data, call)


MARK: Final = "@@"


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every value in a JSON value."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield from paths(each, (*path, key))


def put_in(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    """Return a JSON value with another one somewhere in it."""
    if not path:
        return new
    value[path[0]] = put_in(value[path[0]], path[1:], new)
    return value
