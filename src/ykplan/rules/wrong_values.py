"""Values in a wrong form: figures, years, days, flags, counts, and nothing at all."""

import re
from collections.abc import Iterator
from datetime import date

from ykplan.data.contents import Loaded, Misfit
from ykplan.data.model.fields import BLANK, FLAGS
from ykplan.rules.hints.asked import slot_at
from ykplan.rules.hints.figures import ANYHOW, count_advice, figure_advice
from ykplan.rules.hints.misfits import enumerated, of_kind, shown_text
from ykplan.rules.hints.quantity import plainly, quantity
from ykplan.rules.hints.shapes_of_figures import two_years
from ykplan.rules.hints.torn import torn_value
from ykplan.rules.hints.unseen import Near, named, near, read_when_seen, unseen_letters, with_near
from ykplan.rules.hints.usual import COUNT, DAY, FIGURE, YEAR
from ykplan.rules.rule import Finding, rule
from ykplan.terms import fiscal
from ykplan.terms.diagnostic import Severity
from ykplan.text.figures import plain


@rule("YK023", Severity.ERROR)
def not_a_figure(loaded: Loaded) -> Iterator[Finding]:
    """数値として読めない。

    数値は 12、18.9、-3 のように、数字と小数点とマイナスだけで書く。全角の数字は読むが、単位、「約」、桁区切りの「,」、
    「△」「▲」は、読み違えるおそれがあるので受け付けない。数値がないときは absent で理由を書く。
    直し方として示す数値は、書かれた文と同じ意味のものだけである。「約」「程度」は note に残し、「2割減」「30以上」のように
    一つの数値にならないものは、そのものの数値を尋ねる。
    """
    for misfit in of_kind(loaded, "figure"):
        source, path, text = misfit.source, misfit.path, misfit.value
        if not isinstance(text, str):
            yield Finding(source, path, "ここには数値を一つだけ書きます", "値を一つの数値にしてください")
        elif torn_value(source, path) is None:
            message = (
                f"「{shown_text(text)}」は数値として読めません" if shown_text(text) else "空白は数値として読めません"
            )
            if (alike := read_when_seen(source, path, text, FIGURE.usually)) is not None:
                yield Finding(source, path, message, alike.told, fix=alike.fix)
            else:
                hidden = unseen_letters(source, path, text.strip()) if shown_text(text) else None
                advice = figure_advice(text, slot_at(loaded, source, path))
                yield Finding(source, path, message, f"{hidden}。{advice}" if hidden else advice)


@rule("YK024", Severity.ERROR)
def not_a_year(loaded: Loaded) -> Iterator[Finding]:
    """年度として読めない。

    年度は R6、令和6年度、令和6、2024、2024年度 のように書く。全角の数字も読む。元号にない年度（平成32年度など）や、
    暦年の書き方（令和6年）は、どの年度のことか決められないので受け付けない。
    """
    for misfit in of_kind(loaded, "fiscal_year"):
        alike = _when_seen(misfit)
        reason = misfit.facts.get("reason", "年度が一つだけ要ります")
        suggestion = misfit.facts.get("suggestion")
        hint = f"{suggestion} のことではありませんか" if suggestion else _advice(misfit)
        text = f"「{shown_text(misfit.value)}」は" if isinstance(misfit.value, str) else "ここは"
        message = f"{text}年度として読めません"
        why = "" if reason in message else f"（{reason}）"
        advice, fix = (alike.told, alike.fix) if alike else (hint, None)
        yield Finding(misfit.source, misfit.path, message + why, advice, fix=fix)


def _advice(misfit: Misfit) -> str:
    years = two_years(misfit.value) if isinstance(misfit.value, str) else None
    if years and misfit.path[:1] == ("period",):
        return f"初めと終わりに分けて、from: {years[0]}, to: {years[1]} と書いてください"
    return "R6、令和6年度、2024 のように書いてください"


def _when_seen(misfit: Misfit) -> Near | None:
    text = misfit.value
    return (
        read_when_seen(misfit.source, misfit.path, text, YEAR.usually, blanks=True) if isinstance(text, str) else None
    )


_FORM = re.compile(r"\d{4}-\d{2}-\d{2}")


