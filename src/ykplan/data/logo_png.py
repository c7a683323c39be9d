"""A PNG for the cover, checked to its last row, and what may be wrong with any picture."""

import struct
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

# Enough for 60 mm at 1,200 dpi, and for the narrowest writing that can still be read.
_SIDE: Final = 8_000
_PIXELS: Final = 16_000_000
_RATIO: Final = 50


class Fault(NamedTuple):
    """A fault of a picture: a kind that the rule knows, and a detail."""

    kind: str
    detail: str = ""


def _said(width: float, height: float) -> str:
    return "×".join(f"{side:,.3f}".rstrip("0").rstrip(".") for side in (width, height))


def fault_of_size(width: float, height: float, *, pixels: bool) -> Fault | None:
    """Return the fault in a picture's size, if any; a drawing has no pixels and may be any size."""
    if not (width > 0 and height > 0):
        return Fault("no size", _said(width, height))
    if max(width, height) > _RATIO * min(width, height):
        return Fault("too long", _said(width, height))
    if pixels and (max(width, height) > _SIDE or width * height > _PIXELS):
        return Fault("too many pixels", _said(width, height))
    return None


_START: Final = 8
_HEAD: Final = 13
_STEP: Final = 1 << 20
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PALETTE: Final = 3
_MOST_COLOURS: Final = 256
_MOST_BESIDE: Final = 4 * 1024 * 1024
# Adam7: where each pass starts, and how far apart its pixels are, across and down.
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_FILTERS: Final = 5


class _Head(NamedTuple):
    width: int
    height: int
    depth: int
    colour: int
    compression: int
    filtering: int
    interlaced: int


def fault_of_png(content: bytes) -> Fault | None:
    """Return the fault of a file that starts like a PNG, if any."""
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != _HEAD:
        return Fault("broken", "画像の頭がありません")
    head = _Head(*struct.unpack(">IIBBBBB", chunks[0][1]))
    if fault := fault_of_size(head.width, head.height, pixels=True):
        return fault
    if head.depth not in _DEPTHS.get(head.colour, ()) or head[4:6] != (0, 0) or head.interlaced > 1:
        return Fault("broken", "知られていない形です")
    return _fault_of_parts(chunks, head) or _fault_of_rows(
        b"".join(data for name, data in chunks if name == b"IDAT"), head
    )


def _fault_of_parts(chunks: list[tuple[bytes, bytes]], head: _Head) -> Fault | None:
    """Return the fault in the chunks, if any: duplicate, missing, misplaced or unknown."""
    names = [name for name, _ in chunks]
    if b"acTL" in names:
        return Fault("moving")
    if names[-1] != b"IEND" or b"IDAT" not in names:
        return Fault("cut")
    # Whatever begins with a capital letter has to be understood. The parts of the pixels follow one another.
    needed = [name for name in names if name[:1].isupper()]
    pixels = [b"IDAT"] * needed.count(b"IDAT")
    plain, coloured = [b"IHDR", *pixels, b"IEND"], [b"IHDR", b"PLTE", *pixels, b"IEND"]
    if head.colour == _PALETTE and needed == plain:
        return Fault("broken", "色の表がありません")
    first = names.index(b"IDAT")
    if needed not in (plain, coloured) or names[first : first + len(pixels)] != pixels:
        return Fault("broken", "部品の並びが違います")
    colours = next((len(data) for name, data in chunks if name == b"PLTE"), 3)
    if colours % 3 or not 0 < colours <= _MOST_COLOURS * 3:
        return Fault("broken", "色の表が違います")
    return Fault("broken", "説明か色の情報が大きすぎます") if _unpack_too_large(chunks) else None


def _unpack_too_large(chunks: list[tuple[bytes, bytes]]) -> bool:
    """Tell whether compressed metadata would exhaust the memory; typst unpacks all of it."""
    left = _MOST_BESIDE
    for name, data in chunks:
        try:
            left -= len(zlib.decompressobj().decompress(_packed(name, data), left + 1))
        except zlib.error:
            continue  # which every reader passes over
        if left < 0:
            return True
    return False


def _packed(name: bytes, data: bytes) -> bytes:
    """Return the compressed data of a chunk other than the pixels: a colour profile, texts."""
    _, _, rest = data.partition(b"\0")
    if name == b"iTXt":
        return rest[2:].split(b"\0", 2)[-1] if rest[:1] == b"\1" else b""
    return rest[1:] if name in (b"iCCP", b"zTXt") else b""


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of the file, up to the first incomplete one."""
    at = _START
    while at + 12 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        end = at + 12 + size
        named = content[at + 4 : end - 4]
        if end > len(content) or zlib.crc32(named) != int.from_bytes(content[end - 4 : end], "big"):
            return
        yield named[:4], named[4:]
        if named[:4] == b"IEND":
            return
        at = end


def _fault_of_rows(packed: bytes, head: _Head) -> Fault | None:
    """Return the fault in the pixels, if any: too few, too many, or a row with an unknown filter."""
    lengths = [length for length, rows in _rows(head) for _ in range(rows)]
    unpacking, row, at = zlib.decompressobj(), 0, 0
    try:
        while packed and not unpacking.eof:
            part = unpacking.decompress(packed, _STEP)
            packed = unpacking.unconsumed_tail
            while at < len(part):
                if row == len(lengths):
                    return Fault("broken", "大きさより多くの点があります")
                if part[at] >= _FILTERS:
                    return Fault("broken", "読めない行があります")
                at += lengths[row]
                row += 1
            at -= len(part)
    except zlib.error:
        return Fault("broken", "圧縮が壊れています")
    return None if row == len(lengths) and at == 0 and unpacking.eof else Fault("cut")


def _rows(head: _Head) -> Iterator[tuple[int, int]]:
    """Yield, for each pass, the length of a row with its filter byte, and the number of rows."""
    bits = head.depth * _CHANNELS[head.colour]
    for left, top, across, down in _PASSES if head.interlaced else ((0, 0, 1, 1),):
        width, rows = -(-(head.width - left) // across), -(-(head.height - top) // down)
        if width > 0 and rows > 0:
            yield 1 + -(-width * bits // 8), rows
