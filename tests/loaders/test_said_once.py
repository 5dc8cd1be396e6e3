"""Bodies that a paper names once for many measures: where it may say so, and whom that covers."""

import json

import pytest

from loaders.document import build_document
from ontology.interchange import document_record
from ontology.records import Document, Source
from ontology.triples import document_triples

PAPER = """江苏省某方案
{intro}
一、{heading}
{head}(一)建平台。推进平台建设工作。{first}
(二)通数据。促进数据共享。{second}
{end}二、优服务
(三)优流程。再造流程。{third}
三、保障措施
(四)加强领导。强化统筹推进。
{foot}"""
OFFICE, FINANCE = ("江苏省政务办", "lead"), ("江苏省财政厅", "responsible")
DUTY, CITIES = ("江苏省政务办", "responsible"), ("各设区市人民政府", "responsible")
Tasks = list[list[tuple[str, str]]]


def _document(**parts: str) -> Document:
    names = ("intro", "heading", "head", "first", "second", "end", "third", "foot")
    text = PAPER.format(**dict.fromkeys(names, "") | {"intro": "制定本方案。", "heading": "强基础"} | parts)
    return build_document(Source("a.txt", "0" * 64, len(text), "utf-8", text))


def _tasks(**parts: str) -> Tasks:
    document = _document(**parts)
    found = [one for measure in document.measures for one in measure.responsibilities]
    assert all(document.clean.text[one.mention.start : one.mention.end] == one.mention.quote for one in found)
    return [[(one.name, one.role.value) for one in measure.responsibilities] for measure in document.measures]


@pytest.mark.parametrize(
    ("intro", "given"),
    [
        ("以下任务均由省政务办负责,不再列出。", [DUTY]),
        ("为加快建设,制定本方案。（以下均由省政务办牵头）", [OFFICE]),
        ("各项任务均由省政务办负责推进。", [DUTY]),
        ("牵头单位均为省政务办。", [OFFICE]),
        ("所有任务的牵头单位为省政务办。", [OFFICE]),
        ("任务牵头单位统一为省政务办。", [OFFICE]),
        ("本方案各项任务由省政务办牵头,各设区市人民政府按职责分工负责。", [OFFICE, CITIES]),
        ("以下任务牵头单位均为省政务办,责任单位均为各设区市人民政府。", [OFFICE, CITIES]),
        ("各设区市人民政府均为责任单位,以下不再列出。", [CITIES]),
        ("以下各项任务均需各设区市人民政府落实,不再单独列出。", [CITIES]),
        ("各项任务责任单位均含各设区市人民政府,以下不再单列。", [CITIES]),
        ("下列工作任务责任单位:省政务办、省财政厅。", [DUTY, FINANCE]),
        ("说明:以下各项工作,除特别注明外,均由省政务办牵头负责。", [OFFICE]),
    ],
)
def test_an_introduction_speaks_for_all_tasks_but_not_for_the_safeguards(
    intro: str, given: list[tuple[str, str]]
) -> None:
    assert _tasks(intro=intro) == [given, given, given, []]


@pytest.mark.parametrize(
    "intro",
    [
        "本方案由省政务办负责解释。",
        "各项任务均由专人负责。",
        "各项任务由各牵头单位负责。",
        "以下任务要抓好落实。",
        "省政务办负责统筹协调。",
        "以下平台由省政务办建设。",
        "由省政务办牵头。",
        "以上率下,由省委书记牵头。",
        "以上任务由省政务办负责督促落实。",
        "各类事项均由市政务服务中心受理。",
        "各项指标均由省统计局提供。",
        "所有事项均由综合窗口受理,由省政务办负责监督。",
        "以上任务均由省政务办负责。",
    ],
)
def test_an_introduction_that_gives_no_body_for_all_gives_none(intro: str) -> None:
    assert _tasks(intro=intro) == [[], [], [], []]


@pytest.mark.parametrize(
    "parts",
    [
        {"heading": "强基础(以下均由省政务办牵头)"},
        {"heading": "强基础(省政务办牵头)"},
        {"heading": "强基础(牵头单位:省政务办)"},
        {"head": "本部分任务均由省政务办牵头。\n"},
        {"head": "加快打牢基础。(牵头单位:省政务办)\n"},
        {"end": "以上任务由省政务办牵头。\n"},
        {"end": "(以上各项任务均由省政务办牵头)\n"},
        {"end": "以上两项工作由省政务办牵头。\n"},
        {"end": "(牵头单位均为省政务办)\n"},
        {"second": "(以上任务由省政务办牵头)"},
        {"second": "（以上均由省政务办牵头）"},
    ],
)
def test_the_head_or_end_of_a_section_speaks_for_the_section(parts: dict[str, str]) -> None:
    assert _tasks(**parts) == [[OFFICE], [OFFICE], [], []]


