"""What is typed into a form and what is typed after `ykplan record` are read alike."""

from pathlib import Path
from typing import Any, Final

import pytest

from tests.folder import write_folder
from ykplan.cli.recording import Ask, planned
from ykplan.cli.shared.finding import Desk, open_desk
from ykplan.cli.shared.usage import WrongUsageError
from ykplan.form.read.row import answer
from ykplan.form.read.sheet import Cell
from ykplan.form.trouble import Doubt
from ykplan.form.value import forms

INDICATORS: Final[list[dict[str, Any]]] = [
    {"unit": "か所"},
    {"unit": "人", "signed": "true"},
    {"unit": "%", "survey": "true", "baseline": {"year": "R5", "value": "20"}},
    {"unit": "％", "baseline": {"year": "R5", "value": "20"}},
    {"unit": "円"},
    {"unit": "千円"},
    {"unit": "m2"},
    {
        "kind": "stage",
        "stages": ["未設置", "設置・運用", "拡充"],
        "baseline": None,
        "targets": [{"by": "R8", "stage": "拡充"}],
    },
]
SIGNS: Final = [f"{sign}3" for sign in "-‐‑‒–—―−－﹣ー△▲▼+＋±"]
NUMBERS: Final = """\
9 ９ 007 12.50 １，２３４ 1,234 12,34 1、234 ③ 10³ ½ 九 ٩ 1e3 1_000 0x9 9. .5 0 -0 △0 (3) （３） (3)人 (△3) 3△
9\u200b \u202d9 9\ufe0f 約1,200 2割減 3倍 1.2万 20〜25 9以上 9程度 R7 令和7年度 2025/3/31 1-3 － なし 未把握 増加 INF
9か所 9ヶ所 9箇所 9カ所 9ケ所 9ヵ所 9個所 9ｶ所 9\u200bか所 9か月 9個 9人 9名 9% 9％ 9パーセント 189% -1% 9ポイント
9円 ¥9 \\9 ￥９ 9千円 9,000円 5㎡ 5m2 5m² 5平米 5km 9か所（うち2か所は新設） 5m3 9えん 9けん NaN 1,024人 １０２４名
"""
SPACED: Final = ["９　か所", " 9 ", "9\xa0人", "− 3 人", "9 10", "( 3 )"]
STAGES: Final = ["設置・運用", "設置･運用", " 設置 ・運用", "設置\u200b・運用", "設置", "設置済", "未設置", "拡充中"]
COUNTS: Final = ["812", "８１２", "1,024人", "１，０２４名", "812件", "約800", "8割", "-3", "812.5", "8,12", "812か所"]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = write_folder(tmp_path_factory.mktemp("doors"), INDICATORS, {})
    Path(folder / "progress" / "2025.yaml").write_text("year: R7\nstate: draft\n", encoding="utf-8")
    return open_desk(folder)


def recorded(opened: Desk, identity: str, result: str | None, sample_size: str | None = None) -> str | None:
    """Return what the command would write, None where it refuses."""
    words = {"sample_size": sample_size}
    try:
        plan = planned(opened, Ask(identity, 2025, result, None, None, words, correct=False, reason=None, on=None))
    except WrongUsageError:
        return None
    return None if plan.recorded.errors else plan.recorded.changed[0].new


@pytest.mark.parametrize("text", [*SIGNS, *NUMBERS.split(), *SPACED, *STAGES])
def test_a_result(opened: Desk, text: str) -> None:
    (form,) = forms(opened.checked.loaded, 2025)
    for row in form.rows:
        found = answer("result", Cell("text", text), row)
        said = None if isinstance(found, Doubt) else found
        assert said == recorded(opened, row.identity, text), (row.identity, row.unit)


@pytest.mark.parametrize("text", COUNTS)
def test_how_many_answered(opened: Desk, text: str) -> None:
    (form,) = forms(opened.checked.loaded, 2025)
    found = answer("sample_size", Cell("text", text), form.rows[2])
    assert (None if isinstance(found, Doubt) else found) == recorded(opened, form.rows[2].identity, None, text)
