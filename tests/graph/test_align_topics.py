"""Topics of the field: told by their words, the longest first; offices are who, not what."""

from collections import Counter
from importlib.resources import files

import numpy as np
import pytest

from graph.align_grams import fold
from graph.align_topics import count_topics, read_topical, weigh_topics


def lines() -> dict[str, list[str]]:
    """Topics with their words, as printed in the file."""
    text = files("graph").joinpath("align_topics.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {topic: words.split(" ") for topic, words in rows}


def told(text: str) -> dict[str, int]:
    """What a text speaks of, by the names of topics."""
    counts = count_topics([fold(text)])[0]
    return {topic: int(count) for topic, count in zip(lines(), counts, strict=True) if count}


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("推动电子证照应用和互认", {"电子证照": 1}),
        ("建设全省统一电子印章系统,推广电子签名", {"电子印章": 2}),
        ("推行“一件事一次办”", {"集成办理": 1}),
        ("为老年人、残疾人提供无障碍服务", {"特殊群体": 3}),
        ("改造电子政务外网,推进IPv6部署", {"政务网络": 2}),
        ("统筹政务云资源", {"政务云": 1}),
    ],
)
def test_words_tell_what_a_text_speaks_of(text: str, topics: dict[str, int]) -> None:
    assert told(text) == topics


@pytest.mark.parametrize(
    ("text", "not_told"),
    [
        ("由省财政厅、市公安局和应急部办理", {"经济政策", "治安防控", "应急管理"}),  # who, not what
        ("电子营业执照", {"涉企服务"}),
        ("探索“证照分离”改革", {"电子证照"}),
        ("建设公共数据平台", {"数据开放"}),  # the longer word
        ("做好夏粮收购和仓储轮换", set(lines())),
        ("政务,云", {"政务网络"}),
        ("", set(lines())),
    ],
)
def test_words_do_not_tell_more_than_they_say(text: str, not_told: set[str]) -> None:
    assert not not_told & set(told(text))


def test_words_are_of_two_characters_or_more_and_stand_once_in_a_topic() -> None:
    for topic, words in lines().items():
        assert min(map(len, map(fold, words))) >= 2, topic
        assert max(Counter(words).values()) == 1, topic


def test_texts_are_counted_by_themselves() -> None:
    counts = count_topics(["政务云", "", "电子证照电子证照", "政务", "云"])
    assert counts.sum(axis=1).tolist() == [1, 0, 2, 0, 0]


def test_sentences_and_clauses_are_counted_apart() -> None:
    read = read_topical([[["推进政务云", "推广电子证照"], ["完善网站"]], [], [["农业"]]])
    assert read.sentence_start.tolist() == [0, 2, 2, 3]
    assert read.clause_start.tolist() == [0, 3, 3, 4]
    assert np.allclose(read.texts.sum(axis=1), np.log(2) * np.array([3, 0, 1]))
    assert (read.clauses > 0).sum(axis=1).tolist() == [1, 1, 1, 1]


def test_a_clause_goes_to_the_upper_text_that_is_about_it() -> None:
    lower = read_topical([[["统筹政务云资源", "为老年人提供便利"]]])
    upper = read_topical([[["建设政务云"]], [["推进信息无障碍建设"]], [["开展试点"]]])
    pure, won = weigh_topics(lower, upper, np.array([0, 0, 0]), np.array([0, 1, 2])).T
    assert pure[0] > 0 < pure[1]
    assert won[0] > 0 < won[1]
    assert (pure[2], won[2]) == (0, 0)
