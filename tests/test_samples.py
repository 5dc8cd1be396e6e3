"""The samples are ours, hold the noise they are there for, and their clean texts hold none of it."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import opencc
import pytest

LONGEST_SHARED_RUN = 12
SAMPLES = (
    "hubei-2019-4",
    "inner-mongolia-2024",
    "jiangsu-2023-18",
    "state-council-2022-14",
    "state-council-2022-14.excerpt",
)
READING = r"\((?:[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]* ?|de)\)"
HAN = r"[\u4e00-\u9fff]"
AGENCY_LIST = r"\(责任单位:[^\n]*\)"
# Lines that a web page put around the document.
PAGE_LINES = {
    "hubei-2019-4": 4,
    "inner-mongolia-2024": 0,
    "jiangsu-2023-18": 8,
    "state-council-2022-14": 7,
    "state-council-2022-14.excerpt": 0,
}
# What was printed, as GBK lost it → the simplified text.
LOST_BYTES = {
    "府?dāng)?shù)字": "府数字",
    "自?xún)?yōu)勢": "自优势",
    "表?yè)P": "表扬",
    "以?xún)?。?jiǎn)化": "以内。简化",
}
# The least number of places where a pattern must stand.
NOISE = (
    ("state-council-2022-14", READING, 150),
    ("state-council-2022-14", r"的\(de\)", 30),
    ("state-council-2022-14", r"一\(yī\)", 10),
    ("state-council-2022-14", r"國\(guó\)", 10),
    ("state-council-2022-14", r"[\uf900-\ufaff]", 20),
    ("state-council-2022-14", "\uf9e4\\(lǐ\\)", 10),
    ("state-council-2022-14", r"[态标准号财]", 10),
    ("state-council-2022-14", "(?m)^\u2003 ?\u2003", 20),
    ("state-council-2022-14", "(?m)\xa0$", 10),
    ("state-council-2022-14", r"新聞動态[\s\S]+作者:[\s\S]+來源:[\s\S]+浏覽\(\d+\)[\s\S]+推薦新聞", 1),
    ("state-council-2022-14.excerpt", READING, 150),
    ("state-council-2022-14.excerpt", re.escape("政府?dāng)?shù)字"), 1),
    ("state-council-2022-14.excerpt", r"\A\(一\)", 1),
    ("inner-mongolia-2024", READING, 100),
    ("inner-mongolia-2024", "蒙速辦", 2),
    ("inner-mongolia-2024", r"(?m)^\d+\.", 14),
    ("inner-mongolia-2024", r"平臺\(CIM\)", 1),
    ("jiangsu-2023-18", READING, 150),
    ("jiangsu-2023-18", r"會\(huì \)", 2),
    ("jiangsu-2023-18", r"\(責任單位:", 14),
    ("jiangsu-2023-18", r"\((?:CIM|BIM)\)", 2),
    ("jiangsu-2023-18", "蘇服辦", 2),
    ("jiangsu-2023-18", "\n\n\n\n\n\n", 2),
    ("jiangsu-2023-18", "\xa0", 9),
    ("jiangsu-2023-18", r"\A.+《.+》\n\n瀏覽量:", 1),
    ("jiangsu-2023-18", r"本文鏈接:https://policy\.example\.org/", 1),
    ("jiangsu-2023-18", r"最新政策\n相關\(guān\)政策\n打折机票.+_.+\n\Z", 1),
    ("hubei-2019-4", READING, 150),
    ("hubei-2019-4", "鄂匯辦", 1),
    ("hubei-2019-4", r"著\(zhù\)力", 1),
    ("hubei-2019-4", r"(?m)^——", 3),
    ("hubei-2019-4", r"(?m)^\d+、", 9),
    ("hubei-2019-4", re.escape("自?xún)?yōu)勢"), 1),
    ("hubei-2019-4", re.escape("表?yè)P"), 1),
    ("hubei-2019-4", re.escape("以?xún)?。?jiǎn)化"), 1),
    ("hubei-2019-4", r"掃描二維碼 關\(guān\)注[\s\S]+本文鏈接:https://policy\.example\.org/", 1),
)
NO_NOISE = (
    pytest.param(READING, id="readings"),
    pytest.param(r"[\uf900-\ufaff\u2e80-\u2fdf]", id="compatibility ideographs"),
    pytest.param(r"[^\S\n]|\n\n|\A\n", id="white space"),
    pytest.param(r"\?", id="lost bytes"),
    pytest.param(r"浏览|作者:|来源:|新闻|本文|链接|example|二维码|微信|机票|最新政策", id="page chrome"),
)


@cache
def _folder() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    """Simplified script, without readings, lost bytes mended, white space inside lines gone."""
    for lost, mended in LOST_BYTES.items():
        text = text.replace(lost, mended)
    text = re.sub(rf"(?<={HAN}){READING}", "", unicodedata.normalize("NFC", text))
    return re.sub(r"[^\S\n]", "", _folder().convert(text)).replace("著力", "着力")


def _han(text: str) -> str:
    return "".join(re.findall(HAN, text))


def _read(path: Path) -> str:
    if path.suffix == ".pdf":
        return _read_pdf(path)
    return path.read_bytes().decode("gb18030" if ".gb18030." in path.name else "utf-8")


def _read_pdf(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def _gold_names(record: dict[str, Any]) -> Iterator[str]:
    """Yield titles and names of an annotation: they are facts."""
    document = record["doc"]
    yield from (document["title"], document["issuer"] or "", *document["addressees"])
    for measure in record["measures"]:
        for field in ("agencies", "platforms"):
            yield from (found[key] for found in measure.get(field, ()) for key in ("text", "name"))


def _clauses(text: str, names: re.Pattern[str]) -> Iterator[str]:
    """Yield the Chinese characters between titles, quoted terms, lists of agencies and known names."""
    text = re.sub(rf"《[^》\n]*》|“[^”\n]{{1,24}}”|{AGENCY_LIST}", "|", text)
    yield from (_han(stretch) for stretch in re.split(r"[|\n]", names.sub("|", text)))


@pytest.fixture(scope="module", params=SAMPLES)
def stem(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def real_texts(shared: Path) -> dict[str, str]:
    """The Chinese characters of each real document, simplified."""
    paths = (path for path in sorted((shared / "corpus").rglob("*")) if path.is_file())
    return {path.name: _han(_simplified(_read(path))) for path in paths}


@pytest.fixture(scope="module")
def names(shared: Path) -> re.Pattern[str]:
    """Every name in the annotations, the longest first."""
    texts = (path.read_text(encoding="utf-8") for path in (shared / "gold").glob("*.json"))
    found = {name for text in texts for name in _gold_names(json.loads(text)) if name}
    return re.compile("|".join(map(re.escape, sorted(found, key=lambda name: (-len(name), name)))))


def _sample(samples: Path, stem: str) -> str:
    return (samples / f"{stem}.txt").read_text(encoding="utf-8")


def _clean(root: Path, stem: str) -> str:
    return (root / "tests" / "data" / "samples" / f"{stem}.clean.txt").read_text(encoding="utf-8")


def test_every_sample_is_tested(samples: Path) -> None:
    assert sorted(path.stem for path in samples.glob("*.txt")) == sorted(SAMPLES)


def test_no_clause_of_a_sample_stands_in_a_real_document(
    samples: Path, stem: str, real_texts: dict[str, str], names: re.Pattern[str]
) -> None:
    size = LONGEST_SHARED_RUN + 1
    clauses = list(_clauses(_simplified(_sample(samples, stem)), names))
    runs = (clause[start : start + size] for clause in clauses for start in range(len(clause) - size + 1))
    assert [(run, name) for run in runs for name, text in real_texts.items() if run in text] == []


def test_enough_of_a_sample_is_compared_when_names_are_left_out(
    samples: Path, stem: str, names: re.Pattern[str]
) -> None:
    text = _simplified(_sample(samples, stem))
    assert sum(map(len, _clauses(text, names))) > 0.45 * len(_han(text))


def test_no_sentence_of_a_sample_stands_in_a_real_document(
    samples: Path, stem: str, real_texts: dict[str, str]
) -> None:
    text = re.sub(AGENCY_LIST, "", _simplified(_sample(samples, stem)))
    sentences = (_han(sentence) for sentence in re.findall(r"[^。;\n]+[。;]", text))
    long = (sentence for sentence in sentences if len(sentence) > LONGEST_SHARED_RUN)
    assert [s for s in long if any(s in real for real in real_texts.values())] == []


@pytest.mark.parametrize(("stem", "pattern", "least"), NOISE)
def test_a_sample_holds_its_noise(samples: Path, stem: str, pattern: str, least: int) -> None:
    assert len(re.findall(pattern, _sample(samples, stem))) >= least


@pytest.mark.parametrize("pattern", NO_NOISE)
def test_a_clean_text_holds_no_noise(root: Path, stem: str, pattern: str) -> None:
    assert re.findall(pattern, _clean(root, stem)) == []


def test_a_clean_text_is_simplified(root: Path, stem: str) -> None:
    clean = _clean(root, stem)
    assert "著" not in clean
    assert _folder().convert(clean) == clean


def test_a_sample_without_its_noise_is_its_clean_text_inside_a_page(
    root: Path, samples: Path, stem: str
) -> None:
    lines = [line for line in _simplified(_sample(samples, stem)).split("\n") if line]
    clean = _clean(root, stem).splitlines()
    remaining = iter(lines)
    assert [line for line in clean if line not in remaining] == []
    assert len(lines) - len(clean) == PAGE_LINES[stem]


def test_the_excerpt_is_a_part_of_the_whole_without_section_headings(root: Path) -> None:
    whole = _clean(root, "state-council-2022-14").splitlines()
    excerpt = _clean(root, "state-council-2022-14.excerpt").splitlines()
    start = whole.index(excerpt[0])
    part = whole[start : whole.index(excerpt[-1]) + 1]
    assert excerpt == [line for line in part if not re.match("[一二三四五]、", line)]


@pytest.mark.parametrize(
    ("before", "lost", "reading", "misread"),
    [
        ("府", "數", "dāng", "當"),
        ("自", "優", "xún", "詢"),
        ("表", "揚", "yè", "頁"),
        ("以", "內", "xún", "詢"),
    ],
)
def test_lost_bytes_are_where_gbk_was_read_out_of_step(
    before: str, lost: str, reading: str, misread: str
) -> None:
    from pypinyin.constants import PINYIN_DICT

    pair = before.encode("gbk")[1:] + lost.encode("gbk")[:1]
    assert pair.decode("gbk") == misread
    assert reading in PINYIN_DICT[ord(misread)].split(",")


def test_addresses_in_samples_lead_nowhere(samples: Path, stem: str) -> None:
    hosts = re.findall(r"(?:https?://|www\.)([^/\s]+)", _sample(samples, stem))
    assert all(host.endswith("example.org") for host in hosts)
