from pathlib import Path

import pytest

from loaders.encoding import decode_text
from loaders.webpage import page_text
from ontology.errors import ReadError

BODY = "<p>一、总体要求，坚持统筹。</p><p>（一）建设平台；完善机制、标准。</p>"
PAPER = "一、总体要求，坚持统筹。\n（一）建设平台；完善机制、标准。"
CATALOGUE = """<table><tr><td><b>索 引 号：</b></td><td>0001</td><td>主题分类：</td><td>政务</td></tr>
<tr><td>发文机关：</td><td>某市人民政府</td><td>成文日期：</td><td>2023年4月27日</td></tr>
<tr><td>标　　题：</td><td colspan=3>某市数字政府建设工作方案</td></tr>
<tr><td>发文字号：</td><td>某政发〔2023〕5号</td><td>主 题 词：</td><td></td></tr></table>"""


def _lines(page: str) -> list[str]:
    return page_text(page, "a.html").split("\n")


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>一、<span>建<b>设</b></span>\n 平台<p>二、完善", ["一、建设 平台", "二、完善"]),
        ("<div>1.建设<br>2.完善<br/>　3.推广&nbsp;", ["1.建设", "2.完善", "3.推广"]),
        ("<table><tr><th>序号<tr><td>1<td><p>建设<p>完善</table>", ["序号", "1", "建设", "完善"]),
        ("<table><tr><td>责任单位：</td><td>省政务办</td></tr><tr><td>时限", ["责任单位：省政务办", "时限"]),
        ("<pre>一、建设\n二、完善</pre>三、推广", ["一、建设", "二、完善", "三、推广"]),
        ("<ruby>数<rt>shù</rt>字<rp>(</rp></ruby>政府", ["数字政府"]),
        ("<p>一<b>二</b><script>x</script>三<style>y</style>四<script>z</script>", ["一二三四"]),
        ("一&lt;二&gt;三&amp;四&#12295;五", ["一<二>三&四〇五"]),
        ("没有标签，只有文字", ["没有标签，只有文字"]),
    ],
)
def test_a_paragraph_is_one_line_and_each_has_its_own(page: str, lines: list[str]) -> None:
    assert _lines(page) == lines


@pytest.mark.parametrize(
    "noise",
    [
        "<script>document.write('一、二，三。')</script>",
        "<style>p{color:red}</style><!-- 一、二，三。 -->",
        "<noscript>请启用脚本，谢谢。</noscript>",
        "<nav>首页，政务，服务</nav>",
        "<div style='display: none'>文档附件，下载。</div>",
        "<p hidden>隐藏，文字。",
        "<select><option>一月，二月</select><button>提交，保存</button>",
        "<div>当前位置：<a href='/'>首页</a> > <a href='/x'>政务</a></div>",
        "<p>扫一扫在手机打开当前页</p>",
        "<div>相关文档:</div>",
        "<p>来源：某市政府网　日期：2023-05-06</p>",
        "<td>【字号 <a href='#'>大</a> <a href='#'>中</a>】",
        "<ul><li><a href='1'>一、关于甲的通知</a><li><a href='2'>二、关于乙的通知</a></ul>",
    ],
)
@pytest.mark.parametrize("place", ["before", "after"])
def test_what_the_site_puts_around_a_paper_is_left_out(noise: str, place: str) -> None:
    body = f"<div>{BODY}</div>"
    assert page_text(noise + body if place == "before" else body + noise, "a.html") == PAPER


@pytest.mark.parametrize("tag", ["footer", "aside", "form", "header", "center", "section", "article", "font"])
def test_a_body_in_any_element_is_read(tag: str) -> None:
    assert page_text(f"<{tag}>{BODY}</{tag}>", "a.html") == PAPER


def test_a_hidden_element_that_holds_the_paper_is_read() -> None:
    assert page_text(f"<p>加载中</p><div style='display:none'>{BODY}</div>", "a.html").endswith(PAPER)


def test_notice_signature_and_annex_beside_the_body_stay() -> None:
    page = f"""<h1>某市关于印发方案的通知</h1><div>分享到</div><div>各区人民政府：<p>现印发给你们。</div>
    <div>{BODY * 3}</div><p>某市人民政府<p>2023年4月27日<p>附件：任务清单<div>主办：某市</div><p>页脚"""
    assert _lines(page) == [
        "某市关于印发方案的通知",
        "各区人民政府：",
        "现印发给你们。",
        *PAPER.split("\n") * 3,
        "某市人民政府",
        "2023年4月27日",
        "附件：任务清单",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "<head><meta name='ArticleTitle' content='某市实施方案'></head><p>首页",
        "<head><title>某市实施方案_某市人民政府</title></head><p>首页",
        "<h1>某市人民政府</h1><h2>某市实施方案</h2><p>首页",
        "<table><tr><td class='titleorange03'>某市实施方案</table><p>首页",
        "<table><tr><td>标题：<td>某市实施方案</table><p>首页",
    ],
)
def test_a_title_outside_the_body_comes_first(head: str) -> None:
    assert _lines(f"{head}<div>{BODY}</div>")[:2] == ["某市实施方案", "一、总体要求，坚持统筹。"]


def test_links_are_no_prose_however_many_marks_they_have() -> None:
    links = "".join(f"<li><a href='{n}'>关于甲、乙、丙的通知，一、二、三；四</a>" for n in range(30))
    page = f"<div><h2>目录</h2><ul>{links}</ul></div><p>来源：某网</p><div>{BODY}</div>"
    assert page_text(page, "a.html") == PAPER


