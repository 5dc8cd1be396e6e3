"""Links between the measures of two papers: found, left out, explained, as good and as fast as they must be."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pytest

from graph.align import Link, Passage, find_links
from graph.align_grams import fold, nearest, unit_rows
from graph.align_model import AlignWeightsError, Model, choose_pairs, read_model

UPPER = [
    ("推进电子证照应用", "持续完善电子证照共享服务体系,推动电子证照扩大应用领域和全国互通互认。"),
    ("推行集成化办理", "推行政务服务事项集成化办理,推广“免申即享”、“民生直达”等服务方式。"),
    ("建设数字乡村", "推进数字乡村建设,加快补齐乡村信息基础设施短板,构建农业农村大数据体系。"),
    ("提升网络支撑", "推动骨干网扩容升级,扩大互联网出口带宽,提高电子政务外网移动接入能力。"),
    ("强化考核评估", "建立常态化考核机制,将数字政府建设工作作为政府绩效考核的重要内容。"),
]
ODD = "做好夏粮收购和仓储轮换,严查掺杂使假。"


def passages(*measures: tuple[str, str]) -> list[Passage]:
    return [
        Passage(str(place), title, f"{title}。{text}", ("一、任务",), place)
        for place, (title, text) in enumerate(measures, 1)
    ]


def letters(quote: str) -> str:
    return "".join(filter(str.isalnum, quote))


def linked(links: list[Link]) -> list[tuple[str, str]]:
    return [(link.lower, link.upper) for link in links]


def test_a_copied_measure_is_linked_whatever_its_place() -> None:
    links = find_links(passages(UPPER[3], UPPER[0], UPPER[2]), passages(*UPPER))
    assert linked([link for link in links if link.rank == 1]) == [("1", "4"), ("2", "1"), ("3", "3")]
    assert min(link.confidence for link in links if link.rank == 1) > 0.9


def test_a_measure_that_carries_out_two_has_two_links_ranked_by_confidence() -> None:
    both = ("优化服务", UPPER[1][1] + UPPER[3][1])
    links = find_links(passages(both, UPPER[2]), passages(*UPPER))
    mine = [link for link in links if link.lower == "1"]
    assert {link.upper for link in mine[:2]} == {"2", "4"}
    assert [link.rank for link in mine] == list(range(1, len(mine) + 1))
    assert [link.confidence for link in mine] == sorted((link.confidence for link in mine), reverse=True)


@pytest.mark.parametrize(
    "measure",
    [
        ("抓好夏粮收购", ODD),
        ("", ""),
        ("推进", "推进。"),
        ("ABC", "ABC DEF 123"),
        ("抓好夏粮收购", ODD + "(责任单位:" + UPPER[0][1] + ")"),  # whoever answers for it is no task
    ],
)
def test_a_measure_without_a_counterpart_has_no_link(measure: tuple[str, str]) -> None:
    assert find_links(passages(measure), passages(*UPPER)) == []


def test_two_papers_on_other_things_have_no_link() -> None:
    others = [(f"抓好第{k}件事", ODD[k : k + 9]) for k in range(5)]
    assert find_links(passages(*others), passages(*UPPER)) == []


@pytest.mark.parametrize(("lower", "upper"), [([], UPPER), (UPPER, []), ([], [])])
def test_a_paper_without_measures_has_no_links(lower: list, upper: list) -> None:
    assert find_links(passages(*lower), passages(*upper)) == []


def test_evidence_stands_on_both_sides_where_it_says() -> None:
    lower, upper = passages(*UPPER[:3]), passages(*reversed(UPPER))
    texts = {passage.id: passage.text for passage in lower}, {passage.id: passage.text for passage in upper}
    links = find_links(lower, upper)
    assert links
    for link in links:
        assert link.evidence
        for shared in link.evidence:
            for mention, text in ((shared.lower, texts[0][link.lower]), (shared.upper, texts[1][link.upper])):
                assert text[mention.start : mention.end] == mention.quote
            assert letters(shared.lower.quote) == letters(shared.upper.quote)


def test_links_do_not_depend_on_the_order_in_which_passages_are_given() -> None:
    lower, upper = passages(*UPPER[:4]), passages(*UPPER)
    assert find_links(lower[::-1], upper[::-1]) == find_links(lower, upper)


def test_rare_words_find_the_nearest_texts_and_common_ones_alone_still_do() -> None:
    texts = ["数字政府" + chr(0x4E00 + 3 * k) * 5 for k in range(600)]
    ours, theirs, size = unit_rows([texts[7], "数字政府", *texts], 2)
    found = nearest(ours, theirs, size, 3)
    assert 7 in found[0]
    assert (found[1] >= 0).all()


def test_choice_keeps_the_bars() -> None:
    model = Model.build(
        {
            "pair": {"intercept": 0.0},
            "context": {"intercept": 0.0},
            "calibration": {"scale": 1.0, "shift": 0.0},
            "bars": {"first": 0.5, "further": 0.3, "most": 2},
        }
    )
    lower = np.array([0, 0, 0, 0, 1, 1])
    chosen, ranks = choose_pairs(lower, np.array([0.2, 0.9, 0.4, 0.35, 0.45, 0.4]), model)
    assert (chosen.tolist(), ranks.tolist()) == ([1, 2], [1, 2])


@pytest.mark.parametrize("wrong", [{"intercept": 0.0, "cosinus": 1.0}, {"cosine": 1.0}])
def test_weights_that_nobody_reads_are_refused(wrong: dict[str, float]) -> None:
    weights = {
        "pair": wrong,
        "context": {"intercept": 0.0},
        "calibration": {"scale": 1.0, "shift": 0.0},
        "bars": {"first": 0.5, "further": 0.3, "most": 2},
    }
    with pytest.raises(AlignWeightsError, match="fit_align"):
        Model.build(weights)  # type: ignore[arg-type]


def test_the_shipped_weights_are_read() -> None:
    model = read_model()
    assert 0 < model.further <= model.first < 1
    assert model.calibration[0] > 0


# The shared folder's own ruler: F1 and recall@3 at least, empty ones left empty at least. Ours are one annotator's.
BARS = [
    ("inner-mongolia-2024", 0.95, 0.97, 3),
    ("jiangsu-2023-18", 0.78, 0.76, 0),
    ("hubei-2019-4", 0.66, 0.68, 0),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "f1", "recall", "empty"), BARS)
def test_links_reach_the_bars(
    name: str, f1: float, recall: float, empty: int, shared: Path, root: Path, tmp_path: Path
) -> None:
    from graph.align_passages import find_passages
    from loaders.document import build_document
    from loaders.files import read_source

    lower, upper = (
        build_document(read_source(shared / "corpus" / f"{stem}.txt"))
        for stem in (name, "state-council-2022-14")
    )
    links = find_links(find_passages(lower), find_passages(upper, parts=True))
    rows = [{"measure": link.lower, "target": link.upper, "confidence": link.confidence} for link in links]
    found = tmp_path / "links.jsonl"
    found.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    file = f"{name}--state-council-2022-14.json"
    gold = next(
        path
        for path in (shared / "gold" / "align" / file, root / "tests" / "data" / "align" / file)
        if path.exists()
    )
    command = [sys.executable, str(shared / "tools" / "score_align.py"), str(gold), str(found)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert float(said[said.index("F1") + 1]) >= f1
    assert float(said[said.index("recall@3") + 1]) >= recall
    assert int(said[-1].split("/")[0]) >= empty


def made(count: int, seed: int) -> list[Passage]:
    """Measures put together from a few hundred phrases, as papers of one field are."""
    random = Random(seed)
    words = Random(1)
    letters = [chr(0x4E00 + k) for k in range(800)]
    phrases = ["".join(words.choices(letters, k=words.randint(4, 14))) for _ in range(4000)]
    measures = []
    for order in range(count):
        chosen = random.choices(phrases, k=20)
        measures.append(Passage(str(order), chosen[0], ",".join(chosen), (f"{order // 10}",), order))
    return measures


def seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


@pytest.mark.slow
def test_linking_takes_under_four_times_the_product_of_all_texts() -> None:
    lower, upper = made(2000, 2), made(2000, 3)
    texts = [passage.text for passage in (*lower, *upper)]
    assert seconds(lambda: find_links(lower, upper)) < 4 * seconds(lambda: plain_product(texts, len(lower)))


def plain_product(texts: list[str], split: int) -> None:
    """The TF-IDF product alone: every text of the one side with every one of the other, nothing left out."""
    ours, theirs, size = unit_rows([fold(text) for text in texts], split)
    order = np.argsort(theirs.gram, kind="stable")
    holder = np.repeat(np.arange(len(texts) - split), np.diff(theirs.start))[order]
    weight, first = theirs.weight[order], np.searchsorted(theirs.gram[order], np.arange(size + 1))
    for index in range(split):
        near = np.zeros(len(texts) - split)
        for gram, own in zip(ours.gram[ours.row(index)], ours.weight[ours.row(index)], strict=True):
            spots = slice(first[gram], first[gram + 1])
            near[holder[spots]] += own * weight[spots]


@pytest.mark.slow
def test_twice_the_measures_take_about_twice_the_time() -> None:
    small, large = (made(500, 4), made(500, 5)), (made(2000, 4), made(2000, 5))
    assert seconds(lambda: find_links(*large)) < 1.6 * 4 * seconds(lambda: find_links(*small))
