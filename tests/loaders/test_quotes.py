import pytest

from loaders.quotes import find_quoted, find_titles


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("推动“一网通办”和“跨省通办”", ["一网通办", "跨省通办"]),
        ('政务服务"一网通办"', ["一网通办"]),
        ('接入“蒙速办",鼓励“应接尽接"。', ["蒙速办", "应接尽接"]),  # 包府办发〔2022〕43号
        ("实现”一网通办”", ["一网通办"]),
        ("推行「最多跑一次」", ["最多跑一次"]),
        ("讲“‘好’字当头”", ["‘好’字当头"]),
        ("‘一件事’改革", ["一件事"]),
        ('“关怀模式"“长辈模式"', ["关怀模式", "长辈模式"]),
        ("打破“信息孤岛,推动“一网通办”", ["一网通办"]),
        ("“”和“ ”之间没有“”", [" "]),
    ],
)
def test_marks_pair_however_they_are_mixed(line: str, terms: list[str]) -> None:
    assert [line[q.start : q.end] for q in find_quoted(line)] == terms


def test_a_mark_left_open_for_long_does_not_swallow_the_next_pair() -> None:
    line = "“" + "甲" * 80 + "“一网通办”"
    assert [line[q.start : q.end] for q in find_quoted(line)] == ["一网通办"]


def test_an_inner_title_belongs_to_the_outer_one() -> None:
    line = "修订《关于实施〈条例〉的办法》和《关于贯彻《条例》的意见》"
    assert [line[t.start : t.end] for t in find_titles(line)] == [
        "关于实施〈条例〉的办法",
        "关于贯彻《条例》的意见",
    ]