def test_a_page_that_looks_like_nothing_but_a_site_is_read_whole() -> None:
    assert _lines("<p>登录平台，办事。<p>打印结果，关闭。") == ["登录平台，办事。", "打印结果，关闭。"]


def test_a_site_is_no_title() -> None:
    assert page_text(f"<title>某市人民政府门户网站</title><p>首页</p><div>{BODY}</div>", "a.html") == PAPER


def test_a_title_that_the_body_has_is_not_said_twice_and_is_put_together() -> None:
    head, foot = "<p>某市数字政府建设<p>工作方案<p>某政发〔2023〕5号", "<p>某市人民政府<p>2023年4月27日"
    page = f"{CATALOGUE}<div>{head}{BODY}{foot}</div>"
    assert _lines(page)[:3] == ["某市数字政府建设工作方案", "某政发〔2023〕5号", "一、总体要求，坚持统筹。"]
    assert page_text(page, "a.html").count("工作方案") == 1


def test_what_only_the_catalogue_says_of_a_paper_comes_before_it() -> None:
    assert _lines(f"{CATALOGUE}<div>{BODY}</div>") == [
        "某市数字政府建设工作方案",
        "某政发〔2023〕5号",
        "发文机关：某市人民政府",
        "成文日期：2023年4月27日",
        *PAPER.split("\n"),
    ]


@pytest.mark.parametrize(
    "catalogue",
    [
        CATALOGUE.replace("：", ""),
        "<ul><li><span>索引号：</span>0001<li>发文机关：某市人民政府<li>成文日期：2023年4月27日<li>名称：某市数字政府建设工作方案"
        "<li>文 号：某政发〔2023〕5号<li>有效性：</ul>",
        "<dl><dt>发文机关<dd>某市人民政府<dt>成文日期<dd>2023年4月27日<dt>标题<dd>某市数字政府建设工作方案"
        "<dt>发文字号<dd>某政发〔2023〕5号<dt>主题词<dd></dl>",
    ],
)
def test_a_catalogue_is_read_in_any_form(catalogue: str) -> None:
    assert [line.split("：")[-1] for line in _lines(f"{catalogue}<div>{BODY}</div>")] == [
        *("某市数字政府建设工作方案", "某政发〔2023〕5号", "某市人民政府", "2023年4月27日"),
        *PAPER.split("\n"),
    ]


def test_the_papers_own_number_wins_over_the_catalogues() -> None:
    page = f"{CATALOGUE}<div><p>某市数字政府建设工作方案<p>某政发〔2023〕6号{BODY}</div>"
    assert _lines(page)[:2] != ["某政发〔2023〕5号", "某市数字政府建设工作方案"]
    assert "某政发〔2023〕5号" not in page_text(page, "a.html")


def test_a_task_table_is_a_row_a_line_and_another_table_a_cell_a_line() -> None:
    table = """<table><thead><tr><th>序 号<th>工作任务<th>责任单位<th>完成时限</thead><tr><td rowspan=2>1
    <td rowspan=2>网上办<td>甲局<br>乙局<td>6月底<tr><td>丙局<td> <tr><td colspan=4>二、数据</table>"""
    assert _lines(f"<p>前文，说明。</p>{table}<table><tr><td>姓名<td>电话</table>") == [
        "前文，说明。",
        "序号\t工作任务\t责任单位\t完成时限",
        "1\t网上办\t甲局\x0b乙局\t6月底",
        "1\t网上办\t丙局\t",
        "二、数据",
        "姓名",
        "电话",
    ]


def test_a_table_that_only_lays_out_a_page_is_no_task_table() -> None:
    page = f"<table><tr><td>任务<td>责任单位<tr><td><table><tr><td>{BODY}</table></table>"
    assert _lines(page) == ["任务", "责任单位", *PAPER.split("\n")]


@pytest.mark.parametrize("page", ["<!-- x -->", "<script>write('一')</script>", "<img src=a>", "<p> </p>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match="has no text of its own"):
        page_text(page, "a.html")


def test_a_page_that_nests_too_deep_is_refused_since_its_end_would_be_lost() -> None:
    with pytest.raises(ReadError, match="damaged page"):
        page_text("<p>一、</p>" + "<div>" * 5000 + "二、", "a.html")


def test_tags_for_the_look_that_are_never_closed_lose_nothing() -> None:
    page = "".join(f"<p><font size=3><b>第{n}条，规定。" for n in range(3000))
    assert _lines(page)[-1] == "第2999条，规定。"


def test_nothing_is_fetched_or_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("机密", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><p>一、&x;建设，平台。'
    assert "机密" not in page_text(page, "a.html")


@pytest.mark.parametrize(
    ("name", "first", "last", "count"),
    [
        ("shenzhen-a.gb18030", "房屋登记办法", "（建设部令第99号）同时废止。", 357),
        ("shenzhen-b.gb18030", "深圳市房地产登记若干规定（试行）", "自2009年5月1日起施行。", 119),
        ("state-council-office-2018", "国务院办公厅关于印发《政府网站集约化试点工作方案》的通知", "。", 37),
        ("income-tax-regulation-2018", "国令第707号", "本条例自2019年1月1日起施行。", 90),
    ],
)
def test_the_saved_pages_give_title_number_and_body_alone(
    shared: Path, name: str, first: str, last: str, count: int
) -> None:
    text, _ = decode_text((shared / "corpus" / "more" / f"{name}.html").read_bytes(), name, is_page=True)
    lines = page_text(text, name).split("\n")
    assert (lines[0], len(lines)) == (first, count)
    assert lines[-1].endswith(last)
    assert not any(word in line for line in lines for word in ("document", "扫一扫", "相关文档", "当前位置"))
