"""全国地方公共団体コードが正しくない。

コードは6桁で、最後の1桁は前の5桁から計算される検査数字である。打ち間違いのほとんどはこれで見つかる。
"""

import re
from collections.abc import Iterator

from ykplan.diagnostic import Severity
from ykplan.loaded import Loaded
from ykplan.rules.rule import Finding, Rule

_CODE = re.compile(r"\d{6}", re.ASCII)
_WEIGHTS = (6, 5, 4, 3, 2)


def check(loaded: Loaded) -> Iterator[Finding]:
    """Find a code that has not six digits, or whose check digit is wrong."""
    code = loaded.plan.municipality.code if loaded.plan else None
    if code is None or (_CODE.fullmatch(code) and int(code[5]) == _check_digit(code)):
        return
    message = f"全国地方公共団体コード「{code}」が正しくありません"
    yield Finding(
        loaded.plan_source,
        ("municipality", "code"),
        message,
        "半角の数字6桁で、最後の1桁（検査数字）まで確かめて書いてください",
    )


def _check_digit(code: str) -> int:
    """Return the last digit that the first five ask for (総務省「全国地方公共団体コード」の検査数字)."""
    total = sum(int(digit) * weight for digit, weight in zip(code[:5], _WEIGHTS, strict=True))
    return (11 - total % 11) % 10


RULE = Rule("YK121", Severity.WARNING, check, __doc__)
