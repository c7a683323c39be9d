"""The JSON Schemas: in step with the records, and never refusing what the program reads.

They are asked in this process, as check-jsonschema asks them, and by check-jsonschema itself over the shipped data.
"""

import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.conftest import ROOT, rewrite
from tests.data.schema.reading import as_editors_read
from tests.expected import EXAMPLES
from tests.rules.test_rules import BAD
from ykplan.data.loading import progress_files
from ykplan.data.model.fields import FrozenRecord
from ykplan.data.model.plan import Plan
from ykplan.data.model.progress import Progress
from ykplan.data.records import fit
from ykplan.data.schema.document import ABOUT, KINDS, Kind, document, schema_of
from ykplan.data.yaml.source import read

FILE_RECORDS: dict[Kind, type[FrozenRecord]] = {"plan": Plan, "progress": Progress}
FOLDERS = [EXAMPLES / "base", EXAMPLES / "twenty", *sorted(EXAMPLES.glob("YK*/*"))]
FILES = [path for folder in FOLDERS for path in (folder / "plan.yaml", *progress_files(folder)) if path.is_file()]
# The codes of which a schema knows every bad example, but for those below.
KNOWN = ("YK020", "YK021", "YK022", "YK023", "YK024", "YK025", "YK026", "YK027", "YK028", "YK029")
# What is wrong only in the letters, which YAML's own types do not keep.
NOT_KNOWN = {
    "YK023/bad-python": "1_455 is a number in YAML",
    "YK023/bad-long": "a bare number is one in YAML, however many digits it had",
    "YK027/bad-capital": "True is true in YAML",
    "YK024/bad-unseen": "a year with a rare letter in it (U+200B) is left to the program, which knows NFKC",
}


def kind_of(file: str | Path) -> Kind:
    """Return which schema a file is for."""
    return "plan" if Path(file).name == "plan.yaml" else "progress"


@cache
def validator(kind: Kind) -> Any:
    """Return a way to ask a schema."""
    return Draft202012Validator(schema_of(kind))


def faults(path: Path) -> list[str]:
    """Return what a schema finds in a file, read as editors read it."""
    data = as_editors_read(path.read_text(encoding="utf-8"))
    return [error.json_path for error in validator(kind_of(path)).iter_errors(data)]


def is_read(path: Path) -> bool:
    """Tell whether the program reads a file whole."""
    source = read(path, path.name)
    return not source.flaws and not fit(source, FILE_RECORDS[kind_of(path)], {})[1]


def records(base: type[FrozenRecord] = FrozenRecord) -> Iterator[type[FrozenRecord]]:
    """Return every record that people write; approved.yaml is written by the program."""
    for record in base.__subclasses__():
        if record.__module__.startswith("ykplan.data.model") and record.__name__ not in ("Approved", "CopyCorrection"):
            yield record
            yield from records(record)


EVERY_RECORD = sorted(records(), key=lambda record: record.__name__)


