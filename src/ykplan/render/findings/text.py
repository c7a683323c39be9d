"""Findings for a terminal: place, message, the line with carets under what is meant, and a hint."""

from collections.abc import Sequence
from typing import Final

from ykplan.platform.terminal import Screen
from ykplan.terms.diagnostic import Diagnostic, Span

_SHORTEST: Final = 20
_NEAR: Final = 4


def render(findings: Sequence[Diagnostic], screen: Screen) -> str:
    """Return every finding as a paragraph of three or four lines, with nothing between them."""
    return "".join(f"{line}\n" for diagnostic in findings for line in _lines(diagnostic, screen))


def _lines(finding: Diagnostic, screen: Screen) -> list[str]:
    span = finding.span
    lines = [screen.line(f"{span.place}: {finding.severity.value} {finding.code}: {finding.message}")]
    if span.cell:
        lines += _cell(span, screen)
    elif span.excerpt and not span.excerpt.isspace():
        number = f"{span.line:>5}"
        text, carets = _excerpt(span, screen)
        lines += [f"{number} | {text}", f"{' ' * len(number)} | {carets}"]
    return [*lines, f"  {screen.line(f'hint: {finding.hint}')}"] if finding.hint else lines


def _cell(span: Span, screen: Screen) -> list[str]:
    """Return what a cell shows, on one line; nothing of an empty one."""
    room = max(screen.width - 9, _SHORTEST)
    shown = _cut(screen.line(span.excerpt[: room * _NEAR]), room, screen)
    return [f"{span.cell:>6} | {shown}"] if shown else []


def _excerpt(span: Span, screen: Screen) -> tuple[str, str]:
    """Return the part of the line that fits the screen, and the carets in terminal cells."""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(span.excerpt)
    room = max(screen.width - 9, _SHORTEST)
    # Of a line of a million letters only those near the place can be seen. Some may be as wide as none.
    near = room * _NEAR
    before = _shown(span.excerpt[max(start - near, 0) : start], screen)
    meant, after = _shown(span.excerpt[start:end][:near], screen), _shown(span.excerpt[end : end + near], screen)
    if screen.cells(before) > room // 2:
        before = "..." + _last(before, room // 2 - 3, screen)
    line, pointed = _cut(before + meant + after, room, screen), max(screen.cells(meant), 1)
    carets = min(pointed, max(room - screen.cells(before), 1))
    return line, " " * screen.cells(before) + "^" * carets


def _shown(text: str, screen: Screen) -> str:
    return screen.text(text.replace("\t", "  "))


def _cut(text: str, room: int, screen: Screen) -> str:
    """Return as much of `text` as fits into `room` cells, with dots where something is left out."""
    if screen.cells(text) <= room:
        return text
    while screen.cells(text) > room - 3:
        text = text[: -max((screen.cells(text) - room) // 2, 1)]
    return text + "..."


def _last(text: str, room: int, screen: Screen) -> str:
    while screen.cells(text) > room:
        text = text[max((screen.cells(text) - room) // 2, 1) :]
    return text
