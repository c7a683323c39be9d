"""Whatever a year's file looks like: the data is as wanted, every comment is there, and the rest is byte for byte."""

import re
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build import PLAN
from ykplan.data.loading import files_from
from ykplan.data.yaml.source import parse
from ykplan.recording.changes import recorded

IDS = ("1-3-1", "1-3-2", "2-2-1")
WORDS = ("note", "source", "done", "issues", "next", "reported_by")
SPECIMENS = (
    "増えた",
    "it's",
    'a "b"',
    "a: b",
    "x # y",
    "- z",
    "{a}",
    "1,234",
    "no",
    "null",
    "~",
    "2026",
    "=1+1",
    "\u202e左",
    "𠮷",
    "一\n二",
    "一\n\n二\n",
    " x ",
    "a\tb",
    "\u2028",
    "&a *b !c",
    "%",
    "|",
    "? x",
    "：",
    "\ue000",
)
# What a file may hold: no control characters, which are refused, and no halves of letters.
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff") | st.sampled_from(
    "\n\t\x85"
)
TEXTS = st.sampled_from(SPECIMENS) | st.text(LETTERS, min_size=1, max_size=12)
COMMENTS = st.sampled_from(("# 注", "# 1-3-2 はまだ", "#", "# {a: b}, 'c", '# "'))


def quoted(text: str) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}
    return '"' + "".join(escapes.get(letter, letter) for letter in text) + '"'


def plain_on_one_line(text: str) -> bool:
    return (
        re.fullmatch(r"[\wぁ-ん一-龥 ・]+", text) is not None
        and text == text.strip()
        and parse(f"{{a: {text}}}", "f").data == {"a": text}
    )


@st.composite
def scalars(draw: st.DrawFn, text: str) -> str:
    """Return a text as somebody may have written it on one line."""
    ways = [quoted(text)]
    if text.isprintable() and text == text.strip(" "):
        ways.append("'" + text.replace("'", "''") + "'")
    if plain_on_one_line(text):
        ways.append(text)
    return draw(st.sampled_from(ways))


@st.composite
def blocks(draw: st.DrawFn, text: str) -> str | None:
    """Return a text as a literal block 6 cells in; None where it cannot be one."""
    lines = text.removesuffix("\n").split("\n")
    if not all(line.isprintable() and line == line.strip() for line in lines) or not lines[0] or not lines[-1]:
        return None
    header = ("|" if text.endswith("\n") else "|-") + draw(st.sampled_from(("", "  # 注")))
    return "\n".join([header, *(f"      {line}" if line else "" for line in lines)])


@st.composite
def fields(draw: st.DrawFn) -> dict[str, str]:
    entry: dict[str, str] = {}
    if draw(st.booleans()):
        name = draw(st.sampled_from(("value", "stage", "absent")))
        entry[name] = {"value": "9", "stage": "設置・運用", "absent": "not_surveyed"}[name]
    for name in draw(st.lists(st.sampled_from(WORDS), unique=True, max_size=3)):
        entry[name] = draw(TEXTS)
    return dict(draw(st.permutations(list(entry.items()))))


