"""What a person sees and gets who presses Tab, in the shells themselves, while the plan means harm."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.folder import INDICATOR, write_folder
from tests.shells.driving import SHELLS, Shell

# Each would leave a file behind if it were run, expanded or split; the shells differ in what it takes.
HARM = (
    "$(touch PWNED)",
    "\\$(touch PWNED)",
    "\\\\$(touch PWNED)",
    "`touch PWNED`",
    "\\`touch PWNED\\`",
    "x'; touch PWNED; '",
    "x'$(touch PWNED)'",
    '"; touch PWNED; "',
    '\\"; touch PWNED; \\"',
    '"$(touch PWNED)"',
    "))'; touch PWNED; '((",
    ")); touch PWNED; ((",
    "; touch PWNED",
    "& touch PWNED",
    "| touch PWNED",
    "> PWNED",
    "${(e):-$(touch PWNED)}",
    "(touch PWNED)",
    "%(touch PWNED)",
    "a:b:$(touch PWNED)",
    "two\nlines $(touch PWNED)\ttab",
    "[red]x[/red] [/] $(touch PWNED)",
    "# $(touch PWNED)",
    "\u202e$(touch PWNED)\u2066\u200b",
    "\u2028$(touch PWNED)\x85",
    "=(touch PWNED)",
    "~ * ? {a,b} !! ^x $(touch PWNED)",
    "長い" * 60 + "$(touch PWNED)",
)
IDS = [f"1-1-{number}" for number in range(1, len(HARM) + 1)]
NO_WORDS = (
    *HARM,
    "-rf",
    "--data",
    "a b",
    "a*",
    "[a-z]*",
    "1-1\n1-2",
    "!!",
    "=ls",
    "~root",
    "a:b",
    "a'b",
    'a"b',
    "a\\b",
)


def write_plan(folder: Path, ids: Sequence[str], texts: Sequence[str]) -> None:
    """Write a plan of measures with one indicator each, of the same id, both called by one of the texts."""
    measures = [
        {"id": identity, "title": text, "indicators": [{"id": identity, "name": text, "section": text, **INDICATOR}]}
        for identity, text in zip(ids, texts, strict=True)
    ]
    write_folder(folder, [], {}, measures=measures)


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Shell:
    city = tmp_path / "city"
    city.mkdir()
    found = Shell(request.param, tmp_path / "home", city)
    seen = found.types("ykplan --install-completion\n")
    assert f"\n{found.name} の入力補完を {found.home}" in seen
    assert " に組み込みました\n端末を開き直すと使えます\n" in seen
    return found


def harm(shell: Shell) -> list[Path]:
    """Return what something left behind that was run."""
    return [*shell.folder.rglob("*PWNED*"), *shell.home.rglob("*PWNED*")]


def offered(seen: str) -> list[str]:
    """Return the ids that the last lines of a screen begin with."""
    return re.findall(r"(?<!\S)1-1-\d+(?!\S)", seen)


@pytest.mark.parametrize("line", ["ykplan show 1-1-", "ykplan record 1-1-", "ykplan status --measure 1-1-"])
def test_each_id_is_offered_once(shell: Shell, line: str) -> None:
    write_plan(shell.folder, IDS, HARM)
    seen = shell.offers(line)
    assert harm(shell) == []
    assert sorted(offered(seen)) == sorted(IDS)


def test_each_text_alone(shell: Shell) -> None:
    for identity, text in zip(IDS, HARM, strict=True):
        write_plan(shell.folder / identity, [identity, f"{identity}-2"], [text, text])
    seen = shell.offers(*(f"ykplan show --data {identity}/data 1-1-" for identity in IDS))
    assert harm(shell) == []
    assert set(offered(seen)) >= set(IDS)


@pytest.mark.parametrize("line", ["ykplan show ", "ykplan status --measure "])
def test_an_id_that_is_no_word_is_not_put_in(shell: Shell, line: str) -> None:
    write_plan(shell.folder, [*NO_WORDS, "9-1"], ["名"] * (len(NO_WORDS) + 1))
    seen = shell.completes(line)
    assert harm(shell) == []
    assert f"{line}9-1" in seen


@pytest.mark.parametrize("shell", ["bash"], indirect=True)
def test_an_only_id_that_is_no_word_is_not_run(shell: Shell) -> None:
    # bash puts a candidate into the line as it stands; the others quote it.
    for number, identity in enumerate(HARM):
        write_plan(shell.folder / str(number), [identity], ["名"])
    shell.types(*(f"ykplan show --data {number}/data \t\t\n" for number in range(len(HARM))))
    assert harm(shell) == []
