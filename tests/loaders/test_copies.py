"""Copies, excerpts and other wordings of one paper, told by how much of each stands in the other."""

from pathlib import Path

import numpy as np
import pytest

from loaders.candidates import find_candidates
from loaders.copies import are_one, is_revision, merge_copies, tell_copy
from loaders.document import build_document
from loaders.files import read_source
from loaders.sketch import Shingles, shingle_text, sketch_of
from ontology.kinds import CopyKind
from ontology.records import Document, Mention, Source

SENTENCES = [
    f"第{place}项任务由{city}市负责,在{place + 3}个工作日内办结,并按季度通报{city}的进展。"
    for place, city in enumerate("南通苏州无锡扬州镇江泰州宿迁徐淮安连云港盐城常武汉宜昌襄阳荆门")
]


def text(first: int, last: int) -> str:
    return "\n".join(SENTENCES[first:last])


def document(words: str, name: str = "a.txt") -> Document:
    return build_document(Source(name, "0" * 64, len(words.encode()), "utf-8", words))


@pytest.mark.parametrize(
    ("words", "other", "kind"),
    [
        (text(0, 30), text(0, 30), CopyKind.COPY),
        (text(0, 30), text(1, 30).replace(",", "，"), CopyKind.COPY),
        (text(0, 30), text(10, 18), CopyKind.EXCERPT),
        (text(0, 20), text(8, 28), CopyKind.WORDING),
        (text(0, 20), text(18, 30), None),
        (text(0, 8), text(0, 30), None),  # the longer one is no excerpt of the shorter
        (text(0, 8), "", None),
    ],
)
def test_what_a_text_is_to_another(words: str, other: str, kind: CopyKind | None) -> None:
    assert tell_copy(shingle_text(words), shingle_text(other)) is kind


def test_a_text_of_a_few_characters_has_no_shingles() -> None:
    assert len(shingle_text("数字政府建设")) == 0
    assert len(shingle_text("数字政府,建设方案")) == 1


def test_a_sketch_holds_the_same_hashes_of_a_passage_wherever_it_stands() -> None:
    part, whole = sketch_of(shingle_text(text(4, 24))), sketch_of(shingle_text(text(0, 30)))
    assert len(part) > 2
    assert set(part.tolist()) <= set(whole.tolist())


def test_candidates_are_pairs_with_a_new_text_that_share_enough() -> None:
    sketches = [sketch_of(shingle_text(words)) for words in (text(0, 30), text(2, 25), text(25, 30), "")]
    assert list(find_candidates(sketches, {0, 1, 2, 3})) == [(0, 1)]
    assert list(find_candidates(sketches, {1})) == [(0, 1)]
    assert list(find_candidates(sketches, {2, 3})) == []
    assert list(find_candidates(sketches, set())) == []
    assert list(find_candidates([], set())) == []


def test_a_copy_is_found_among_a_thousand_that_share_a_formula() -> None:
    """Where more texts share a hash than have neighbours, each still meets the longest and those like it."""
    random = np.random.default_rng(7)
    formula: Shingles = np.arange(1, 6, dtype=np.uint64)

    def sketch() -> Shingles:
        return np.unique(np.concatenate([formula, random.integers(10, 2**58, 150, dtype=np.uint64)]))

    sketches = [sketch() for _ in range(1000)]
    sketches.append(sketches[500])
    assert list(find_candidates(sketches, {1000})) == [(500, 1000)]


@pytest.mark.parametrize(
    ("head", "other", "is_one"),
    [
        ("苏政发〔2031〕1号\n", "", True),
        ("苏政发〔2031〕1号\n", "苏政发[2031]1号\n", True),
        ("苏政发〔2031〕1号\n", "苏政发〔2031〕2号\n", False),
        ("江苏省数字政府建设2031年工作要点\n", "江苏省数字政府建设2032年工作要点\n", False),
    ],
)
def test_heads_that_state_different_papers_keep_them_apart(head: str, other: str, is_one: bool) -> None:
    one, two = (document(f"{start}一、重点任务\n{text(0, 30)}") for start in (head, other))
    assert are_one(one, two) is is_one
    assert are_one(two, one) is is_one


def test_the_best_text_is_the_main_one_unless_a_new_wording_came_later() -> None:
    best, new, part = document(text(0, 20)), document(text(6, 26)), document(text(0, 5))
    main, copies = merge_copies([best, new, part], [1, 1, 2])
    assert main == 0
    assert [copy.kind if copy else None for copy in copies] == [None, CopyKind.WORDING, CopyKind.EXCERPT]
    main, copies = merge_copies([best, new], [1, 2])
    assert main == 1
    assert [copy.kind if copy else None for copy in copies] == [CopyKind.EARLIER, None]


def test_a_page_about_a_paper_is_no_state_of_it() -> None:
    assert is_revision(text(0, 20), text(5, 25))
    assert not is_revision(text(0, 20), text(18, 30) + "解读")


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("在5个工作日内办结,", "在5 个工作日内办结，"),  # width and white space differ
        ("并按季度通报通的进展。", None),  # a word of it is another one there
        ("第4项任务由", None),  # a sentence that the copy lacks
        ("。", None),
    ],
)
def test_the_same_words_are_located_in_a_copy(quote: str, found: str | None) -> None:
    whole = document(text(0, 12))
    lines = (
        text(0, 12)
        .replace("5个", "5 个")
        .replace("办结,", "办结，")
        .replace("通的进展", "通的成效")
        .splitlines()
    )
    copied = document("\n".join([*lines[:4], *lines[5:]]))
    copy = merge_copies([whole, copied], [1, 1])[1][1]
    assert copy is not None
    mention = copy.locate(Mention(quote, whole.clean.text.index(quote)))
    assert (mention.quote.replace(" ", "") if mention else None) == (
        found.replace(" ", "") if found else None
    )
    if mention:
        assert copied.clean.text[mention.start : mention.end] == mention.quote


def test_the_copies_of_the_corpus_are_told_and_nothing_else(shared: Path) -> None:
    names = [
        "state-council-2022-14.txt",
        "more/state-council-2022-14.clean.txt",
        "state-council-2022-14.excerpt.txt",
        "inner-mongolia-2024.txt",
        "jiangsu-2023-18.txt",
        "hubei-2019-4.txt",
    ]
    texts = [build_document(read_source(shared / "corpus" / name)).clean.text for name in names]
    shingles = [shingle_text(words) for words in texts]
    told = [tell_copy(shingles[0], other) for other in shingles[1:]]
    assert told == [CopyKind.COPY, CopyKind.EXCERPT, None, None, None]
    found = set(find_candidates([sketch_of(each) for each in shingles], set(range(len(names)))))
    assert found == {(0, 1), (0, 2), (1, 2)}
