"""Noise in, clean text out, and the way back."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from pypinyin.pinyin_dict import pinyin_dict

from loaders.clean import clean_text
from ontology.kinds import RepairKind

TRADITIONAL = OpenCC("s2t")
SAMPLES = [
    "hubei-2019-4",
    "inner-mongolia-2024",
    "jiangsu-2023-18",
    "state-council-2022-14",
    "state-council-2022-14.excerpt",
]
CLAUSES = [
    "推进省政务云平台建设",
    "完善全省一体化政务服务平台",
    "加强数据治理",
    "到2025年,网上可办率达到95%以上",
    "建设城市信息模型(CIM)平台",
    "各县(市、区)按职责分工负责",
]
PINYIN = re.compile("[(（] ?[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6} ?[)）]")


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\n", "")


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_becomes_its_clean_text(name: str, samples: Path, root: Path) -> None:
    raw = (samples / f"{name}.txt").read_text(encoding="utf-8")
    expected = (root / "tests/data/samples" / f"{name}.clean.txt").read_text(encoding="utf-8").rstrip("\n")
    assert clean_text(raw).text == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_no_noise_is_left_in_the_real_documents(name: str, shared: Path) -> None:
    raw = (shared / "corpus" / f"{name}.txt").read_text(encoding="utf-8")
    clean = clean_text(raw)
    assert not PINYIN.search(clean.text)
    assert not re.search("[\u2e80-\u2fdf\uf900-\ufaff]", clean.text)
    assert not re.search(r"[^\S\n]|\n\n", clean.text)
    assert clean.unrepaired == ()
    assert all(bracket in clean.text for bracket in re.findall(r"\([A-Z]{2,4}\)", raw))


def test_the_noisy_state_council_paper_equals_the_clean_copy(shared: Path) -> None:
    noisy = clean_text((shared / "corpus/state-council-2022-14.txt").read_text(encoding="utf-8")).text
    copy = clean_text(
        (shared / "corpus/more/state-council-2022-14.clean.txt").read_text(encoding="utf-8")
    ).text
    title, number, *body = noisy.split("\n")
    assert (number, body[-2:]) == ("国发〔2022〕14号", ["国务院", "2022年6月6日"])
    assert _fold("\n".join([title, *body[:-2]])) == _fold(copy)


@pytest.mark.parametrize("name", ["state-council-2022-14.clean", "ndrc-smart-city-2024", "shandong-2019"])
def test_a_clean_document_only_loses_white_space(name: str, shared: Path) -> None:
    raw = (shared / "corpus/more" / f"{name}.txt").read_text(encoding="utf-8")
    clean = clean_text(raw)
    assert clean.text == "\n".join(re.sub(r"\s", "", line) for line in raw.splitlines() if line.strip())
    assert {repair.kind for repair in clean.repairs} <= {RepairKind.WHITE_SPACE}


def test_cleaning_twice_changes_nothing_more(shared: Path) -> None:
    for path in sorted(shared.glob("corpus/**/*.txt")):
        once = clean_text(path.read_text(encoding="utf-8")).text
        assert clean_text(once).text == once, path.name


def test_every_clean_character_leads_back_to_the_raw_text(shared: Path) -> None:
    raw = (shared / "corpus/jiangsu-2023-18.txt").read_text(encoding="utf-8")
    clean = clean_text(raw)
    start = clean.text.index("苏服办")
    assert raw[slice(*clean.raw_span(start, start + 3))] == "蘇服辦"
    assert list(clean.origins) == sorted(clean.origins)
    assert len(clean.origins) == len(clean.text)


def test_every_removed_stretch_of_the_raw_text_has_its_repair(samples: Path) -> None:
    raw = (samples / "hubei-2019-4.txt").read_text(encoding="utf-8")
    clean = clean_text(raw)
    kept = set(clean.origins)
    repaired = {offset for repair in clean.repairs for offset in range(repair.start, repair.end)}
    assert [raw[n] for n in range(len(raw)) if n not in kept and n not in repaired] == []


def _noisy(clause: str, draw: st.DrawFn) -> str:
    """The clause in traditional script with readings after some characters, compatibility ideographs and stray spaces."""
    noisy = []
    for character in TRADITIONAL.convert(clause):
        choice = draw(st.integers(0, 5))
        readings = pinyin_dict.get(ord(character), "").split(",")
        character = {"理": "\uf9e4", "力": "\uf98a"}.get(character, character) if choice == 1 else character
        noisy.append(
            character
            + (f"({readings[0]}{' ' * (choice == 2)})" if readings[0] and choice in (2, 3) else "")
            + "\u2003" * (choice == 4)
        )
    return "".join(noisy)


@st.composite
def _documents(draw: st.DrawFn) -> tuple[str, str]:
    paragraphs = draw(
        st.lists(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4), min_size=1, max_size=5)
    )
    numbered = [f"{'一二三四五'[n]}、{','.join(clauses)}。" for n, clauses in enumerate(paragraphs)]
    noisy = "\n\n\u3000".join(_noisy(paragraph, draw) for paragraph in numbered)
    return "\n".join(numbered), noisy


@settings(deadline=None, max_examples=60)
@given(_documents())
def test_noise_put_in_comes_out_again(document: tuple[str, str]) -> None:
    clean, noisy = document
    assert clean_text(noisy).text == clean


@settings(deadline=None)
@given(st.text(alphabet="的会数一(de)（huì ）?？、。“”《》\n\r \u3000\u2003a1A〔〕号年", max_size=60))
def test_no_input_breaks_cleaning_and_offsets_stay_in_order(raw: str) -> None:
    clean = clean_text(raw)
    assert len(clean.origins) == len(clean.text)
    assert list(clean.origins) == sorted(clean.origins)
    assert all(0 <= origin < len(raw) for origin in clean.origins)
