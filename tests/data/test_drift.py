"""How a plan differs from what was approved of it."""

import pytest

from tests.build import number, stages
from ykplan.data.drift import Drift, drift, pending
from ykplan.data.model.amendments import Approved
from ykplan.data.model.plan import Indicator
from ykplan.terms.diagnostic import Path

AMENDED = "[{from: R8, on: 2026-03-31, reason: 見直し, targets: [{by: R10, value: 14}]}]"


def between(before: Indicator, after: Indicator) -> list[Drift]:
    return list(drift(Approved(indicators=(before,)), [after]))


@pytest.mark.parametrize(
    ("fields", "path", "said"),
    [
        pytest.param({"name": "会議の数"}, ("name",), "名前: 「協議体の設置数」 → 「会議の数」", id="name"),
        pytest.param({"unit": "件"}, ("unit",), "単位: 「か所」 → 「件」", id="unit"),
        pytest.param({"better": "down"}, ("better",), "よい方向: 増えるほどよい → 減るほどよい", id="direction"),
        pytest.param({"definition": "年度末の数"}, ("definition",), "算出方法: なし → 「年度末の数」", id="definition"),
        pytest.param(
            {"baseline": "{year: R4, value: 8}"},
            ("baseline", "year"),
            "現状値: 8か所（R5） → 8か所（R4）",
            id="year of the baseline",
        ),
        pytest.param(
            {"baseline": "{year: R5, value: 7}"},
            ("baseline", "value"),
            "現状値: 8か所（R5） → 7か所（R5）",
            id="baseline",
        ),
        pytest.param({"baseline": "null"}, ("baseline",), "現状値: 8か所（R5） → —", id="no baseline"),
        pytest.param(
            {"targets": "[{by: R10, value: 10}]"},
            ("targets", 0, "value"),
            "目標値: 12か所（R10） → 10か所（R10）",
            id="target",
        ),
        pytest.param(
            {"targets": "[{by: R9, value: 12}]"},
            ("targets", 0, "by"),
            "目標値: 12か所（R10） → 12か所（R9）",
            id="year of a target",
        ),
        pytest.param(
            {"targets": "[{by: R10, trend: up}]"},
            ("targets", 0, "trend"),
            "目標値: 12か所（R10） → ↗（R10）",
            id="form of a target",
        ),
        pytest.param(
            {"targets": "[{by: R10, value: 12, every_year: true}]"},
            ("targets", 0, "every_year"),
            "目標値: 12か所（R10） → 毎年12か所（R10）",
            id="every year",
        ),
        pytest.param(
            {"targets": "[{by: R8, value: 10}, {by: R10, value: 12}]"},
            ("targets",),
            "目標値: 12か所（R10） → 10か所（R8）、12か所（R10）",
            id="a target more",
        ),
    ],
)
def test_one_difference(fields: dict[str, str], path: Path, said: str) -> None:
    (found,) = between(number(), number(**fields))
    assert (found.identity, found.path) == ("1-3-1", path)
    assert f"{found.what}: {found.before} → {found.after}" == said


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"baseline": "{year: 2023, value: 8.0, note: 推計, items: [甲]}"}, id="the same said otherwise"),
        pytest.param({"targets": "[{by: 令和10年度, value: 12, note: 地区ごと}]"}, id="a remark on a target"),
        pytest.param({"section": "福祉政策課", "role": "output", "notes": "注"}, id="what is not decided"),
        pytest.param({"amendments": AMENDED}, id="an amendment appended"),
        pytest.param({"survey": "true"}, id="that it is from a survey"),
        pytest.param({"survey": "{tolerance: 3}"}, id="how much counts as unchanged"),
        pytest.param({"accumulation": "total"}, id="that it adds up"),
        pytest.param({"signed": "true"}, id="that it may be negative"),
        pytest.param({"section": "福祉政策課"}, id="whose it is"),
        pytest.param({"source": "実績報告書"}, id="where it is from"),
        pytest.param({"unit": "箇所"}, id="the unit in other letters"),
        pytest.param({"unit": "カ所"}, id="in katakana"),
        pytest.param({"unit": "ヶ所"}, id="in small katakana"),
        pytest.param({"name": "協議体\u200bの設置数"}, id="a name with a letter that is not seen"),
    ],
)
def test_no_difference(fields: dict[str, str]) -> None:
    assert between(number(), number(**fields)) == []


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("unit", "％", "パーセント"),
        ("unit", "㎡", "平方メートル"),
        ("unit", "￥", "円"),
        ("name", "第１期－Ａ", "第1期-A"),
        ("name", "がん検診", "か\u3099ん検診"),
        ("definition", "利用者数－重複〜年度末", "利用者数−重複～年度末"),
    ],
)
def test_another_spelling_is_no_difference_in_the_plan_or_in_an_amendment(field: str, before: str, after: str) -> None:
    def amended(said: str) -> dict[str, str]:
        return {"amendments": f"[{{from: R8, on: 2026-03-31, reason: 見直し, {field}: '{said}'}}]"}

    assert between(number(**{field: before}), number(**{field: after})) == []
    if field != "name":
        assert between(number(**amended(before)), number(**amended(after))) == []


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [("unit", "m", "mm"), ("unit", "千円", "円"), ("name", "第①期", "第1期"), ("definition", "10³人", "103人")],
)
def test_what_only_looks_near_is_another_thing(field: str, before: str, after: str) -> None:
    (found,) = between(number(**{field: before}), number(**{field: after}))
    assert found.path == (field,)


