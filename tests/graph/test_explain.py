"""Explaining a part of a document: each finding marked where it stands, with the rule that recognised it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from graph.cli import app
from graph.explain import HEAD, Explanation, Segment, explain_document, explain_part
from graph.explain_text import bracketed, print_explanation
from graph.findings import Finding, FindingKind
from graph.views.explain import draw_explanations
from graph.views.style import FINDING_LOOKS
from graph.words import Words, rule_words
from loaders.document import build_document
from loaders.files import read_source
from ontology.errors import ThingNotFoundError
from ontology.kinds import Action, PlatformKind
from ontology.records import Document, Marked, Mention, PlatformUse, Source

ATTACKS = ("<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "{{ 7 * 7 }}", "</style><b>&amp;")
SAMPLES = (
    "hubei-2019-4.txt",
    "inner-mongolia-2024.txt",
    "jiangsu-2023-18.txt",
    "state-council-2022-14.excerpt.txt",
    "state-council-2022-14.txt",
)


@pytest.fixture(scope="module")
def read(samples: Path) -> Callable[[str], Document]:
    """A sample document by its file's name."""

    @cache
    def document(name: str) -> Document:
        return build_document(read_source(samples / name))

    return document


def paper_of(text: str) -> Document:
    """A document with such a text."""
    return build_document(Source("paper.txt", "0" * 64, len(text.encode()), "utf-8", text))


def run(*words: object) -> Result:
    """The command in this process."""
    return CliRunner().invoke(app, ["explain", *map(str, words)])


def kinds(explanation: Explanation) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.quote, one.rule) for one in explanation.findings]


def mentions(record: object) -> Iterator[Mention]:
    """Every mention inside a record, at any depth."""
    if isinstance(record, Mention):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from mentions(part)
    elif hasattr(record, "__dataclass_fields__"):
        for name in record.__dataclass_fields__:
            yield from mentions(getattr(record, name))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_finding_of_a_sample_names_its_rule(name: str, read: Callable[[str], Document]) -> None:
    found = list(mentions(read(name)))
    assert len(found) > 20
    assert [mention for mention in found if not mention.rule] == []
    assert {
        mention.rule
        for mention in found
        if not re.fullmatch(r"[a-z\u4e00-\u9fffA-Z…《》+,'\- ]+", mention.rule)
    } == set()


