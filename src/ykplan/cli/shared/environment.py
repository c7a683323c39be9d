"""Environment variables: one whose value makes no sense is refused, as that of an option is, and never ignored."""

import os
from datetime import UTC, date, datetime
from typing import Final

from ykplan.cli.shared.usage import RefusedError, refused
from ykplan.terms import fiscal

EPOCH: Final = "SOURCE_DATE_EPOCH"
AMBIGUOUS: Final = "YKPLAN_AMBIGUOUS"
_LAST_SECOND: Final = "4102444799"
_SHOWN: Final = 40


def epoch_day() -> date | None:
    """Return the day of SOURCE_DATE_EPOCH; None where it is not set, or empty."""
    epoch = os.environ.get(EPOCH, "")
    if not epoch:
        return None
    if not epoch.isascii() or not epoch.isdigit() or len(epoch) > len(_LAST_SECOND) or int(epoch) > int(_LAST_SECOND):
        raise _unusable(
            EPOCH, epoch, "日時", f"1970年からの秒数（{fiscal.LAST}年まで）を半角の数字だけで書くか、空にしてください"
        )
    return fiscal.today(datetime.fromtimestamp(int(epoch), UTC))


def refuse_unknown_width() -> None:
    """End with wrong usage where YKPLAN_AMBIGUOUS is no width of a sign."""
    if wanted := os.environ.get(AMBIGUOUS):
        from ykplan.platform.terminal import WIDTHS

        if wanted not in WIDTHS:
            choices = " か ".join(WIDTHS)
            raise _unusable(AMBIGUOUS, wanted, "記号の幅", f"{choices}（半角の数字）にするか、空にしてください")


def _unusable(name: str, value: str, what: str, advice: str) -> RefusedError:
    """Return the refusal of a variable, on one line: blanks and letters that cannot be seen are named."""
    from ykplan.rules.hints.unseen import is_hidden, named

    shown = value[:_SHOWN] + ("…" if value[_SHOWN:] else "")
    odd = dict.fromkeys(named(letter) for letter in shown if is_hidden(letter) or letter in " \r\n")
    hidden = f"（{'、'.join(odd)}が入っています）" if odd else ""
    return refused(f"環境変数 {name} の「{shown}」は{what}として使えません{hidden}。{advice}")
