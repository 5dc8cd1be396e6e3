"""Links between the measures of two papers: found, left out, explained, as good and as fast as they must be."""

import numpy as np
import pytest

from graph.align import Link, Passage, find_links
from graph.align_grams import nearest, read_sentences, unit_rows
from graph.align_model import AlignWeightsError, Model, choose_pairs, read_model, read_reliability

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


@pytest.mark.parametrize(
    ("measure", "upper"),
    [
        (("推行免证办", "凡能用证的,一律免于提交实体证照,逐步做到亮证即办。"), "1"),
        (("一次办成", "出生、退休等实行主题式套餐服务,一表申请,并联审批,免申即享。"), "2"),
        (("助力三农", "开展涉农数据普查,发展智慧农业,让农民用上惠农应用。"), "3"),
        (("改造专网", "升级政务外网,统一互联网出口,提高宽带覆盖。"), "4"),
        (("引入第三方评价", "建立绩效指标体系,对落实不力的予以问责。"), "5"),
    ],
)
def test_a_reworded_measure_is_linked_by_what_it_speaks_of(measure: tuple[str, str], upper: str) -> None:
    assert [link.upper for link in find_links(passages(measure), passages(*UPPER)) if link.rank == 1] == [
        upper
    ]


def test_a_paper_beside_itself_is_linked_measure_by_measure() -> None:
    links = find_links(passages(*UPPER), passages(*UPPER))
    assert [link.lower for link in links if link.rank == 1] == [
        link.upper for link in links if link.rank == 1
    ]
    assert len([link for link in links if link.rank == 1]) == len(UPPER)


def test_a_quoted_clause_is_linked_though_the_measure_is_about_another_thing() -> None:
    quoted = (UPPER[2][0], UPPER[2][1] + "推动骨干网扩容升级,扩大互联网出口带宽。")
    links = find_links(passages(quoted, UPPER[3]), passages(*UPPER))
    assert ("1", "4") in linked(links)
    assert linked(links)[0] == ("1", "3")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("优化流程(省大数据局牵头,各市政府配合)。", [["优化流程"]]),
        ("优化流程（省财政厅、省税务局分工负责）;完善平台", [["优化流程"], ["完善平台"]]),
        ("优化流程。(市公安局负责,各区人民政府配合)推广应用。", [["优化流程"], ["推广应用"]]),
        ("优化流程。\n牵头单位:省政务办;责任单位:各部门", [["优化流程"]]),
        ("设领导小组(以下简称小组)统筹", [["设领导小组以下简称小组统筹"]]),
        ("推进城市信息模型(CIM)建设,提速", [["推进城市信息模型cim建设", "提速"]]),
        ("由省政务办牵头优化流程", [["由省政务办牵头优化流程"]]),
    ],
)
def test_sentences_leave_out_who_answers_for_them(text: str, sentences: list[list[str]]) -> None:
    assert read_sentences(text) == sentences


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


@pytest.mark.parametrize(
    ("confidence", "count", "links", "places"),
    [
        ([0.2, 0.9, 0.4, 0.35, 0.45, 0.4], 2, [1, 2], [1, 2]),
        ([0.2, 0.9, 0.4, 0.35, 0.45, 0.4], 9, [1, 2], [1, 2]),
        ([0.2, 0.9, 0.4, 0.35, 0.45, 0.4], 10, [], []),
        ([0.2, 0.97, 0.4, 0.35, 0.6, 0.4], 20, [1, 2], [1, 2]),
    ],
)
def test_choice_keeps_the_bars(
    confidence: list[float], count: int, links: list[int], places: list[int]
) -> None:
    model = Model.build(
        {
            "pair": {"intercept": 0.0},
            "context": {"intercept": 0.0},
            "calibration": {"scale": 1.0, "shift": 0.0},
            "bars": {"first": 0.5, "further": 0.3, "most": 2, "related": 0.1, "alone": 0.95},
        }
    )
    lower = np.array([0, 0, 0, 0, 1, 1])
    chosen, ranks = choose_pairs(lower, np.array(confidence), count, model)
    assert (chosen.tolist(), ranks.tolist()) == (links, places)


@pytest.mark.parametrize("wrong", [{"intercept": 0.0, "cosinus": 1.0}, {"cosine": 1.0}])
def test_weights_that_nobody_reads_are_refused(wrong: dict[str, float]) -> None:
    weights = {
        "pair": wrong,
        "context": {"intercept": 0.0},
        "calibration": {"scale": 1.0, "shift": 0.0},
        "bars": {"first": 0.5, "further": 0.3, "most": 2, "related": 0.1, "alone": 0.95},
    }
    with pytest.raises(AlignWeightsError, match="fit_align"):
        Model.build(weights)  # type: ignore[arg-type]


def test_the_confidence_of_the_shipped_weights_holds_what_it_says() -> None:
    steps = read_reliability()
    assert [step.low for step in steps] == sorted(step.low for step in steps)
    assert all(step.low <= step.said < step.high for step in steps)
    assert all(abs(step.said - step.held) < 0.2 for step in steps)
    total = sum(step.pairs for step in steps)
    assert sum(step.pairs * abs(step.said - step.held) for step in steps) < 0.06 * total


def test_the_shipped_weights_are_read() -> None:
    model = read_model()
    assert 0 < model.further <= model.first < 1
    assert model.calibration[0] > 0
