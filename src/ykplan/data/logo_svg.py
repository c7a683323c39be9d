"""An SVG, read as XML and no further: nothing that it names is fetched, opened or worked out."""

import base64
import binascii
import math
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final
from xml.parsers import expat

from ykplan.data.logo_png import Fault, fault_of_png, fault_of_size

_MAX_DEPTH: Final = 64
_MAX_ELEMENTS: Final = 20_000
# How many there may be once each reference is followed: a drawing that names its own parts may grow tenfold a step.
_MAX_DRAWN: Final = 100_000
_SVG: Final = "http://www.w3.org/2000/svg"
_FOREIGN: Final = frozenset(
    ("script", "handler", "foreignObject", "iframe", "audio", "video", "canvas", "object", "embed")
)
_MOVING: Final = frozenset(("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"))
# Letters need a font that the reader may not have; typst takes minutes over a large blur.
_UNSUITED: Final = {"text": "text", "filter": "filter"}
_PICTURE: Final = "image"
_LINKED: Final = ("href", "src")
_URL: Final = re.compile(r"url\(\s*[\"']?\s*([^\"')\s]*)", re.IGNORECASE)
_IMPORT: Final = re.compile(r"@import|\\", re.IGNORECASE)
_NUMBER: Final = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
_LENGTH: Final = re.compile(rf"\s*({_NUMBER})\s*(px|pt|pc|mm|cm|in|q|em|ex|rem)?\s*", re.IGNORECASE)
_BOX: Final = re.compile(rf"\s*({_NUMBER})" + rf"[\s,]+({_NUMBER})" * 3 + r"\s*", re.IGNORECASE)
_INCH: Final = 96
_PIXELS: Final = {
    "px": 1.0,
    "pt": _INCH / 72,
    "pc": _INCH / 6,
    "mm": _INCH / 25.4,
    "cm": _INCH / 2.54,
    "in": _INCH,
    "q": _INCH / 101.6,
    "em": 16,
    "rem": 16,
    "ex": 8,
}
# How many times as far as the drawing is large its points may lie: farther out, typst loses its way.
_FARTHEST: Final = 100_000
_POINTS: Final = frozenset(
    "d points x y x1 y1 x2 y2 cx cy r rx ry fx fy width height stroke-width style".split()  # noqa: SIM905
)
# A colour such as #1e5a2b is no figure.
_FIGURE: Final = re.compile(rf"#\w+|({_NUMBER})", re.IGNORECASE)
_TRANSFORMS: Final = ("transform", "gradientTransform", "patternTransform")
_STEP: Final = re.compile(r"(\w+)\s*\(([^()]*)\)")
_STRETCHING: Final = {"scale": 2, "matrix": 4}
# What is longer is no length, and takes long to be found out.
_LONGEST: Final = 200
_EMBEDDED: Final = re.compile(r"data:image/(png|jpe?g);base64,", re.IGNORECASE)


class _StopError(Exception):
    """Stops the reading once a fault is known."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind)
        self.fault = Fault(kind, detail)


def fault_of_svg(content: bytes) -> Fault | None:
    """Return the fault of a file that should be an SVG, if any."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Fault("not utf-8")
    reader = _Reader()
    try:
        reader.read(text)
    except _StopError as stopped:
        return stopped.fault
    except expat.ExpatError as error:
        return Fault("not xml", str(error.lineno)) if reader.size is not None else Fault("no svg")
    if reader.drawn() > _MAX_DRAWN:
        return Fault("grows")
    return fault_of_size(*(reader.size or (0, 0)), pixels=False)