@st.composite
def entries(draw: st.DrawFn, identity: str) -> str:
    """Return an entry as lines: in braces on one, or each field on its own, with comments about."""
    entry = draw(fields())
    comment = draw(st.sampled_from(("", "  # 末尾", "\t# 末尾")))
    identity = draw(st.sampled_from((identity, f"'{identity}'", f'"{identity}" ')))
    if not entry:
        return f"  {identity}:{draw(st.sampled_from(('', ' {}', ' ~', ' { }')))}{comment}\n"
    if draw(st.booleans()):
        inside = draw(st.sampled_from((", ", ",  "))).join(
            f"{name}: {draw(scalars(text))}" for name, text in entry.items()
        )
        return f"  {identity}: {{{inside}}}{comment}\n"
    if draw(st.booleans()):
        last = draw(st.sampled_from(("", ",")))
        ends = [","] * (len(entry) - 1) + [last]
        rows = [
            f"    {name}: {draw(scalars(text))}{end}{draw(st.sampled_from(('', '  # 末尾')))}"
            for (name, text), end in zip(entry.items(), ends, strict=True)
        ]
        return (
            "\n".join([f"  {identity}: {{{comment}", *rows, f"    {draw(st.sampled_from(('', '# 注')))}", "    }"])
            + "\n"
        )
    lines = [f"  {identity}:{comment}"]
    for name, text in entry.items():
        if draw(st.integers(0, 3)) == 0:
            lines.append(f"    {draw(COMMENTS)}")
        block = draw(blocks(text)) if draw(st.booleans()) else None
        lines.append(
            f"    {name}: {draw(scalars(text)) + draw(st.sampled_from(('', '  # 末尾'))) if block is None else block}"
        )
    return "\n".join(lines) + "\n" + draw(st.sampled_from(("", "\n")))


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return a year's file."""
    rows = []
    for identity in draw(st.permutations(IDS))[: draw(st.integers(0, 3))]:
        if draw(st.booleans()):
            rows.append(f"  {draw(COMMENTS)}\n")
        rows.append(draw(entries(identity)))
    head = f"{draw(COMMENTS)}\nyear: R6  {draw(COMMENTS)}\nstate: draft\n"
    body = (
        f"entries:{draw(st.sampled_from(('', '  # 末尾')))}\n{''.join(rows)}"
        if bool(rows) or draw(st.booleans())
        else ""
    )
    tail = draw(
        st.sampled_from(("", "measures:\n  1-3: {done: x}\n", "# 終わり\n", "# 前\nmeasures:\n  1-3: {done: x} # 末尾"))
    )
    text = head + body + tail
    text = text.removesuffix("\n") if draw(st.booleans()) else text
    return text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n", "\r", "\x85"))))


WANTED = st.dictionaries(
    st.sampled_from(IDS),
    st.dictionaries(
        st.sampled_from(("value", "stage", "absent", "sample_size")),
        st.sampled_from((None, "10", "拡充", "９")),
        max_size=2,
    ).flatmap(
        lambda some: st.dictionaries(st.sampled_from(WORDS), st.none() | TEXTS, max_size=3).map(
            lambda more: some | more
        )
    ),
    max_size=3,
)


def comments(text: str) -> list[str]:
    """Return the comments that the files made here can hold, however often each is there."""
    return sorted(re.findall(r"# 注|# 1-3-2 はまだ|# {a: b}, 'c|# \"|# 末尾|# 終わり|# 前", text))


def lines_but_of(text: str, identities: set[str]) -> list[str]:
    """Return the lines of a file but for those of some entries."""
    kept, skipping = [], False
    for line in re.split(r"\r\n|[\n\r\x85]", text):
        if not line.startswith("    ") and line.strip() != "":
            skipping = any(re.match(rf"  ['\"]?{identity}['\"]? ?:", line) for identity in identities)
        if not skipping:
            kept.append(line)
    return [line for line in kept if line and line.strip() != "entries:"]


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(files(), WANTED)
def test_only_what_is_wanted(text: str, wanted: dict[str, dict[str, str | None]]) -> None:
    before: Any = parse(text, "f").data
    assert before is not None
    found = recorded(
        files_from(Path("data"), {"plan.yaml": PLAN.encode(), "progress/2024.yaml": text.encode()}), 2024, wanted
    )
    assert found.left == ()
    after: Any = parse(found.text, "f").data
    assert {name: part for name, part in after.items() if name != "entries"} == {
        name: part for name, part in before.items() if name != "entries"
    }
    old, new = before.get("entries") or {}, after.get("entries") or {}
    for identity in IDS:
        was = {**(old.get(identity) or {}), **wanted.get(identity, {})}
        assert (new.get(identity) or {}) == {name: text for name, text in was.items() if text is not None}
    assert comments(found.text) == comments(text)
    touched = {each.identity for each in found.changed}
    assert lines_but_of(found.text, touched) == lines_but_of(text, touched)
    ends = [set(re.findall(r"\r\n|[\n\r]", each)) for each in (text, found.text)]
    assert ends[1] <= (ends[0] or {"\n"})
