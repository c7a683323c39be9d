"""Pictures for the cover: what is taken, every format takes; all else is named before."""

import zlib

import pytest

from tests.build import YEAR, data_folder
from tests.logos import START, bomb, chunk, embedded, png, svg
from ykplan.cli.shared.finding import load_book
from ykplan.data.logo import MAX_BYTES, fault_of
from ykplan.report.build import Making, build
from ykplan.report.values import Picture, Report

DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
LAUGHS = "<!DOCTYPE svg [" + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 9)) + "]>"
FILLED = zlib.compress(bytes(5_000_000))
GOOD = {
    "plain.png": png(),
    "one point.png": png(1, 1),
    "one bit.png": png(depth=1, colour=0),
    "palette.png": png(depth=4, colour=3),
    "sixteen bits.png": png(depth=16, colour=6),
    "interlaced.png": png(interlaced=True),
    "one point interlaced.png": png(1, 1, interlaced=True),
    "wide.png": png(400, 8),
    "large.png": png(4000, 4000, depth=1, colour=0),
    "unreadable profile.png": png(extra=chunk(b"iCCP", b"x\0\0nothing")),
    "no resolution.png": png(extra=chunk(b"pHYs", bytes(8) + b"\1")),
    "pixels in parts.png": png(extra=chunk(b"IDAT", b"")),
    "words.png": png(extra=chunk(b"zTXt", b"a\0\0" + zlib.compress(b"words"))),
    "a palette that is only proposed.png": png(extra=chunk(b"PLTE", bytes(6))),
    "bytes after the end.png": png() + b"more",
    "CAPITALS.PNG": png(),
    "plain.svg": svg(),
    "byte order mark.svg": b"\xef\xbb\xbf" + svg(before='<?xml version="1.0" encoding="UTF-8"?>'),
    "doctype.svg": svg(before=DOCTYPE),
    "box.svg": svg(size='viewBox="0 0 40 30"'),
    "shares of a box.svg": svg(size='width="100%" height="100%" viewBox="0,0,40,30"'),
    "millimetres.svg": svg(size='width="40mm" height="30mm"'),
    "width and box.svg": svg(size='width="40" viewBox="0 0 40 30"'),
    "huge.svg": svg(size='width="1e7" height="1e7"'),
    "nothing in it.svg": svg(""),
    "own parts.svg": svg('<g id="x"><rect width="4" height="4"/></g><use href="#x"/><use xlink:href="#x" x="9"/>'),
    "own paint.svg": svg(
        '<linearGradient id="g"><stop stop-color="red"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>'
    ),
    "no such part.svg": svg('<rect width="9" height="9" fill="url(#none)"/><use href="#none"/>'),
    "a picture in it.svg": embedded(png()),
    "style.svg": svg('<style>.a{fill:red}</style><rect class="a" width="9" height="9"/>'),
    "a link to a page.svg": svg('<a href="https://example.jp/"><rect width="9" height="9"/></a>'),
    "senseless figures.svg": svg('<rect width="nan" height="-5" transform="rotate(x)"/>'),
    "a wide ground.svg": svg('<rect x="-2e6" width="4e6" height="9" stroke="red" style="fill:#1e5a2b"/>'),
    "large and made small.svg": svg('<g transform="scale(.0001,-.0001)"><path d="M0 0H4e8" stroke="red"/></g>'),
    "moved and moved.svg": svg('<g transform="translate(300,200) rotate(90)">' * 9 + "</g>" * 9),
    "deep.svg": svg("<g>" * 60 + "</g>" * 60),
}
BAD = {
    "cut.png": (png()[:-20], "cut"),
    "cut in the picture.png": (png(200, 200)[:90], "cut"),
    "only a start.png": (START, "broken"),
    "half a head.png": (png()[:20], "broken"),
    "no picture.png": (png()[:33] + chunk(b"IEND", b""), "cut"),
    "no width.png": (png(0, 30), "no size"),
    "no height.png": (png(40, 0), "no size"),
    "too few rows.png": (png(rows=bytes(121)), "cut"),
    "too many rows.png": (png(rows=bytes(121 * 31)), "broken"),
    "a row of no kind.png": (png(rows=(b"\x09" + bytes(120)) * 30), "broken"),
    "not packed.png": (png()[:33] + chunk(b"IDAT", b"x" * 99) + chunk(b"IEND", b""), "broken"),
    "another sum.png": (png()[:30] + b"\0" + png()[31:], "broken"),
    "no such depth.png": (START + chunk(b"IHDR", png()[16:24] + b"\3\2\0\0\0") + png()[33:], "broken"),
    "no palette.png": (png(colour=3, palette=False), "broken"),
    "a strip.png": (png(1_000_000, 1, colour=0), "too long"),
    "a column.png": (png(1, 100, colour=0), "too long"),
    "unpacks to much.png": (png(50_000, 50_000, 1, 0, rows=bytes(999)), "too many pixels"),
    "two heads.png": (png(extra=png()[8:33]), "broken"),
    "a part that must be understood.png": (png(extra=chunk(b"ABCD", b"")), "broken"),
    "pixels in two places.png": (png(extra=chunk(b"IDAT", b"") + chunk(b"tEXt", b"a\0b")), "broken"),
    "two palettes.png": (png(colour=3, extra=chunk(b"PLTE", bytes(3))), "broken"),
    "half a colour.png": (png(colour=3, palette=False, extra=chunk(b"PLTE", bytes(4))), "broken"),
    "empty palette.png": (png(colour=3, palette=False, extra=chunk(b"PLTE", b"")), "broken"),
    "too many colours.png": (png(colour=3, palette=False, extra=chunk(b"PLTE", bytes(900))), "broken"),
    "words that fill the memory.png": (png(extra=chunk(b"zTXt", b"a\0\0" + FILLED)), "broken"),
    "other words.png": (png(extra=chunk(b"iTXt", b"a\0\1\0ja\0\0" + FILLED)), "broken"),
    "a profile that fills the memory.png": (png(extra=chunk(b"iCCP", b"a\0\0" + FILLED)), "broken"),
    "many small ones.png": (png(extra=chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(600_000))) * 8), "broken"),
    "moving.png": (png(extra=chunk(b"acTL", bytes(8))), "moving"),
    "empty.png": (b"", "empty"),
    "empty.svg": (b"", "empty"),
    "jpeg.png": (b"\xff\xd8\xff\xe0\0\x10JFIF", "misnamed"),
    "gif.png": (b"GIF89a", "misnamed"),
    "webp.png": (b"RIFF\0\0\0\0WEBPVP8 ", "misnamed"),
    "heic.svg": (b"\0\0\0\x18ftypheic", "misnamed"),
    "svg.png": (svg(), "misnamed"),
    "png.svg": (png(), "misnamed"),
    "packed.svg": (b"\x1f\x8b\x08", "misnamed"),
    "a.jpg": (b"\xff\xd8\xff", "other kind"),
    "a.gif": (b"GIF89a", "other kind"),
    "a.svgz": (b"\x1f\x8b", "other kind"),
    "no ending": (png(), "other kind"),
    "a picture beside.svg": (svg('<image width="9" height="9" href="other.png"/>'), "outside"),
    "a picture far away.svg": (svg('<image xlink:href="https://example.jp/x.png"/>'), "outside"),
    "a file.svg": (svg('<image href="file:///etc/passwd"/>'), "outside"),
    "a part as a picture.svg": (svg('<g id="a"/><image width="9" height="9" href="#a"/>'), "outside"),
    "points far out.svg": (svg('<path d="M1e8 0L-1e38 1e38Z" stroke="red"/>'), "far"),
    "drawn far too large.svg": (svg('<g transform="scale(1e3)">' * 9 + '<path d="M0 0H9"/>' + "</g>" * 9), "far"),
    "moved far out.svg": (svg('<g transform="translate(1e30)"><rect width="9" height="9" stroke="red"/></g>'), "far"),
    "all of it far too large.svg": (svg(size='width="40" height="30" transform="scale(1e9)"'), "far"),
    "a tiny box.svg": (svg('<rect width="9" height="9"/>', size='viewBox="0 0 1e-20 1e-20"'), "far"),
    "a part of another.svg": (svg('<use href="other.svg#a"/>'), "outside"),
    "imported style.svg": (svg('<style>@import "x.css";</style>'), "outside"),
    "hidden import.svg": (svg(r'<style>@\69mport "x.css";</style>'), "outside"),
    "paint from afar.svg": (svg('<rect style="fill:URL( http://example.jp/#a )"/>'), "outside"),
    "style sheet.svg": (svg(before='<?xml-stylesheet href="a.css"?>'), "outside"),
    "svg in svg.svg": (embedded(svg(), "svg+xml"), "outside"),
    "cut inside.svg": (embedded(png()[:-20]), "cut"),
    "strip inside.svg": (embedded(png(5000, 1)), "too long"),
    "script.svg": (svg("<script>alert(1)</script>"), "active"),
    "event.svg": (svg('<rect onload="x()"/>'), "active"),
    "html inside.svg": (svg("<foreignObject/>"), "active"),
    "moves.svg": (svg('<rect><animate attributeName="x"/></rect>'), "moving"),
    "laughs.svg": (svg("<desc>&a8;</desc>", before=LAUGHS), "entity"),
    "external entity.svg": (svg(before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "entity"),
    "no such entity.svg": (svg("<desc>&nbsp;</desc>"), "not xml"),
    "uses upon uses.svg": (bomb("g", '<use href="#u{}"/>'), "grows"),
    "patterns upon patterns.svg": (bomb("pattern", '<rect width="1" height="1" fill="url(#u{})"/>'), "grows"),
    "in itself.svg": (svg('<g id="x"><use href="#x"/></g>'), "grows"),
    "too deep.svg": (svg("<g>" * 9999 + "</g>" * 9999), "too much"),
    "too many.svg": (svg("<g/>" * 30_000), "too much"),
    "cut.svg": (svg()[:-5], "not xml"),
    "no size.svg": (svg(size=""), "no size"),
    "shares of nothing.svg": (svg(size='width="100%" height="100%"'), "no size"),
    "zero.svg": (svg(size='width="0" height="0"'), "no size"),
    "empty box.svg": (svg(size='viewBox="0 0 0 0"'), "no size"),
    "negative.svg": (svg(size='width="-4" height="5"'), "no size"),
    "strip.svg": (svg(size='width="1000000" height="1"'), "too long"),
    "page.svg": (b"<html><body><svg/></body></html>", "no svg"),
    "words.svg": ("市章".encode(), "no svg"),
    "no name space.svg": (b'<svg width="4" height="4"/>', "no svg"),
    "utf-16.svg": (svg().decode().encode("utf-16"), "not utf-8"),
    "shift_jis.svg": (svg("<title>市</title>").decode().encode("cp932"), "not utf-8"),
    "letters.svg": (svg("<text>市</text>"), "text"),
    "blur.svg": (svg('<filter id="f"><feGaussianBlur stdDeviation="300"/></filter>'), "filter"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_no_report_can_hold(name: str) -> None:
    content, kind = BAD[name]
    found = fault_of(name, content)
    assert found is not None
    assert found.kind == kind


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Return a report without its sections: the picture is on the cover."""
    book, year = load_book(data_folder(tmp_path_factory.mktemp("plan"), y2024=YEAR), None)
    return build(book, year, Making())._replace(sections=())


@pytest.mark.slow
@pytest.mark.parametrize("name", GOOD)
def test_what_is_taken_every_format_takes(name: str, bare: Report) -> None:
    pytest.importorskip("typst")
    from ykplan.render.report import docx, html, pdf

    assert fault_of(name, GOOD[name]) is None
    value = bare._replace(cover=bare.cover._replace(logo=Picture(name[-3:].lower(), GOOD[name])))
    for renderer in (pdf, docx, html):
        assert isinstance(renderer.render(value), bytes)


def test_every_kind_of_fault_has_its_words() -> None:
    from ykplan.rules.yk014_picture import SAID

    told = {kind for _, kind in BAD.values()} | {"elsewhere", "unread", "too large"}
    assert told == set(SAID)


def test_the_largest_picture_is_looked_at_at_once() -> None:
    assert fault_of("a.svg", svg("<g/>" * ((MAX_BYTES - 500) // 4))) is not None
    assert fault_of("a.svg", svg("<desc>" + "(" * (MAX_BYTES - 500) + "</desc>")) is None
    assert fault_of("a.svg", svg(f'<path d="M0 0{"l1 1" * ((MAX_BYTES - 500) // 4)}"/>')) is None
    assert fault_of("a.png", png(4000, 3900, 8, 2)) is None