@rule("YK026", Severity.ERROR)
def not_a_day(loaded: Loaded) -> Iterator[Finding]:
    """日付として読めない。

    日付は 2026-03-31 のように、西暦の年・月・日をハイフンでつないで書く。改定や訂正の日を、
    あとから誰でも確かめられるように。
    """
    for misfit in of_kind(loaded, "day"):
        text = f"「{shown_text(misfit.value)}」は" if isinstance(misfit.value, str) else "ここは"
        no_such_day = isinstance(misfit.value, str) and _FORM.fullmatch(misfit.value)
        hint = "暦にない日です。月と日を確かめてください" if no_such_day else _day_advice(misfit.value)
        alike = None
        if isinstance(misfit.value, str):
            alike = read_when_seen(misfit.source, misfit.path, misfit.value, DAY.usually, blanks=True)
        advice, fix = (alike.told, alike.fix) if alike else (hint, None)
        yield Finding(misfit.source, misfit.path, f"{text}日付として読めません", advice, fix=fix)


def _day_advice(text: object) -> str:
    day = fiscal.parse_day(text) if isinstance(text, str) else None
    if isinstance(day, date):
        return f"{day} と書いてください"
    why = f"{day.reason}。" if day and day.reason != fiscal.NO_DAY else ""
    if day and day.suggestion:
        return f"{why}{day.suggestion} のことではありませんか"
    return f"{why}2026-03-31 のように書いてください"


@rule("YK027", Severity.ERROR)
def not_a_flag(loaded: Loaded) -> Iterator[Finding]:
    """true か false でない。

    はい・いいえを書く項目には true か false だけを書く。yes や no、1 や 0 は、道具によって読み方が違うので使わない。
    """
    for misfit in of_kind(loaded, "flag"):
        text = (
            f"「{shown_text(misfit.value)}」は使えません"
            if isinstance(misfit.value, str)
            else "ここには一語だけ書きます"
        )
        hint = _tolerance(misfit) or "true（はい）か false（いいえ）を書いてください"
        like = near(misfit.source, misfit.path, misfit.value, FLAGS) if isinstance(misfit.value, str) else None
        alike = like if like and like.differs else None
        yield Finding(misfit.source, misfit.path, text, with_near(hint, alike), fix=alike.fix if alike else None)


def _tolerance(misfit: Misfit) -> str | None:
    """Return the hint for a survey's tolerance written where only true or false may stand."""
    text = misfit.value
    if misfit.path[-1:] != ("survey",) or not isinstance(text, str):
        return None
    amount = quantity(plainly(text).removeprefix("±").strip())
    if amount is None or amount.about or amount.bound or amount.sign or amount.unit not in ("", "ポイント", "pt", "%"):
        return None
    return f"変化なしとみなす幅なら survey: {{tolerance: {plain(amount.number)}}} と書いてください"


@rule("YK028", Severity.ERROR)
def not_a_count(loaded: Loaded) -> Iterator[Finding]:
    """0以上の整数でない。

    回答数や順位など、数えた結果を書く項目には、0以上の整数だけを書く。
    """
    for misfit in of_kind(loaded, "count"):
        source, path, text = misfit.source, misfit.path, misfit.value
        if not isinstance(text, str):
            yield Finding(source, path, "ここは0以上の整数として読めません", ANYHOW)
        elif torn_value(source, path) is None:
            message = f"「{shown_text(text)}」は0以上の整数として読めません"
            if (alike := read_when_seen(source, path, text, COUNT.usually)) is not None:
                yield Finding(source, path, message, alike.told, fix=alike.fix)
            else:
                yield Finding(source, path, message, count_advice(text, slot_at(loaded, source, path)))


@rule("YK029", Severity.ERROR)
def nothing_in_it(loaded: Loaded) -> Iterator[Finding]:
    """中身が空になっている。

    目標値の一覧、段階の一覧、名前など、少なくとも一つは要るところに何も書かれていない。空白や目に見えない文字だけのときも、
    何も書かれていないのと同じである。
    """
    for misfit in of_kind(loaded, "too_short", "string_too_short", BLANK):
        yield Finding(misfit.source, misfit.path, _message(misfit), "書き足してください", on_key=True)


def _message(misfit: Misfit) -> str:
    if misfit.kind == BLANK:
        return f"ここには文字が要りますが、{enumerated(map(named, dict.fromkeys(misfit.value)))}しかありません"
    what = "文字" if misfit.kind == "string_too_short" else "一つ以上の項目"
    return f"ここには{what}が要りますが、空です"
