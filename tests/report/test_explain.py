"""The rubric in plain words."""

import pytest

from tests.build import rubric_of
from ykplan.data.loading import shipped_rubric
from ykplan.report.method import grades


def test_the_shipped_rubric() -> None:
    standard = shipped_rubric("standard")
    assert standard is not None
    said = {grade.mark: grade.when for grade in grades(standard)}
    assert said["×"] == ("目標の年度を迎えた、かつその年度の実績がある",)
    assert said["△"] == ("現状値と比べて良いか同じ",)
    assert said["－"] == ("上のどれにもあてはまらない",)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("{met: false}", "その年度までの目標に達していない"),
        ("{met_final: true}", "最終の目標に達している"),
        ("{due: false}", "目標の年度はまだ来ていない"),
        ("{observed: false}", "その年度の実績がない"),
        ("{moved_since_last: worse}", "前回の実績と比べて悪い"),
        ("{pace: {min: 0.8}}", "目安までに進むはずの分に対する、実際に進んだ分の割合が0.8以上"),
        ("{progress: {min: 0.6, below: 0.8}}", "現状値から目標値までの道のりのうち進んだ割合が60%以上、80%未満"),
        ("{ratio: {above: 1}}", "目標値に対する実績の割合が100%超"),
        ("{elapsed: {max: 0.5}}", "期間のうち過ぎた割合が50%以下"),
        ("{expected: {max: 10}}", "その年度の目安が10以下"),
        ("{target: [trend, keep]}", "目標の形が増減・維持"),
        ("{absent: [not_surveyed, not_reported]}", "実績がない理由が調査年でない・未報告"),
    ],
)
def test_each_condition(when: str, said: str) -> None:
    rubric = rubric_of(f"grades: [{{mark: A, name: 甲, when: {when}}}, {{mark: B, name: 乙}}]")
    assert grades(rubric)[0].when == (said,)
