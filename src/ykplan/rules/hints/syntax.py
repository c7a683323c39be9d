"""The likely cause of a syntax error, worked out from the text around it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ykplan.data.yaml.source import Flaw, Source
from ykplan.rules.hints.unseen import called, indented_oddly, is_hidden, named
from ykplan.terms.diagnostic import Span

# As `source` cuts lines, so that the numbers agree.
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONFLICT = re.compile(r"(?:<{7}|>{7}) ")
_COLON = re.compile(r"[:：]")
_KEY_BEFORE = re.compile(r"(?P<sign>[，、]?)\s*(?P<key>[a-z_]+)\Z")
# How many lines above a syntax error the cause of it is looked for.
_ABOVE = 4
# What stands beside a sign of YAML, where only a blank may.
_AT_SIGN = re.compile(
    r"[:,{}\[\]-](?P<after>[^\w\s\x00-\x7f]|[^\S \r\n])|(?P<before>[^\w\s\x00-\x7f]|[^\S \r\n])[#{}\[\],]"
)
_FLOW = ("did not find expected ',' or '}'", "did not find expected ',' or ']'")


class LikelyCause(NamedTuple):
    """Where a syntax error really is, what is wrong there, and what to do."""

    span: Span
    message: str
    hint: str


def likely_cause(source: Source, flaw: Flaw) -> LikelyCause | None:
    """Return the likely cause of a syntax error; None where nothing beyond libyaml's message is known."""
    return next(_conflicts(source, flaw), None) or _odd_letter(source, flaw) or _by_detail(source, flaw)


def _by_detail(source: Source, flaw: Flaw) -> LikelyCause | None:
    if flaw.detail == "mapping values are not allowed in this context":
        return _colon(source, flaw) or _second_colon(flaw.span)
    if flaw.detail == "could not find expected ':'":
        return _no_colon(flaw.span)
    if flaw.detail in _FLOW:
        return _in_brackets(flaw.span)
    if flaw.detail == "did not find expected node content" and _at(flaw.span, 2) == "- ":
        return LikelyCause(flaw.span, "「- 」で始まる文は、そのままでは書けません", "その文を引用符で囲んでください")
    return None


def _odd_letter(source: Source, flaw: Flaw) -> LikelyCause | None:
    """Look for a space that YAML does not know, or an invisible letter, that indents or splits a line."""
    near = [flaw.span.line, *range(flaw.span.line - 1, max(flaw.span.line - _ABOVE, 0), -1), flaw.span.line + 1]
    if odd := indented_oddly(source, near):
        return LikelyCause(odd[0], f"字下げに{called(odd[0].excerpt[odd[0].column - 1])}が使われています", odd[1])
    for number in (flaw.span.line, flaw.span.line - 1):
        line = source.lines.line(number)
        for match in _AT_SIGN.finditer(line):
            letter = match["after"] or match["before"]
            if is_hidden(letter):
                at = match.start("after") if match["after"] else match.start("before")
                message = f"記号のとなりに{named(letter)}があります"
                return LikelyCause(_on(flaw, number, line, at, at + 1), message, "半角の空白に替えてください")
    return None


def _conflicts(source: Source, flaw: Flaw) -> Iterator[LikelyCause]:
    for number, line in enumerate(_LINE_END.split(source.text)[: flaw.span.line], start=1):
        if _CONFLICT.match(line):
            hint = "残すほうを決め、<<<<<<<、=======、>>>>>>> の行を消してください"
            yield LikelyCause(_on(flaw, number, line, 0, 7), "git の衝突の印が残っています", hint)


def _colon(source: Source, flaw: Flaw) -> LikelyCause | None:
    """Look for a full-width colon, or one without a space after it, on this line or the one above."""
    lines = _LINE_END.split(source.text)
    above = next((n for n in range(flaw.span.line - 1, 0, -1) if lines[n - 1].split("#")[0].strip()), 0)
    here = lines[flaw.span.line - 1]
    for number in (flaw.span.line, above):
        line = lines[number - 1] if number else ""
        colon = _COLON.search(line)
        if (
            colon is None
            or _indent(line) != _indent(here)
            or (colon[0] == ":" and line[colon.end() : colon.end() + 1] in ("", " ", "\t"))
        ):
            continue
        key = line[: colon.start()].strip().removeprefix("- ")
        message, hint = "「:」の書き方が違います", f"「:」は半角で書き、後ろに半角の空白を入れてください（{key}: …）"
        return LikelyCause(_on(flaw, number, line, colon.start(), colon.end()), message, hint)
    return None


def _second_colon(span: Span) -> LikelyCause | None:
    first = span.excerpt.find(": ")
    if not 0 < first < span.column - 1:
        return None
    if span.excerpt[first + 2 :].lstrip().startswith(("｛", "［")):
        return LikelyCause(span, "全角の括弧が使われています", "「{ }」や「[ ]」は半角で書いてください")
    hint = "文の中の「: 」なら文を引用符で囲み、項目の集まりなら { } で囲んでください"
    return LikelyCause(span, "一行に「: 」が二つあります", hint)


def _no_colon(span: Span) -> LikelyCause:
    message = "「:」がありません"
    if "：" in span.excerpt:
        return LikelyCause(span, message, "「：」は半角で書き、後ろに半角の空白を入れてください")
    hint = "「名前: 値」の形になっているか確かめてください。上の行の文の続きなら、字下げを深くしてください"
    return LikelyCause(span, message, hint)


def _in_brackets(span: Span) -> LikelyCause | None:
    before, mark = span.excerpt[: span.column - 1], _at(span, 1)
    if mark == ":":
        return _at_colon(span, before)
    if before.rstrip().endswith(("]", "}", '"', "'")):
        hint = "括弧や引用符で始まる文は、全体を別の引用符で囲んでください（例 note: '[速報] 3回'）"
        return LikelyCause(span, "括弧や引用符の後ろに文が続いています", hint)
    return _unclosed(span) if mark in ("{", "[") else None


def _at_colon(span: Span, before: str) -> LikelyCause:
    key = _KEY_BEFORE.search(before)
    if key and key["sign"]:
        return LikelyCause(
            span, f"「{key['sign']}」では区切れません", f"半角の「,」に替えてください（, {key['key']}: …）"
        )
    if key:
        return LikelyCause(
            span, f"{key['key']} の前に「,」がありません", f"半角の「,」を入れてください（, {key['key']}: …）"
        )
    return LikelyCause(span, "括弧の中の文に「: 」があります", "その文を引用符で囲んでください（例 note: '会議: 3回'）")


def _unclosed(span: Span) -> LikelyCause | None:
    if " #" in span.excerpt:
        return LikelyCause(span, "「 #」から後ろが読まれず、括弧が閉じていません", "# のある文を引用符で囲んでください")
    if span.excerpt.rstrip().endswith(("｝", "］")):
        return LikelyCause(span, "括弧が閉じていません", "行の終わりの全角の括弧を、半角に替えてください")
    return None


def _at(span: Span, count: int) -> str:
    return span.excerpt[span.column - 1 : span.column - 1 + count]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _on(flaw: Flaw, number: int, line: str, start: int, end: int) -> Span:
    return Span(flaw.span.file, number, start + 1, number, end + 1, line)
