"""The rules, in the order of their codes, and their pages: RULES look at the data, FORM_RULES at filled-in forms."""

import re
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from ykplan.rules import (
    entries,
    entry_figures,
    files,
    form_cells,
    form_tables,
    form_workbooks,
    plan_amendments,
    plan_figures,
    plan_head,
    plan_rubric,
    plan_stages,
    plan_targets,
    unlikely,
    wrong_values,
    year_files,
    yk002_syntax,
    yk014_picture,
    yk020_unknown_field,
    yk021_missing_field,
    yk022_wrong_structure,
    yk025_not_a_choice,
    yk030_unusual_writing,
    yk106_target_behind_baseline,
    yk124_target_steps_back,
    yk125_drift,
    yk127_share_as_percent,
    yk130_figure_out_of_scale,
    yk209_entry_missing,
    yk303_slipped_unit,
    yk307_correction_not_as_before,
)
from ykplan.rules.rule import Rule


def _rules_of(*modules: ModuleType) -> tuple[Rule[Any], ...]:
    """Return the rules defined in some modules, singly or in a table, sorted by code."""
    rules = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    tables = [rule for module in modules for rule in getattr(module, "RULES", ())]
    return tuple(sorted((*rules, *tables), key=lambda rule: rule.code))


RULES: Final = _rules_of(
    files,
    yk002_syntax,
    yk014_picture,
    yk020_unknown_field,
    yk021_missing_field,
    yk022_wrong_structure,
    wrong_values,
    yk025_not_a_choice,
    yk030_unusual_writing,
    plan_head,
    plan_targets,
    yk106_target_behind_baseline,
    plan_stages,
    plan_figures,
    plan_rubric,
    plan_amendments,
    yk124_target_steps_back,
    yk125_drift,
    yk127_share_as_percent,
    yk130_figure_out_of_scale,
    entries,
    year_files,
    entry_figures,
    yk209_entry_missing,
    unlikely,
    yk303_slipped_unit,
    yk307_correction_not_as_before,
)
FORM_RULES: Final = _rules_of(form_workbooks, form_tables, form_cells)
ALL_RULES: Final = (*RULES, *FORM_RULES)

# The pages are made from the rules and their tested examples: in an installed package they lie beside this file, in a
# checkout among the docs.
_PAGES: Final = (Path(__file__).parent / "rules.md", Path(__file__).parents[3] / "docs" / "rules.md")
_SECTION: Final = re.compile(r"^## (YK\d{3}) .*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def sections() -> dict[str, str]:
    """Return the page of every rule by its code, as Markdown."""
    text = next(place for place in _PAGES if place.exists()).read_text(encoding="utf-8")
    return {match[1]: match[0].strip() + "\n" for match in _SECTION.finditer(text)}