@pytest.mark.parametrize(
    ("parts", "tasks"),
    [
        ({"first": "以上工作由省政务办负责。"}, [[DUTY], [], [], []]),
        ({"second": "以上工作由省政务办负责。"}, [[], [DUTY], [], []]),
        ({"first": "(以上任务由省政务办牵头)"}, [[OFFICE], [], [], []]),
        ({"end": "以上任务由省政务办牵头。\n平台要好用。\n"}, [[], [OFFICE], [], []]),
        ({"second": "\n抓好落实。", "end": "以上工作由省政务办牵头。\n"}, [[], [OFFICE], [], []]),
        ({"first": "各项任务均由省政务办负责推进。"}, [[DUTY], [], [], []]),
        (
            {"first": "(省财政厅负责)", "end": "以上任务由省政务办牵头。\n"},
            [[FINANCE], [OFFICE], [], []],
        ),
        ({"head": "完善体系(省政务办负责),提升能力。\n"}, [[], [], [], []]),
    ],
    ids=[
        "its works",
        "works of the last",
        "not the last",
        "not the last line",
        "works of a longer one",
        "own words",
        "another has a list",
        "inside a line",
    ],
)
def test_what_may_be_a_measures_own_stays_with_it(parts: dict[str, str], tasks: Tasks) -> None:
    assert _tasks(**parts) == tasks


@pytest.mark.parametrize(
    "foot", ["附件:清单\n注:以上任务均由省政务办牵头", "附件:清单\n说明:各项任务牵头单位均为省政务办。"]
)
def test_a_note_below_speaks_for_all_tasks(foot: str) -> None:
    assert _tasks(foot=foot) == [[OFFICE], [OFFICE], [OFFICE], []]


def test_what_is_left_out_from_there_on_is_added_to_the_lists_that_follow() -> None:
    first = "(省政务办牵头,各设区市人民政府均为责任单位,以下不再列出)"
    assert _tasks(first=first, second="(省财政厅负责)") == [[OFFICE, CITIES], [FINANCE, CITIES], [CITIES], []]


@pytest.mark.parametrize(
    ("intro", "own", "tasks"),
    [
        ("以下任务均由省政务办负责。", "(省财政厅负责)", [FINANCE]),
        ("以下任务均由省政务办牵头。", "(责任单位:省财政厅)", [FINANCE, OFFICE]),
        ("以下任务均由省政务办牵头。", "(牵头单位:省财政厅)", [("江苏省财政厅", "lead")]),
        ("以下任务均由省政务办负责。", "(责任单位:省政务办)", [DUTY]),
        ("未注明责任单位的,均由省政务办负责。", "(配合单位:省财政厅)", [("江苏省财政厅", "support")]),
        ("以下任务均由省政务办负责。", "支持省政务办发展。", [("江苏省政务办", "mentioned"), DUTY]),
    ],
)
def test_a_measures_own_list_comes_first(intro: str, own: str, tasks: list[tuple[str, str]]) -> None:
    assert _tasks(intro=intro, first=own)[:2] == [tasks, [DUTY if "负责" in intro else OFFICE]]


def test_the_nearer_sentence_comes_first() -> None:
    tasks = _tasks(intro="各项任务均由省财政厅负责。", head="以下任务由省政务办负责。\n")
    assert tasks == [[DUTY], [DUTY], [FINANCE], []]


def test_a_second_paper_in_the_file_is_not_spoken_for() -> None:
    text = (
        "江苏省某要点\n一、任务\n(一)建平台。推进建设。(各设区市人民政府均为责任单位,以下不再列出)\n(二)通数据。促进共享。\n"
        "江苏省另一要点\n一、公开\n(一)定制度。完善制度。\n(二)建专栏。开设专栏。"
    )
    document = build_document(Source("a.txt", "0" * 64, len(text), "utf-8", text))
    assert [len(measure.responsibilities) for measure in document.measures] == [1, 1, 0, 0]


