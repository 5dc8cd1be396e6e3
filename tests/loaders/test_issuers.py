"""Joint issuers, one by one."""

import pytest

from loaders.document import build_document
from loaders.issuers import split_issuers
from loaders.regions import load_regions
from ontology.interchange import document_record
from ontology.records import Mention, Source, Stated
from ontology.triples import document_triples

REGIONS = load_regions()


def _names(printed: str) -> list[str]:
    issuers = split_issuers(Stated(printed, Mention(printed, 0)), None, REGIONS)
    assert all(printed[one.mention.start : one.mention.end] == one.name for one in issuers)
    return [one.name for one in issuers]


@pytest.mark.parametrize(
    "names",
    [
        ("国家发展改革委", "国家数据局", "财政部", "自然资源部"),  # 发改数据〔2024〕660号
        ("中共中央办公厅", "国务院办公厅"),
        ("中共江苏省委办公厅", "江苏省人民政府办公厅"),
        ("江苏省发展和改革委员会", "江苏省财政厅", "江苏省数据局"),
        ("江苏省委宣传部", "江苏省财政厅"),
        ("教育部办公厅", "工业和信息化部办公厅"),
        ("中国人民银行", "国家金融监督管理总局"),
        ("中央网信办", "国家发展改革委", "住房和城乡建设部", "中国残联"),
        ("上海市人民政府办公厅", "江苏省人民政府办公厅"),
        ("省委办公厅", "省政府办公厅"),
        ("杭州市数据资源管理局", "杭州市财政局"),
    ],
)
def test_names_on_end_or_behind_marks_are_told_apart(names: tuple[str, ...]) -> None:
    assert _names("".join(names)) == _names("、".join(names)) == list(names)


@pytest.mark.parametrize(
    "name",
    [
        "江苏省人民政府办公厅",
        "福建省行政审批制度改革工作小组办公室",
        "国家税务总局广东省税务局",
        "国家统计局江苏调查总队",
        "国务院国资委",
        "深圳市政务服务和数据管理局",
        "人力资源社会保障部办公厅",
        "北京市朝阳区人民政府",
        "中国国家铁路集团",
        "内蒙古自治区党委办公厅",
        "国家互联网信息办公室",
    ],
)
def test_one_body_stays_one(name: str) -> None:
    assert _names(name) == [name]


def test_each_has_its_region_and_official_form() -> None:
    printed = "上海市发展改革委江苏省发展改革委财政部"
    issuers = split_issuers(Stated(printed, Mention(printed, 7)), REGIONS.find_region("上海市"), REGIONS)
    assert [(one.mention.start, one.region and one.region.name, one.official) for one in issuers] == [
        (7, None, "上海市发展和改革委员会"),
        (15, "江苏省", "江苏省发展和改革委员会"),
        (23, "全国", None),
    ]


TEXT = "{title}\n发改数据〔2024〕1号\n{signed}2024年5月14日\n一、任务\n1.建平台。推进建设。"
PLAN = "关于推进数字化的指导意见"


@pytest.mark.parametrize(
    ("text", "issuer", "issuers"),
    [
        (
            TEXT.format(title=f"国家发展改革委 财政部{PLAN}", signed=""),
            "国家发展改革委、财政部",
            ["国家发展改革委", "财政部"],
        ),
        (
            TEXT.format(title=PLAN, signed="国家发展改革委\n国家数据局\n财政部\n"),
            "国家发展改革委、国家数据局、财政部",
            ["国家发展改革委", "国家数据局", "财政部"],
        ),
        (TEXT.format(title=PLAN, signed="关注社会办\n财政部\n"), "财政部", ["财政部"]),
        (TEXT.format(title=PLAN, signed="财政部\n"), "财政部", ["财政部"]),
        (TEXT.format(title=PLAN, signed=""), None, []),
    ],
    ids=["in the title", "below each other", "a line that is none", "one", "none"],
)
def test_the_record_names_all_issuers_in_one_string_and_the_graph_has_each(
    text: str, issuer: str | None, issuers: list[str]
) -> None:
    document = build_document(Source("a.txt", "0" * 64, len(text), "utf-8", text))
    header = document_record(document)["doc"]
    assert isinstance(header, dict)
    assert header["issuer"] == issuer
    assert header.get("issuers", [issuer] if issuer else []) == issuers
    passed = [t.object.value for t in document_triples(document) if t.predicate.value.endswith("#passed_by")]
    assert [iri.rpartition("/")[2] for iri in passed] == issuers
