"""The fonts of the printed report."""

import pytest

from ykplan.platform import fonts


@pytest.mark.parametrize(
    "letters", ["𠮷野家と髙島屋", "◎×▼○□△－↗↘—−〜①％", "ABC 123.4%", "葛\U000e0100飾", "一行目\n二行目\u200b"]
)
def test_letters_of_japanese_reports_have_a_shape(letters: str) -> None:
    assert fonts.without_shape(letters, fonts.shipped()) == []


def test_letters_without_a_shape_are_named_once() -> None:
    assert fonts.without_shape("市\ue000の𓀀と\ue000", fonts.shipped()) == ["\ue000", "𓀀"]


def test_two_true_weights() -> None:
    regular, bold = fonts.shipped()
    assert regular.width("8") < bold.width("8")
    assert regular.width("市") == bold.width("市") == 1


@pytest.mark.parametrize(("text", "width"), [("", 0), ("市町", 2), ("葛\U000e0100", 1), ("か\u200b所", 2)])
def test_width(text: str, width: float) -> None:
    assert fonts.shipped()[0].width(text) == width
