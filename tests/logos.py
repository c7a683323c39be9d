"""Pictures made byte by byte, whole and broken."""

import base64
import struct
import zlib

START = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(  # noqa: PLR0913  # what a PNG says of itself
    width: int = 40,
    height: int = 30,
    depth: int = 8,
    colour: int = 2,
    *,
    interlaced: bool = False,
    extra: bytes = b"",
    rows: bytes | None = None,
    palette: bool = True,
) -> bytes:
    """Return a PNG; `rows` stand in the place of as many as belong there, `extra` before them."""
    bits = depth * _CHANNELS[colour]
    if rows is None:
        rows = b"".join(
            (b"\0" + b"\x55" * -(-across * bits // 8)) * down
            for left, top, right, below in (_PASSES if interlaced else ((0, 0, 1, 1),))
            if (across := -(-(width - left) // right)) > 0 and (down := -(-(height - top) // below)) > 0
        )
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    table = chunk(b"PLTE", bytes(range(256)) * 3) if colour == 3 and palette else b""
    packed = chunk(b"IDAT", zlib.compress(rows))
    return START + chunk(b"IHDR", head) + table + extra + packed + chunk(b"IEND", b"")


def svg(body: str = '<rect width="9" height="9"/>', size: str = 'width="40" height="30"', before: str = "") -> bytes:
    """Return an SVG."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {names} {size}>{body}</svg>".encode()


def embedded(content: bytes, kind: str = "png") -> bytes:
    """Return an SVG that holds a picture."""
    data = base64.b64encode(content).decode()
    return svg(f'<image width="9" height="9" href="data:image/{kind};base64,{data}"/>')


def bomb(tag: str, by: str) -> bytes:
    """Return an SVG whose parts name each other, ten times a step."""
    parts = "".join(f'<{tag} id="u{at + 1}">{by.format(at) * 10}</{tag}>' for at in range(9))
    return svg(f'<defs><{tag} id="u0"><rect width="1" height="1"/></{tag}>{parts}</defs>{by.format(9)}')