def check_jsonschema(kind: Kind, *files: Path) -> "subprocess.CompletedProcess[str]":
    """Ask check-jsonschema, as a person would; the schema is a file, so that no network is needed."""
    words = map(str, ("--schemafile", ROOT / "schema" / f"{kind}.schema.json", *files))
    return subprocess.run(  # noqa: S603  # a tool of ours
        [sys.executable, "-X", "utf8", "-m", "check_jsonschema", *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_is_in_step(kind: Kind, request: pytest.FixtureRequest) -> None:
    path = ROOT / "schema" / f"{kind}.schema.json"
    if request.config.getoption("--update-golden"):
        rewrite(path, document(kind))
    assert path.read_bytes().decode() == document(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: Kind) -> None:
    Draft202012Validator.check_schema(schema_of(kind))
    assert document(kind).endswith("}\n")
    assert list(schema_of(kind))[:3] == ["$schema", "title", "description"]


@pytest.mark.parametrize("record", EVERY_RECORD)
def test_every_field_is_described(record: type[FrozenRecord]) -> None:
    own = [field.alias or name for name, field in record.model_fields.items() if name in record.__annotations__]
    assert list(ABOUT[record.__name__].fields) == own
    assert all(said.endswith("。") for said in (ABOUT[record.__name__].record, *ABOUT[record.__name__].fields.values()))


def test_no_record_is_described_that_is_not() -> None:
    assert set(ABOUT) == {record.__name__ for record in EVERY_RECORD}


@pytest.mark.parametrize("kind", KINDS)
def test_descriptions_are_in_the_schema(kind: Kind) -> None:
    made = schema_of(kind)
    assert made["description"] == made["description"].strip() != ""
    for part in (made, *made["$defs"].values()):
        for field in part.get("properties", {}).values():
            assert field["description"] == field["description"].strip() != ""
            assert [inside for inside in insides(field) if not inside.get("description")] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_member_of_a_choice_speaks_for_the_field(kind: Kind) -> None:
    made = schema_of(kind)
    members = [member for part in parts(made) for key in ("anyOf", "oneOf") for member in part.get(key, ())]
    assert [part for part in (*members, *made["$defs"].values()) if "description" in part] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_is_made_of_fields(kind: Kind) -> None:
    for part in schema_of(kind)["$defs"].values():
        for row in part.get("defaultSnippets", ()):
            assert {field.split(":")[0] for field in row["label"].strip("{}").split(", ")} <= set(part["properties"])


def insides(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return what may stand in the lists and mappings of a part of a schema."""
    for inner in parts(part):
        yield from (inner[key] for key in ("items", "additionalProperties") if isinstance(inner.get(key), dict))


def parts(part: Any) -> Iterator[dict[str, Any]]:
    """Return a part of a schema and every part within."""
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from parts(inner)
    if isinstance(part, list):
        for inner in part:
            yield from parts(inner)


@pytest.mark.parametrize("file", ["data/plan.yaml", "data/progress/2024.yaml", "data/progress/2025.yaml"])
def test_shipped_data_names_its_schema(file: str) -> None:
    path = ROOT / file
    named = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == ROOT / "schema" / f"{kind_of(path)}.schema.json"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_what_is_read_is_not_refused(path: Path) -> None:
    if is_read(path):
        assert faults(path) == []


def test_good_examples_are_read() -> None:
    good = [path for path in FILES if path.relative_to(EXAMPLES).parts[1].startswith("good")]
    assert [path for path in good if not is_read(path)] == []


@pytest.mark.parametrize("example", [name for name in BAD if name.startswith(KNOWN)])
def test_bad_examples_are_refused(example: str) -> None:
    found = [fault for path in sorted((EXAMPLES / example).rglob("*.yaml")) for fault in faults(path)]
    assert bool(found) == (example not in NOT_KNOWN)


def test_check_jsonschema_passes_the_shipped_data() -> None:
    years = sorted((ROOT / "data" / "progress").iterdir())
    for outcome in (check_jsonschema("plan", ROOT / "data" / "plan.yaml"), check_jsonschema("progress", *years)):
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_check_jsonschema_passes_unusual_spellings() -> None:
    files = [EXAMPLES / name / "progress/2024.yaml" for name in ("YK030/bad", "YK030/bad-minus", "YK030/bad-blank")]
    assert check_jsonschema("progress", *files).returncode == 0
    assert check_jsonschema("plan", EXAMPLES / "YK030/bad-year/plan.yaml").returncode == 0


def test_check_jsonschema_refuses_what_is_wrong() -> None:
    outcome = check_jsonschema("progress", EXAMPLES / "YK023/bad/progress/2024.yaml")
    assert (outcome.returncode, "$.entries['1-2-1'].value" in outcome.stdout) == (1, True)
    outcome = check_jsonschema("plan", EXAMPLES / "YK024/bad-era/plan.yaml")
    assert (outcome.returncode, "baseline.year" in outcome.stdout) == (1, True)
