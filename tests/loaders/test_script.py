"""Two scripts become one, character for character."""

import pytest

from loaders.script import find_compatibility, find_traditional, fold_script


@pytest.mark.parametrize(
    ("found", "folded"),
    [
        ("數字産業發展", "数字产业发展"),
        ("隨著改革著力推進", "随着改革着力推进"),
        ("編著一部著名的著作,成效顯著", "编著一部著名的著作,成效显著"),
        ("補齊短闆", "补齐短板"),
        ("広東省", "广东省"),
        ("蒙速辦", "蒙速办"),
    ],
)
def test_traditional_and_japanese_forms_are_folded(found: str, folded: str) -> None:
    assert fold_script(found) == folded


@pytest.mark.parametrize(
    "text",
    [
        "乾安县人民政府持续完善数字政府建设的各项制度规范。",
        "他的专著影响显著。",
        "慰藉",
        "慰藉" * 3,
        "APP(CIM)",
        "",
    ],
)
def test_simplified_text_stays_as_it_is(text: str) -> None:
    assert fold_script(text) == text


def test_each_run_is_one_edit_of_the_same_length() -> None:
    text = "國家的數據庫"
    edits = list(find_traditional(text))
    assert [(text[e.start : e.end], e.after) for e in edits] == [("國", "国"), ("數據庫", "数据库")]


def test_compatibility_ideographs_become_the_ideograph_itself() -> None:
    assert [e.after for e in find_compatibility("管\uf9e4能\uf98a")] == ["理", "力"]
    assert list(find_compatibility("管理㈠①")) == []
