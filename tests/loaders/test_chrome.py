"""The page's own lines go, the document's stay."""

import pytest

from loaders.chrome import find_chrome

DOCUMENT = """某省人民政府关于推进数字政府建设的意见
某政发〔2022〕4号
各市、县人民政府,省政府各部门:
为推进数字政府建设,结合我省实际,提出以下意见。
一、加强组织领导
建立统筹推进机制,明确目标任务和责任分工。
某省人民政府
2022年6月6日"""


def _without_chrome(text: str) -> str:
    for edit in reversed(list(find_chrome(text))):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize(
    "before",
    [
        "新闻动态\n关注我们的发展,了解更多动态",
        "首页>政策>省政府文件",
        "某政发〔2022〕4号《某省人民政府关于推进数字政府建设的意见》",
        "某省人民政府关于推进数字政府建设的意见_政策_某网",
        "【法宝引证码】CLI.12.5\n原文链接：https://example.org/a.html",
    ],
)
def test_what_stands_before_the_title_goes(before: str) -> None:
    assert _without_chrome(f"{before}\n{DOCUMENT}") == DOCUMENT


@pytest.mark.parametrize(
    "line",
    [
        "作者:",
        "来源:某网",
        "2022-07-1213:45:00",
        "浏览(1379)",
        "发布时间:2022年7月1日",
        "浏览量:时间:2023-05-2804:56:54",
    ],
)
def test_labelled_lines_between_title_and_text_go(line: str) -> None:
    title, rest = DOCUMENT.split("\n", 1)
    assert _without_chrome(f"{title}\n{line}\n{rest}") == DOCUMENT


@pytest.mark.parametrize(
    "after",
    [
        "推荐新闻",
        "扫描二维码关注我们\n本文链接:http://example.org/1\n本文关键词:某省,意见",
        "最新政策\n相关政策\n便宜好货_限时抢购_点我",
        "某某服务中心微信公众号",
    ],
)
def test_what_follows_the_signature_goes(after: str) -> None:
    assert _without_chrome(f"{DOCUMENT}\n{after}") == DOCUMENT


@pytest.mark.parametrize(
    "after",
    [
        "附件:1.任务分工表\n2.进度表",
        "(此件公开发布)",
        "抄送:省委各部门。\n某省人民政府办公厅2022年6月7日印发",
    ],
)
def test_annexes_and_imprint_stay(after: str) -> None:
    text = f"{DOCUMENT}\n{after}"
    assert _without_chrome(text) == text


@pytest.mark.parametrize(
    "text",
    [
        DOCUMENT,
        "(一)强化安全管理责任。\n各地区各部门按照职责分工,统筹做好安全工作。",
        "为贯彻落实《某省规划》,制定本方案。\n一、建设平台\n1.推动共享。",
        "没有标题的一段话",
        "序号\n任务\n牵头部门\n1\n建设统一平台\n市某局",
    ],
)
def test_a_document_without_a_page_around_it_stays_whole(text: str) -> None:
    assert _without_chrome(text) == text


def test_without_a_signature_only_labelled_tails_are_cut() -> None:
    body = "一、建设平台\n1.推动共享,统筹推进各项工作落实到位。"
    assert _without_chrome(body + "\n本文链接:http://example.org/1\n便宜好货") == body
    assert _without_chrome(body + "\n市发展改革委、市交通运输委") == body + "\n市发展改革委、市交通运输委"


CATALOGUE = """索引号：0001主题分类：综合政务
发文机关：某省人民政府成文日期：2022年6月5日
标题：某省人民政府关于推进数字政府建设的意见
发文字号：某政发〔2022〕9号发布日期：2022-06-09"""


def test_a_catalogue_goes_where_the_paper_prints_it_all() -> None:
    assert _without_chrome(f"{CATALOGUE}\n{DOCUMENT}") == DOCUMENT


def test_of_a_catalogue_stays_what_the_paper_does_not_print() -> None:
    title, _, *rest = DOCUMENT.split("\n")[:-2]
    bare = "\n".join([title, *rest])
    assert _without_chrome(f"{CATALOGUE}\n{bare}").split("\n")[:3] == [
        "成文日期：2022年6月5日",
        "发文字号：某政发〔2022〕9号",
        title,
    ]


def test_a_field_read_cell_by_cell_becomes_a_line() -> None:
    title, _, *rest = DOCUMENT.split("\n")[:-2]
    cells = "索引号\n0001\n发布机构\n某省数据局\n发布日期\n2022-06-09\n文号\n某政发〔2022〕9号\n"
    assert _without_chrome(cells + "\n".join([title, *rest])).split("\n")[:4] == [
        "发布机构：某省数据局",
        "发布日期：2022-06-09",
        "文号：某政发〔2022〕9号",
        title,
    ]


@pytest.mark.parametrize("line", ["主题词：", "主题词", "有效性：", "发文机关：", "发文机关"])
def test_an_empty_field_does_not_swallow_the_title_below_it(line: str) -> None:
    assert _without_chrome(f"成文日期：\n2022年6月6日\n{line}\n{DOCUMENT}") == DOCUMENT


@pytest.mark.parametrize("field", ["文号：无", "发布日期：近日", "发文机关：详见正文，以纸质件为准"])
def test_a_field_that_states_nothing_goes(field: str) -> None:
    text = "\n".join(DOCUMENT.split("\n")[:-2])
    assert _without_chrome(f"索引号：1\n{field}\n{text}") == text