def test_samples_are_all_looked_at(samples: Path) -> None:
    assert sorted(path.name for path in samples.glob("*.txt")) == sorted(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_text_quotes_and_offsets_agree(name: str, read: Callable[[str], Document]) -> None:
    document = read(name)
    for shown in explain_document(document):
        text = "".join(segment.text for segment in shown.segments)
        assert shown.id == HEAD or text == document.clean.text[shown.start : shown.end]
        for one in shown.findings:
            assert document.clean.text[one.start : one.end] == one.quote
            assert document.source.raw[one.raw_start : one.raw_end] == one.raw
            covered = "".join(part.text for part in shown.segments if one.number in part.covering)
            assert covered == one.quote
            assert [one.number in part.closing for part in shown.segments].count(True) == 1


@pytest.mark.parametrize(
    ("clause", "kind", "quote", "rule"),
    [
        ("建设平台。(责任单位:省财政厅)", "actor", "省财政厅", "label 责任单位"),
        ("建设平台。(牵头单位:省财政厅)", "actor", "省财政厅", "label 牵头单位"),
        ("优化服务(省财政厅牵头)。", "actor", "省财政厅", "before the role word 牵头"),
        ("优化服务。(省财政厅、省教育厅)", "actor", "省教育厅", "bracket at the sentence's end"),
        ("由省财政厅负责保障经费。", "actor", "省财政厅", "by-phrase 由…负责"),
        ("由省财政厅牵头保障经费。", "actor", "省财政厅", "by-phrase 由…牵头"),
        ("省财政厅要保障经费。", "actor", "省财政厅", "subject of a duty"),
        ("报省财政厅备案。", "actor", "省财政厅", "named in running text"),
        ("升级省政务服务平台。", "platform", "省政务服务平台", "head noun 平台"),
        (
            "推出药品监管、统计、体育等旗舰店。",
            "platform",
            "药品监管、统计、体育等旗舰店",
            "list under one head",
        ),
        ("推广“苏服办”。", "platform", "苏服办", "brand in quotation marks"),
        ("网上可办率达到90%。", "target", "网上可办率达到90%", "figure with 达到"),
        ("网上可办率90%以上。", "target", "网上可办率90%以上", "figure with 以上"),
        (
            "省级、市级网上可办率分别达到90%、70%。",
            "target",
            "省级、市级网上可办率分别达到90%、70%",
            "distributive 分别",
        ),
        ("选取3—5个应用开展建设。", "target", "选取3—5个应用开展建设", "range of figures"),
        ("2025年底前建成系统。", "deadline", "2025年底前", "calendar date"),
        ("年底前建成系统。", "deadline", "年底前", "calendar date, its year understood"),
        ("“十四五”期间,建成系统。", "deadline", "“十四五”期间", "five-year plan"),
        ("2024—2026年,累计建设系统。", "deadline", "2024—2026年", "period"),
        ("印发后30日内制定细则。", "deadline", "印发后30日内", "counted from issue"),
        ("在南京市开展试点。", "pilot", "在南京市开展试点", "place in the clause of 试点"),
        (
            "支持南京市,率先探索数据交易。",
            "pilot",
            "支持南京市,率先探索数据交易",
            "trial opens the next clause",
        ),
        ("印发《数据管理办法》。", "output", "数据管理办法", "issuing verb 印发"),
        ("落实《数据管理办法》。", "output", "数据管理办法", "implementing verb 落实"),
        ("推进“一网通办”。", "concept", "一网通办", "quotation marks"),
    ],
)
def test_the_rule_says_how_it_was_recognised(clause: str, kind: str, quote: str, rule: str) -> None:
    shown = explain_part(paper_of(_PAPER + clause), "(一)")
    assert (kind, quote, rule) in kinds(shown)
    assert rule_words(rule).zh, "graph/words.tsv names no such rule"


_PAPER = (
    "省政府关于加快数字政府建设的实施意见\n苏政发〔2024〕18号\n江苏省人民政府\n2024年4月27日\n"
    "一、重点任务\n(一)夯实基础。"
)


def test_the_rule_is_not_compared() -> None:
    assert Mention("省", 0, "a") == Mention("省", 0, "b")


def finding(number: int, kind: FindingKind, start: int, text: str) -> Finding:
    end = start + len(text)
    return Finding(number, kind, text, (Words(text, text, text),), text, start, end, text, start, end, text)


def test_findings_that_overlap_are_all_marked() -> None:
    shown = explain_part(paper_of(_PAPER + "在南京市建设省审计系统,开展“一网通办”试点。"), "(一)")
    marked = bracketed(shown.segments).partition("。")[2]
    assert marked == "【1:在南京市建设】【1,2:省审计系统】【1:,开展“】【1,3:一网通办】【1:”试点】。"


def test_findings_that_cross_are_both_marked() -> None:
    from graph.explain import _segments

    found = [finding(1, FindingKind.PILOT, 10, "甲乙丙"), finding(2, FindingKind.TARGET, 11, "乙丙丁")]
    segments = list(_segments("甲乙丙丁戊", 10, found))
    assert segments == [
        Segment("甲", (1,), ()),
        Segment("乙丙", (1, 2), (1,)),
        Segment("丁", (2,), (2,)),
        Segment("戊", (), ()),
    ]
    assert bracketed(segments) == "【1:甲】【1,2:乙丙】【2:丁】戊"


def test_what_a_component_of_others_marked_is_shown(read: Callable[[str], Document]) -> None:
    document = read("jiangsu-2023-18.txt")
    inside = replace(document.measures[0].mention, rule="")
    outside = Mention(document.clean.text[:2], 0)
    marked = (Marked(inside, "risks", "privacy"), Marked(outside, "risks", "none"))
    shown = explain_part(replace(document, marked=marked), document.measures[0].id)
    assert [(one.value, one.rule) for one in shown.findings if one.kind is FindingKind.MARKED] == [
        ("privacy", "component of others: risks")
    ]


@pytest.mark.parametrize("asked", ["三/(一)", "三/（一）", "三／（一）", " 三/ (一) "])
def test_brackets_of_either_width_name_the_same_measure(asked: str, read: Callable[[str], Document]) -> None:
    assert explain_part(read("state-council-2022-14.txt"), asked).id == "三/(一)"


@pytest.mark.parametrize(
    ("asked", "alike"),
    [
        ("(一)", "二/(一)"),
        ("（二）", "二/(二)"),
        ("三/(九)", "三/(一)"),
        ("三/(一)#1", "三/(一)"),
        ("O3", "O2"),
        ("o0", "O1"),
        ("heads", "head"),
    ],
)
def test_an_unknown_id_is_refused_with_those_that_come_near_and_all_there_are(
    asked: str, alike: str, read: Callable[[str], Document]
) -> None:
    document = read("state-council-2022-14.txt")
    with pytest.raises(ThingNotFoundError, match="there are head、O1、O2、二/") as caught:
        explain_part(document, asked)
    assert alike in caught.value.alike
    assert caught.value.known == (HEAD, "O1", "O2", *(measure.id for measure in document.measures))


def test_an_id_like_no_other_is_refused_with_the_list_alone(read: Callable[[str], Document]) -> None:
    with pytest.raises(ThingNotFoundError, match="'xyz'; there are head、O1") as caught:
        explain_part(read("state-council-2022-14.txt"), "xyz")
    assert caught.value.alike == ()


@pytest.mark.parametrize("asked", ["O4", "o4", "Ｏ４", " O 4"])
def test_an_objective_is_shown_with_its_targets_and_its_day(
    asked: str, read: Callable[[str], Document]
) -> None:
    document = read("hubei-2019-4.txt")
    shown, objective = explain_part(document, asked), document.objectives[3]
    assert (shown.id, shown.start, shown.end) == ("O4", objective.mention.start, objective.mention.end)
    assert (shown.rule, [one.en for one in shown.details]) == ("date opens a clause", ["due date"])
    assert shown.details[0].value == "2019-06-30"
    assert [(one.kind, one.quote) for one in shown.findings] == [
        (FindingKind.TARGET, target.mention.quote) for target in objective.targets
    ]
    assert shown.title == "到2019年6月底,“五级联通”在全省一体化在线…"


def test_what_others_marked_in_an_objective_is_shown_there_only(read: Callable[[str], Document]) -> None:
    document = read("hubei-2019-4.txt")
    marked = (Marked(replace(document.objectives[0].mention, rule=""), "risks", "privacy"),)
    parts = list(explain_document(replace(document, marked=marked)))
    holders = [part.id for part in parts for one in part.findings if one.kind is FindingKind.MARKED]
    assert holders == ["O1"]


def test_the_head_shows_what_a_paper_says_of_itself_and_what_it_cites(
    read: Callable[[str], Document],
) -> None:
    shown = explain_part(read("hubei-2019-4.txt"), HEAD)
    assert [(one.kind.value, one.value) for one in shown.findings] == [
        ("title", "湖北省人民政府关于推进数字政府建设的指导意见"),
        ("document number", "鄂政发〔2019〕4号"),
        ("addressee", "各市、州、县人民政府"),
        ("addressee", "省政府各部门"),
        ("citation", "国务院关于加快推进全国一体化在线政务服务平台建设的指导意见"),
        ("citation", "湖北省人民政府关于深化“放管服”改革持续推进政府职能转变的实施意见"),
        ("issuer", "湖北省人民政府"),
        ("date of issue", "2019-01-15"),
    ]
    assert list(map(str, shown.details)) == [
        "文种 document type 指导意见 guiding opinions",
        "行政区划 region 湖北省 420000",
    ]
    assert list(map(str, shown.findings[4].details)) == [
        "依据 based on",
        "文号 document number 国发〔2018〕27号",
        "印发机关 issuer 国务院",
        "所引文件年份 cited year 2018",
    ]


def test_the_head_shows_whole_lines_and_says_where_it_left_some_out(
    read: Callable[[str], Document],
) -> None:
    document = read("jiangsu-2023-18.txt")
    lines = "".join(part.text for part in explain_part(document, HEAD).segments).split("\n")
    left_out = [line for line in lines if line not in document.clean.text.split("\n")]
    assert left_out == ["…"]
    assert lines.index("…") == 2
    period = list(map(str, explain_part(document, HEAD).details[-2:]))
    assert period == ["适用期开始 period start 2023-01-01", "适用期结束 period end 2023-12-31"]


def test_a_paper_without_a_head_has_an_empty_one(read: Callable[[str], Document]) -> None:
    shown = explain_part(read("state-council-2022-14.excerpt.txt"), HEAD)
    assert (shown.title, shown.segments, shown.findings, shown.details) == ("", (), (), ())
    assert "Nothing was found here." in draw_explanations([shown], title="页")


def test_a_citation_far_down_is_in_the_head_too() -> None:
    document = paper_of(
        _PAPER + "落实《江苏省公共数据管理办法》要求。\n(二)推进共享。按《数据条例》(苏政发〔2021〕1号)共享。"
    )
    cited = [one.value for one in explain_part(document, HEAD).findings if one.kind is FindingKind.CITATION]
    assert cited == [cite.title for cite in document.header.cites]
    assert "数据条例" in cited


class Tags(HTMLParser):
    """The tags of a page and the text between them."""

    def __init__(self, page: str) -> None:
        """Args: page as HTML."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember it."""
        self.tags.append((tag, dict(attrs)))
        self.open += [] if tag in ("meta", "img", "br") else [tag]

    def handle_endtag(self, tag: str) -> None:
        """It must close the last one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Remember it."""
        self.text += data


def hostile() -> Explanation:
    """Every text of it is an attack."""
    found = tuple(
        replace(finding(number, FindingKind.PLATFORM, number, text), raw=text)
        for number, text in enumerate(ATTACKS, 1)
    )
    segments = tuple(Segment(text, (number,), (number,)) for number, text in enumerate(ATTACKS, 1))
    return Explanation(ATTACKS[0], ATTACKS[1], ATTACKS[3], 0, 9, segments, found)


def test_hostile_text_is_only_text() -> None:
    page = draw_explanations([hostile(), hostile()], title="".join(ATTACKS))
    tags = Tags(page)
    assert tags.open == []
    assert {tag for tag, _ in tags.tags} & {"script", "img", "b", "iframe"} == set()
    assert tags.text.count(ATTACKS[0]) > 8
    assert all(attack in tags.text for attack in ATTACKS)
    assert [name for _, attributes in tags.tags for name in attributes if name.startswith("on")] == []


def test_a_page_runs_and_fetches_nothing(read: Callable[[str], Document]) -> None:
    document = read("jiangsu-2023-18.txt")
    tags = Tags(draw_explanations([explain_part(document, "4")], title="页"))
    policy = next(a["content"] for _, a in tags.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert "default-src 'none'; script-src 'none';" in policy
    links = [a["href"] or "" for _, a in tags.tags if "href" in a]
    ids = {a["id"] for _, a in tags.tags if "id" in a}
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_each_number_leads_to_its_row_and_back(read: Callable[[str], Document]) -> None:
    document = read("jiangsu-2023-18.txt")
    shown = [explain_part(document, measure.id) for measure in document.measures]
    tags = Tags(draw_explanations(shown, title="页"))
    links = [(a.get("href") or "").removeprefix("#") for tag, a in tags.tags if tag == "a"]
    for m, one in enumerate(shown, 1):
        expected = [f"m{m}{end}{found.number}" for found in one.findings for end in "ft"]
        assert sorted(link for link in links if re.match(rf"m{m}[ft]", link)) == sorted(expected)


def test_the_pages_text_is_the_measures(read: Callable[[str], Document]) -> None:
    document = read("jiangsu-2023-18.txt")
    shown = explain_part(document, "4")
    page = draw_explanations([shown], title="页")
    block = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL)
    assert block is not None
    plain = Tags(re.sub(r"<a .*?</a>", "", block[1])).text
    assert plain == "".join(segment.text for segment in shown.segments)


def test_every_kind_has_a_look_of_its_own() -> None:
    assert set(FINDING_LOOKS) == set(FindingKind)
    for column in zip(*FINDING_LOOKS.values(), strict=True):
        assert len(set(column)) == len(FindingKind)


def test_a_terminal_gets_colours_and_obeys_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    for name, value in {"FORCE_COLOR": "1", "COLORTERM": "truecolor", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    attack = "\x1b[2J[red]"
    shown = replace(hostile(), title=attack, segments=(Segment(attack, (1, 2), (1, 2)),))
    print_explanation(shown)
    printed = capsys.readouterr().out
    assert "\x1b[2J" not in printed
    assert "\\x1b[2J[red]" in printed
    assert "30;42m\\x1b[2J[red]" in printed.replace("4;", "")
    assert "₁,₂" in printed


@pytest.mark.parametrize("width", [40, 80, 200])
def test_on_a_terminal_a_finding_is_a_few_lines_that_fit(
    width: int,
    read: Callable[[str], Document],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(width))
    print_explanation(explain_part(read("jiangsu-2023-18.txt"), "4"))
    printed = re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out)
    assert max(map(cell_len, printed.splitlines())) <= width
    assert "  4  主体 actor  江苏省公安厅" in printed
    assert "     规则 rule: 标签 label 责任单位 " in printed
    assert "┃" not in printed


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("kind", FindingKind)
def test_marked_words_and_their_numbers_can_be_read(kind: FindingKind) -> None:
    look = FINDING_LOOKS[kind]
    assert contrast("#1b2733", look.face) >= 7
    assert contrast("#ffffff", look.line) >= 4.5


@pytest.mark.parametrize("ground", ["#ffffff", "#fafbfc", "#fff6d8"])
def test_soft_words_and_links_can_be_read(ground: str, root: Path) -> None:
    style = (root / "graph/views/explain.css").read_text(encoding="utf-8")
    for name in ("soft", "accent"):
        (colour,) = re.findall(rf"--{name}: (#\w+);", style)
        assert contrast(colour, ground) >= 4.5


def test_contrast_is_measured() -> None:
    assert round(contrast("#000000", "#ffffff")) == 21
    assert contrast("#777777", "#ffffff") < 4.5


def test_the_command_prints_marks_rules_and_offsets(samples: Path) -> None:
    done = run(samples / "jiangsu-2023-18.txt", "--measure", "4")
    assert done.exit_code == 0
    assert "【4:省公安厅】" in done.stdout
    row = next(line for line in done.stdout.splitlines() if line.startswith("4    "))
    assert row.split() == [
        *("4", "主体", "actor", "江苏省公安厅", "责任", "responsible,", "机关", "agency"),
        *("标签", "label", "责任单位"),
        *("908-912", "1411-1415", "省公安廳"),
    ]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("O4", "到期日 due date 2019-06-30"), ("head", "【8:2019年1月15日】"), ("HEAD", "文号 document number")],
)
def test_the_command_takes_an_objective_and_the_head(asked: str, shown: str, samples: Path) -> None:
    done = run(samples / "hubei-2019-4.txt", "--measure", asked)
    assert (done.exit_code, done.stderr) == (0, "")
    assert shown in done.stdout


