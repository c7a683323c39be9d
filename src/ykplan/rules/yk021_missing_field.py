"""missing_field."""

from collections.abc import Iterator

from ykplan.data.contents import Loaded
from ykplan.rules.hints.misfits import OTHER_KIND, is_other_kind, meant, of_kind
from ykplan.rules.hints.shapes import keyed_form
from ykplan.rules.rule import Finding, rule
from ykplan.terms.diagnostic import Severity
from ykplan.terms.labels import BETTER, STATES

_ADVICE = {
    "year": "年度を書いてください（例 year: R6）",
    "by": "目標の年度を書いてください（例 by: R10）",
    "better": f"{'、'.join(f'{label}なら better: {name}' for name, label in BETTER.items())} と書いてください",
    "baseline": "現状値を書いてください。ないときは baseline: null と書きます",
    "value": "数値を書いてください。ないときは value: null と書きます",
    "stage": "段階を書いてください。ないときは stage: null と書きます",
    "kind": "数値の指標なら kind: number、段階の指標なら kind: stage と書いてください",
    "state": f"state: {'、'.join(f'{name}（{label}）' for name, label in STATES.items())}のどれかを書いてください",
    "from": "初めの年度を書いてください（例 from: R6）",
    "to": "終わりの年度を書いてください（例 to: R10）",
}


@rule("YK021", Severity.ERROR)
def missing_field(loaded: Loaded) -> Iterator[Finding]:
    """必要な項目がない。

    基準になる年度や、よい方向（better）など、それがないと判定ができない項目である。列を消したときや、書きかけで保存したときに起きる。
    """
    explained = {
        (misfit.source.file, (*misfit.path[:-1], near.name))
        for misfit in of_kind(loaded, "extra_forbidden")
        if (near := meant(loaded, misfit)) is not None
    }
    other_kind = {
        (misfit.source.file, misfit.path[:-1]) for misfit in of_kind(loaded, "extra_forbidden") if is_other_kind(misfit)
    }
    for misfit in of_kind(loaded, "missing", "union_tag_not_found"):
        field = "kind" if misfit.kind == "union_tag_not_found" else str(misfit.path[-1])
        path = (*misfit.path, "kind") if misfit.kind == "union_tag_not_found" else misfit.path
        replaced = (misfit.source.file, path[:-1]) in other_kind and field in _any_kind()
        in_names = keyed_form(loaded, misfit.source, path[:-1]) is not None
        if replaced or in_names or (misfit.source.file, path) in explained:
            continue
        where = misfit.source.head_span(path)
        yield Finding(misfit.source, path, f"項目「{field}」がありません", _advice(field), span=where)


def _advice(field: str) -> str:
    return _ADVICE.get(field, f"「{field}: …」の行を書き足してください")


def _any_kind() -> set[str]:
    return {field for fields in OTHER_KIND.values() for field in fields}