def test_what_is_given_names_its_rule_and_official_form() -> None:
    given = _document(intro="以下任务均由省发改委负责。").measures[0].responsibilities[0]
    assert given.mention.rule == "named once for several measures, before the role word 负责"
    assert given.official == "江苏省发展和改革委员会"


def _inherited(**parts: str) -> list[list[tuple[str, str | None]]]:
    measures = _document(**parts).measures
    return [[(one.name, one.inherited) for one in measure.responsibilities] for measure in measures]


@pytest.mark.parametrize(
    ("parts", "sources"),
    [
        ({"intro": "以下任务均由省政务办负责。"}, ["document", "document", "document"]),
        ({"foot": "附件:清单\n注:以上任务均由省政务办负责"}, ["document", "document", "document"]),
        ({"first": "(省政务办均为责任单位,以下不再列出)"}, [None, "(一)", "(一)"]),
        ({"second": "(以下均需省政务办负责落实,不再一一列出)"}, [None, "(二)"]),
        ({"end": "以上任务由省政务办负责。\n"}, [None, None]),
        ({"head": "以下任务由省政务办负责。\n"}, [None, None]),
        ({"heading": "强基础(省政务办负责)"}, [None, None]),
    ],
    ids=["introduction", "note", "first", "second", "end of section", "head of section", "heading"],
)
def test_what_neither_the_measure_nor_its_section_says_is_inherited(
    parts: dict[str, str], sources: list[str | None]
) -> None:
    found = [one for measure in _inherited(**parts) for one in measure]
    assert found == [("江苏省政务办", source) for source in sources]


def test_the_record_has_what_is_inherited_beside_what_the_measure_names() -> None:
    document = _document(first="(各设区市人民政府均为责任单位,以下不再列出)", second="(省财政厅负责)")
    measures = json.loads(json.dumps(document_record(document)))["measures"]
    assert [[one["name"] for one in measure["agencies"]] for measure in measures] == [
        ["各设区市人民政府"],
        ["江苏省财政厅"],
        [],
        [],
    ]
    inherited = [measure.get("inheritedAgencies") for measure in measures]
    assert [found and [(one["name"], one["inheritedFrom"]) for one in found] for found in inherited] == [
        None,
        [("各设区市人民政府", "(一)")],
        [("各设区市人民政府", "(一)")],
        None,
    ]


def test_the_graph_states_it_and_marks_whose_sentence_says_so() -> None:
    document = _document(intro="以下任务均由省政务办负责。", first="(省财政厅均为责任单位,以下不再列出)")
    triples = list(document_triples(document))
    marked = {
        (t.subject.value.rpartition("/")[2].split(";")[0], t.object.value.rpartition("/")[2])
        for t in triples
        if t.predicate.value.endswith("#responsibilityInheritedFrom")
    }
    assert marked == {("江苏省政务办", "江苏省某方案"), ("江苏省财政厅", "item_1")}
    told = [t for t in triples if t.predicate.value.endswith("#responsible")]
    assert len(told) == 5


@pytest.mark.parametrize(
    "heading",
    [
        "三、组织实施",
        "三、强化组织保障",
        "三、加强监督考核",
        "三、加强统筹协调和督促落实",
        "三、强化要素支撑保障",
    ],
)
def test_a_remark_does_not_run_into_safeguards(heading: str) -> None:
    text = f"江苏省某方案\n一、任务\n(一)建平台。推进建设。(省政务办均为责任单位,以下不再列出)\n二、服务\n(二)优流程。再造流程。\n{heading}\n(三)抓统筹。强化推进。"
    document = build_document(Source("a.txt", "0" * 64, len(text), "utf-8", text))
    assert [len(measure.responsibilities) for measure in document.measures] == [1, 1, 0]


@pytest.mark.parametrize("heading", ["三、推进数据共享", "三、强化数字底座", "三、提升政务服务保障民生水平"])
def test_a_remark_runs_into_other_tasks(heading: str) -> None:
    text = f"江苏省某方案\n一、任务\n(一)建平台。推进建设。(省政务办均为责任单位,以下不再列出)\n{heading}\n(二)抓统筹。强化推进。"
    document = build_document(Source("a.txt", "0" * 64, len(text), "utf-8", text))
    assert [len(measure.responsibilities) for measure in document.measures] == [1, 1]
