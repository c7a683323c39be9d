"""What Excel itself checks while a form is filled in, and what it says beside each open cell."""

from collections.abc import Mapping
from typing import Any, Final

from ykplan import excel, words
from ykplan.form.value import Row

# Excel's limits for the little window beside a cell.
_TITLE: Final = 32
_MESSAGE: Final = 255
# Excel's whole range of numbers that it holds to the last digit.
_FAR: Final = 10**15
_TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "done": ("取組実績", "今年度に行ったことを文章で書いてください。\nAlt＋Enter で改行できます。"),
    "issues": ("課題", "進めるうえでの課題があれば、文章で書いてください。"),
    "next": ("今後の方向", "来年度からどう進めるかを、文章で書いてください。"),
    "source": ("出典", "実績のもとになった資料の名前を書いてください。\n例: 事業実績報告書、市民アンケート"),
    "note": ("備考", "補足があれば書いてください。\n例: 集計の時点、対象の範囲"),
}


def check_of(field: str, row: Row, lists: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    """Return the check of an open cell, as XlsxWriter takes it.

    `field` is the column's, `lists` says where on the hidden sheet the choices stand.
    """
    if field == "result":
        return _stage(row, lists) if row.stages else _figure(row)
    if field == "absent":
        message = "実績（数値や段階）がないときだけ、▼から理由を選んでください。実績があるときは空けておきます。"
        return _list(lists[REASONS]) | _said("実績がない理由", message, "理由は、▼の一覧から選んでください。")
    if field == "sample_size":
        message = "アンケートの回答数を、数字だけで書いてください。\n例: 812"
        limits = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 10**9}
        return limits | _said("回答数", message, "回答数は、0以上の整数を数字だけで書いてください。")
    title, message = _TEXTS[field]
    return {"validate": "any"} | _said(title, message)


REASONS: Final = tuple(label for name, label in words.ABSENT.items() if name != "not_reported")
"""Why there may be no figure, as the form says it."""


def choices(rows: tuple[Row, ...]) -> tuple[tuple[str, ...], ...]:
    """Return every list that the checks of these rows choose from, each once."""
    return tuple(dict.fromkeys((REASONS, *(row.stages for row in rows if row.stages))))


def _figure(row: Row) -> dict[str, Any]:
    unit = words.one_line(row.unit)
    if row.share:
        said = "数字だけを書いてください。％の記号は要りません。\n例: 18.9%のときは 18.9"
    else:
        said = f"数字だけを書いてください。単位（{excel.text(unit, 20)}）は要りません。"
    if row.signed:
        said += "\n減ったときは、頭に半角の - を付けます。例: -3"
    said += "\n実績がないときは空けておき、右の欄で理由を選びます。"
    if row.definition:
        said += f"\n算出方法: {row.definition}"
    return _bounds(row) | _said("実績", said, _wrong(row))


def _bounds(row: Row) -> dict[str, Any]:
    low, high = (-_FAR if row.signed else 0), (100 if row.share and not row.signed else _FAR)
    # A rate of another kind than a survey's may be above 100 (執行率): Excel then asks, and does not refuse.
    kind = "warning" if high != _FAR and not row.survey else "stop"
    return {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high, "error_type": kind}


def _wrong(row: Row) -> str:
    if row.signed:
        return "数字だけを書いてください（単位、%、「約」などは付けません）。"
    if row.share and row.survey:
        return "0から100までの数字だけを書いてください（18.9%のときは 18.9）。"
    if row.share:
        return "0から100までの数字ではありません（18.9%のときは 18.9 と書きます）。このままでよろしいですか。"
    return "0以上の数字だけを書いてください（単位、「約」などは付けません）。"


def _stage(row: Row, lists: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    said = "▼から段階を選んでください。\n実績がないときは空けておき、右の欄で理由を選びます。"
    if row.definition:
        said += f"\n算出方法: {row.definition}"
    return _list(lists[row.stages]) | _said("実績", said, "段階は、▼の一覧から選んでください。")


def _list(place: str) -> dict[str, Any]:
    return {"validate": "list", "source": place}


def _said(title: str, message: str, error: str = "") -> dict[str, Any]:
    wrong = {"error_title": "記入を確かめてください", "error_message": excel.text(error, _MESSAGE)} if error else {}
    return {"input_title": excel.text(title, _TITLE), "input_message": excel.text(message, _MESSAGE), **wrong}