class _Reader:
    """The state of reading an SVG: how its elements refer to each other, and its size."""

    def __init__(self) -> None:
        self.size: tuple[float, float] | None = None
        self._open: list[int] = []
        self._parts: list[list[int]] = []
        self._named: dict[str, int] = {}
        self._asked: list[list[str]] = []
        self._scales = [1.0]
        self._farthest = 0.0

    def read(self, text: str) -> None:
        parser = expat.ParserCreate("utf-8", " ")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.buffer_text = True
        parser.EntityDeclHandler = _refuse_entity
        parser.ProcessingInstructionHandler = _refuse_style_sheet
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)  # noqa: FBT003  # expat's own

    def drawn(self) -> int:
        """Return the number of elements once every reference is followed, or more than the limit."""
        references = [[self._named[name] for name in names if name in self._named] for names in self._asked]
        counted = [0] * len(self._parts)
        # Each round follows one more reference; what still grows after as many as may be is a circle, or too much.
        for _ in range(_MAX_DEPTH):
            before = list(counted)
            for at in reversed(range(len(self._parts))):
                inside = sum(counted[part] for part in self._parts[at])
                counted[at] = 1 + inside + sum(before[name] for name in references[at])
            if counted == before:
                return counted[0]
            if counted[0] > _MAX_DRAWN:
                break
        return _MAX_DRAWN + 1

    def _start(self, named: str, attributes: Mapping[str, str]) -> None:
        space, _, name = named.rpartition(" ")
        at = len(self._parts)
        if at == 0:
            if (space, name) != (_SVG, "svg"):
                raise _StopError("no svg")
            self.size = _size(attributes)
            extent = max(_box(attributes) or self.size)
            self._farthest = _FARTHEST * extent if extent > 0 else math.inf
        if len(self._open) >= _MAX_DEPTH or at >= _MAX_ELEMENTS:
            raise _StopError("too much")
        if name in _FOREIGN:
            raise _StopError("active", f"<{name}>")
        if name in _UNSUITED:
            raise _StopError(_UNSUITED[name])
        if name in _MOVING:
            raise _StopError("moving")
        if self._open:
            self._parts[self._open[-1]].append(at)
        # The size of the whole is not written in its own coordinates.
        self._measure(attributes if self._open else {name: attributes.get(name, "") for name in _TRANSFORMS})
        self._parts.append([])
        self._asked.append(list(_references(name, attributes)))
        self._open.append(at)
        if identity := attributes.get("id"):
            self._named.setdefault(identity, at)

    def _measure(self, attributes: Mapping[str, str]) -> None:
        """Keep the scale at which an element is drawn; points too far out stop the reading."""
        around = scale = self._scales[-1]
        moved = 0.0
        for kind, written in chain.from_iterable(_STEP.findall(attributes.get(name, "")) for name in _TRANSFORMS):
            figures = list(_figures(written))
            stretching = figures[: _STRETCHING.get(kind, 0)]
            scale *= max(stretching, default=1.0)
            if kind in ("translate", "matrix"):
                moved = max(moved, *figures[len(stretching) :], 0.0)
        written_at = max(
            (coordinate for name in _POINTS & attributes.keys() for coordinate in _figures(attributes[name])), default=0
        )
        if max(scale * written_at, around * moved) > self._farthest:
            raise _StopError("far")
        self._scales.append(scale)

    def _end(self, _: str) -> None:
        self._open.pop()
        self._scales.pop()

    def _text(self, text: str) -> None:
        _refuse_outside(text)


def _references(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield the ids that an element refers to; a reference to anything outside stops the reading."""
    for written, value in attributes.items():
        attribute = written.rpartition(" ")[2]
        if attribute.lower().startswith("on"):
            raise _StopError("active", attribute)
        if attribute in _LINKED and name != "a":
            yield from _linked(name, value.strip())
        elif "(" in value or "\\" in value:
            yield from _refuse_outside(value)


def _linked(name: str, link: str) -> Iterator[str]:
    if link.startswith("#") and name != _PICTURE:  # a picture is always another file
        yield link[1:]
    elif name == _PICTURE and (embedded := _EMBEDDED.match(link)):
        _refuse_broken(embedded[1].lower(), link[embedded.end() :])
    elif link:
        raise _StopError("outside", link[:40])


def _refuse_broken(kind: str, text: str) -> None:
    try:
        content = base64.b64decode(re.sub(r"\s+", "", text), validate=True)
    except binascii.Error:
        raise _StopError("broken", "中の画像が壊れています") from None
    whole = content.startswith(b"\x89PNG\r\n\x1a\n") if kind == "png" else content.startswith(b"\xff\xd8\xff")
    if not whole:
        raise _StopError("broken", "中の画像が壊れています")
    if kind == "png" and (fault := fault_of_png(content)):
        raise _StopError(fault.kind, fault.detail)


def _refuse_outside(text: str) -> list[str]:
    """Return the ids that a style refers to; any other reference stops the reading."""
    if _IMPORT.search(text):
        raise _StopError("outside", text.strip()[:40])
    parts = []
    for link in _URL.findall(text):
        if not link.startswith("#"):
            raise _StopError("outside", link[:40])
        parts.append(link[1:])
    return parts


def _refuse_entity(*_: object) -> None:
    raise _StopError("entity")


def _refuse_style_sheet(target: str, data: str) -> None:
    if target == "xml-stylesheet":
        raise _StopError("outside", data[:40])


def _size(attributes: Mapping[str, str]) -> tuple[float, float]:
    """Return a drawing's width and height in pixels, from its root element or else its view box."""
    boxed = _box(attributes) or (0.0, 0.0)
    width, height = (_length(attributes.get(side)) for side in ("width", "height"))
    if width is None and height is None:
        return boxed
    if boxed[0] > 0 and boxed[1] > 0:
        width = width if width is not None else (height or 0) * boxed[0] / boxed[1]
        height = height if height is not None else width * boxed[1] / boxed[0]
    return width or 0.0, height or 0.0


def _box(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    """Return the width and height of a drawing's view box; None without one."""
    box = _BOX.fullmatch(attributes.get("viewBox", "")[:_LONGEST])
    return (float(box[3]), float(box[4])) if box else None


def _figures(text: str) -> Iterator[float]:
    return (abs(float(figure)) for figure in _FIGURE.findall(text) if figure)


def _length(text: str | None) -> float | None:
    """Return a length in pixels; None where it is missing or relative."""
    match = _LENGTH.fullmatch((text or "")[:_LONGEST])
    return float(match[1]) * _PIXELS[(match[2] or "px").lower()] if match else None
