"""Short sentences that open the actions of a measure."""

import pytest

from loaders.leads import find_leads


def _leads(text: str) -> list[str]:
    leads = find_leads(text, 0, len(text))
    assert all(text[lead.start : lead.end] == lead.quote for lead in leads)
    return [lead.quote for lead in leads]


@pytest.mark.parametrize(
    ("body", "leads"),
    [
        (
            "应用数字技术，提升水平。加强数据治理。构建数据库，加强治理。强化预警。加强研判，提高能力。",
            ["加强数据治理", "强化预警"],
        ),
        (
            "建立质量责任制。按照原则，数据提供部门负责。\n开展常态化评估。围绕准确性，每季度抽查。\n（市数据局负责）",
            ["建立质量责任制", "开展常态化评估"],
        ),
        (
            "以数字化手段提升监管水平。建设平台，归集数据。\n运用大数据强化预警。开展研判，及时处置。",
            ["以数字化手段提升监管水平", "运用大数据强化预警"],
        ),
        (
            "整合“一卡通”应用。汇聚数据，扩大范围。推广使用。面向群众，减少材料。\n责任单位：市数据局",
            ["整合“一卡通”应用", "推广使用"],
        ),
    ],
)
def test_leads_open_their_paragraphs_or_part_one_in_a_rhythm(body: str, leads: list[str]) -> None:
    assert _leads(body) == leads


@pytest.mark.parametrize(
    "body",
    [
        "加强数据治理。构建数据库，加强治理。",
        "加强检查。建立长效机制。\n深化窗口建设，建立制度。\n组织开展竞赛等活动。落实卡片有关要求。（省政务局牵头）",
        "设置窗口，整合部门。\n推进窗口优化整合。统筹资源，兜底服务。便民服务中心设置全科窗口。推进运行，代收材料。",
        "设置窗口，整合部门。\n完善制度，明确流程。优化布局。按需设置，动态调整。\n配备人员，落实经费。\n加强培训。每季度一次，择优上岗。",
        "以上任务由各区落实。各区要抓紧，按时完成。平台由市局建设。各区接入，按期完成。",
        "加强治理。（责任单位：市数据局）\n强化预警。（责任单位：市应急局）",
    ],
    ids=[
        "one lead",
        "at a paragraph's end, and before a list",
        "a subject before the verb",
        "few paragraphs opened",
        "no verb in front",
        "nothing but a list after them",
    ],
)
def test_other_short_sentences_are_none(body: str) -> None:
    assert _leads(body) == []


def test_a_megabyte_of_short_sentences_is_no_trouble() -> None:
    assert len(_leads("加强治理。建设平台，归集数据。" * 50_000)) == 50_000
