"""How the workbook of a section is called."""

import pytest

from ykplan.form.value import file_names


@pytest.mark.parametrize(
    ("section", "name"),
    [
        pytest.param("福祉政策課", "福祉政策課.xlsx", id="as it is"),
        pytest.param("", "担当課の記載なし.xlsx", id="none"),
        pytest.param("こども/家庭課", "こども／家庭課.xlsx", id="a folder's sign"),
        pytest.param('a<b>c:d"e\\f|g?h*i', "a＜b＞c：d”e＼f｜g？h＊i.xlsx", id="what Windows refuses"),
        pytest.param("..", "担当課の記載なし.xlsx", id="the folder above"),
        pytest.param(".ssh. ", "ssh.xlsx", id="hidden, or ending in a dot"),
        pytest.param("~$lock", "lock.xlsx", id="like Excel's own lock"),
        pytest.param("nul", "nul_.xlsx", id="a device"),
        pytest.param("COM1.x", "COM1.x_.xlsx", id="a device with an ending"),
        pytest.param("a\u202eb\x00c\n d", "abc d.xlsx", id="what cannot be seen"),
        pytest.param("か\u3099", "が.xlsx", id="a sound mark of its own"),
    ],
)
def test_a_section_is_safe_as_a_file_name(section: str, name: str) -> None:
    assert file_names([section]) == (name,)


def test_no_name_is_longer_than_a_file_system_takes() -> None:
    names = file_names(["長" * 300, "長" * 300 + "い", "𠮷" * 100])
    assert len(set(names)) == 3
    assert max(len(name.encode()) for name in names) <= 255


def test_sections_with_one_name_get_several() -> None:
    assert file_names(["A課", "a課", "Ａ課", "", "担当課の記載なし", "A課（2）"]) == (
        "A課.xlsx",
        "a課（2）.xlsx",
        "Ａ課（3）.xlsx",
        "担当課の記載なし.xlsx",
        "担当課の記載なし（2）.xlsx",
        "A課（2）（2）.xlsx",
    )