@pytest.mark.parametrize(
    ("after", "path", "said"),
    [
        pytest.param("[]", (), "改定: 令和8年度からの改定 → なし", id="taken away"),
        pytest.param(
            AMENDED.replace("R8", "R9"),
            ("amendments", 0),
            "改定: 令和8年度から（2026-03-31決定） → 令和9年度から（2026-03-31決定）",
            id="of another year",
        ),
        pytest.param(
            AMENDED.replace("value: 14", "value: 15"),
            ("amendments", 0, "targets", 0, "value"),
            "令和8年度からの改定の目標値: 14か所（R10） → 15か所（R10）",
            id="with another target",
        ),
        pytest.param(
            AMENDED.replace("reason: 見直し", "reason: 別の理由"),
            ("amendments", 0, "reason"),
            "令和8年度からの改定の理由: 「見直し」 → 「別の理由」",
            id="with another reason",
        ),
        pytest.param(
            AMENDED.replace("targets", "unit: 件, targets"),
            ("amendments", 0, "unit"),
            "令和8年度からの改定の単位: 「か所」 → 「件」",
            id="with a field more",
        ),
    ],
)
def test_an_approved_amendment_changed(after: str, path: Path, said: str) -> None:
    found = between(number(amendments=AMENDED), number(amendments=after))
    assert [each.path for each in found][:1] == [path]
    assert f"{found[0].what}: {found[0].before} → {found[0].after}" == said


def test_a_target_changed_under_an_amendment_is_told_once() -> None:
    found = between(number(amendments=AMENDED), number(amendments=AMENDED, targets="[{by: R10, value: 10}]"))
    assert [each.path for each in found] == [("targets", 0, "value")]


def test_indicators_gone_new_and_of_another_kind() -> None:
    approved = Approved(indicators=(number(), stages()))
    added = number(id="9-9-8", amendments="[{from: R8, on: 2026-03-31, reason: 見直し, added: true}]")
    found = list(drift(approved, [stages(id="1-3-1"), number(id="9-9-9"), added]))
    assert [(each.identity, each.path) for each in found if each.what in ("指標", "種類")] == [
        ("1-3-1", ("kind",)),
        ("2-2-1", None),
        ("9-9-9", ()),
    ]


def test_pending_amendments() -> None:
    more = AMENDED[:-1] + ", {from: R9, on: 2027-03-31, reason: 終了, dropped: true}]"
    approved = Approved(indicators=(number(amendments=AMENDED), stages()))
    new = number(id="9-9-9", amendments=AMENDED)
    found = [(each.id, position) for each, position in pending(approved, [number(amendments=more), stages(), new])]
    assert found == [("1-3-1", 1), ("9-9-9", 0)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param(
            {"baseline": "{year: R5, value: 8, sample_size: 900}"},
            "8か所（R5） → 8か所（R5、回答数900）",
            id="sample size",
        ),
        pytest.param(
            {"targets": "[{by: R10, value: 14, label: 増}]"}, "増＝12か所（R10） → 増＝14か所（R10）", id="label"
        ),
    ],
)
def test_what_differs_never_reads_the_same(fields: dict[str, str], said: str) -> None:
    usual = {"survey": "true", "targets": "[{by: R10, value: 12, label: 増}]"}
    (found,) = between(number(**usual), number(**usual | fields))
    assert f"{found.before} → {found.after}" == said
