"""docs/rules.md: made from the rules' docstrings and their examples, and held to them here."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, rewrite
from tests.expected import on_page
from tests.form.examples import findings
from tests.rules.test_rules import laid, looked_at
from ykplan.platform.terminal import Screen
from ykplan.render.findings.text import render
from ykplan.rules.registry import ALL_RULES, FORM_RULES, sections
from ykplan.rules.rule import Rule

PAGES = ROOT / "docs" / "rules.md"
SEVERITIES = {"error": "誤り", "warning": "警告", "hint": "ヒント"}
HEAD = """\
# 指摘の一覧

<!-- tests/rules/test_pages.py が rules/ の説明と tests/examples/ の例から作る。手では直さない。
     直すには: pytest tests/rules/test_pages.py --update-golden -->

`ykplan validate` と `ykplan form import` が示す指摘の番号の意味と直し方。番号の意味は変わらず、使い回されることもない。

| 番号 | 何についてか |
|---|---|
| YK0xx | ファイルと項目の書き方 |
| YK1xx | 計画（plan.yaml） |
| YK2xx | 年度の実績（progress/） |
| YK3xx | 年度をまたぐ見くらべ |
| YK4xx | 記入された記入票（`ykplan form import` が示す） |
"""


def page(rule: Rule[Any], tmp_path: Path) -> str:
    """Return a rule's section: title, severity, page, and the first bad example as people would see it."""
    title, _, rest = rule.page.strip().partition("\n")
    lines = [f"## {rule.code} {title}", "", f"重さ: {SEVERITIES[rule.severity]}", "", rest.strip(), ""]
    if (example := on_page(rule.code)) is not None:
        data = tmp_path / "data"
        seen = findings(example, tmp_path) if rule in FORM_RULES else looked_at(laid(example, tmp_path))
        found = [diagnostic for diagnostic in seen if diagnostic.code == rule.code]
        shown = render(found[:1], Screen(100)).replace(f"{data.as_posix()}/", "")
        lines += ["```", shown.rstrip("\n"), "```", ""]
        shutil.rmtree(data)
    return "\n".join(lines)


def test_pages_are_those_of_the_rules(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    made = HEAD + "\n" + "\n".join(page(rule, tmp_path) for rule in ALL_RULES)
    if request.config.getoption("--update-golden"):
        rewrite(PAGES, made)
    assert PAGES.read_text(encoding="utf-8") == made


def test_every_code_has_its_section() -> None:
    assert list(sections()) == [rule.code for rule in ALL_RULES]


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_a_section_says_what_the_rule_says(rule: Rule[Any]) -> None:
    section = sections()[rule.code]
    assert rule.page.strip().splitlines()[0] in section
    assert rule.page.strip().splitlines()[-1] in section