def test_without_a_measure_the_command_lists_all(samples: Path, read: Callable[[str], Document]) -> None:
    done = run(samples / "hubei-2019-4.txt")
    document = read("hubei-2019-4.txt")
    rows = [line.split() for line in done.stdout.splitlines()[2:]]
    parts = list(explain_document(document))
    assert rows == [[one.id, one.title, str(len(one.findings))] for one in parts]
    ids = [HEAD, *(one.id for one in document.objectives), *(one.id for one in document.measures)]
    assert [one.id for one in parts] == ids


@pytest.mark.parametrize("options", [["--measure", "4"], []])
def test_the_command_writes_a_page(options: list[str], samples: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = run(samples / "jiangsu-2023-18.txt", "--html", page, *options)
    assert (done.exit_code, done.stdout.strip()) == (0, str(page))
    written = page.read_text(encoding="utf-8")
    assert '标签 <span class="en" lang="en">label</span> <span class="value">责任单位</span>' in written
    assert ("成文日期" in written) == (not options)


@pytest.mark.parametrize("html", [True, False])
def test_the_command_refuses_an_unknown_id(html: bool, samples: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    options = ["--html", str(page)] if html else []
    done = run(samples / "state-council-2022-14.txt", "--measure", "（一）", *options)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "did you mean 二/(一)" in done.stderr
    assert "there are head、O1、O2、二/(一)" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not page.exists()


def test_the_command_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = run(tmp_path / "none.txt", "--measure", "1")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "none.txt" in done.stderr


_SHARED = (
    "江苏省某方案\n一、任务\n(一)建平台。推进建设。(各设区市人民政府均为责任单位,以下不再列出)\n(二)通数据。促进共享。(省财政厅负责)\n"
    "二、服务\n(三)优流程。再造流程。\n(四)强协同。促进协同。\n以上任务由省政务办牵头。"
)


def test_what_stands_elsewhere_is_shown_in_its_sentence_and_with_its_place() -> None:
    document = paper_of(_SHARED)
    shown = explain_part(document, "(二)")
    text = bracketed(shown.segments)
    assert text.startswith("(二)通数据。促进共享。(【1:省财政厅】负责)\n\n取自 from 举措 measure (一) ")
    assert text.endswith("\n(【2:各设区市人民政府】均为责任单位,以下不再列出)")
    assert [(one.value, [str(words) for words in one.details][2:]) for one in shown.findings] == [
        ("江苏省财政厅", []),
        ("各设区市人民政府", ["取自 from 举措 measure (一)"]),
    ]
    place = re.search(r"(\d+)-(\d+)\n", text)
    assert place is not None
    start, end = map(int, place.groups())
    assert document.clean.text[start:end] == "(各设区市人民政府均为责任单位,以下不再列出)"


def test_several_sentences_elsewhere_are_shown_one_by_one() -> None:
    text = bracketed(explain_part(paper_of(_SHARED), "(三)").segments)
    assert re.findall("from (.*?) [0-9]+-[0-9]+\n(.*)", text) == [
        ("举措 measure (一)", "(【1:各设区市人民政府】均为责任单位,以下不再列出)"),
        ("举措 measure (四)", "以上任务由【2:省政务办】牵头。"),
    ]


def test_a_sentence_of_the_introduction_is_the_documents() -> None:
    text = (
        "江苏省某方案\n为加快建设,制定本方案。各项任务均由省大数据局负责。\n一、任务\n(三)优流程。再造流程。"
    )
    shown = explain_part(paper_of(text), "(三)")
    assert "取自 from 文件 document 19-33\n各项任务均由【1:省大数据局】负责。" in bracketed(shown.segments)
    assert "取自 from 文件 document" in map(str, shown.findings[0].details)


def test_a_page_shows_what_stands_elsewhere_too() -> None:
    page = draw_explanations([explain_part(paper_of(_SHARED), "(二)")], title="页")
    assert "均为责任单位,以下不再列出" in Tags(page).text
    assert Tags(page).open == []


def test_the_official_name_of_a_platform_stands_beside_it() -> None:
    document = paper_of(_SHARED)
    used = PlatformUse(
        document.measures[0].mention, "苏服办", Action.BUILD, PlatformKind.PORTAL, None, "苏服办移动端"
    )
    measure = replace(document.measures[0], platforms=(used,))
    shown = explain_part(replace(document, measures=(measure,)), "(一)")
    (found,) = [one for one in shown.findings if one.kind is FindingKind.PLATFORM]
    assert "正式名称 official name 苏服办移动端" in map(str, found.details)


def test_each_joint_issuer_is_shown() -> None:
    text = "关于推进数字化的指导意见\n国家发展改革委\n财政部\n2024年5月14日\n一、任务\n1.建平台。推进建设。"
    shown = explain_part(paper_of(text), HEAD)
    issuers = [(one.value, one.quote) for one in shown.findings if one.kind is FindingKind.ISSUER]
    assert issuers == [("国家发展改革委", "国家发展改革委"), ("财政部", "财政部")]
    assert "正式名称 official name 发展和改革委员会" not in map(str, shown.findings[1].details)
