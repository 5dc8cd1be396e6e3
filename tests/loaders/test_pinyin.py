"""Injected readings go, real brackets stay, lost bytes come back."""

import pytest

from loaders.pinyin import find_injections, find_lost_bytes, find_residues, has_reading
from loaders.words import count_word


def _without_injections(text: str) -> str:
    for edit in reversed(list(find_injections(text))):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("noisy", "clean"),
    [
        ("國(guó)務院", "國務院"),
        ("召開會(huì )議", "召開會議"),
        ("智慧的(de)城市", "智慧的城市"),
        ("一（yī）網通辦", "一網通辦"),
        ("一(yí)個", "一個"),
        ("女(nǚ)性", "女性"),
        ("綠(lv)色", "綠色"),
        ("管理\uf9e4(lǐ)念", "管理\uf9e4念"),
    ],
)
def test_a_reading_of_the_character_before_it_goes(noisy: str, clean: str) -> None:
    assert _without_injections(noisy) == clean


@pytest.mark.parametrize(
    "text",
    [
        "信息模型(CIM)平台",
        "移動端(app)",
        "單點登錄(sso)",
        "平台(PaaS)",
        "數據(de)庫",
        "各縣(市、區)",
        "(de)開頭",
        "共3(san)項",
        "方法(xyz)",
    ],
)
def test_any_other_bracket_stays(text: str) -> None:
    assert _without_injections(text) == text


@pytest.mark.parametrize(
    ("damaged", "restored"),
    [
        ("各自?xún)?yōu)勢", "各自優勢"),
        ("通報表?yè)P,對", "通報表揚,對"),
        ("政府?dāng)?shù)字化", "政府數字化"),
        ("工作日以?xún)?。?jiǎn)化企業", "工作日以内。简化企業"),
    ],
)
def test_lost_bytes_are_restored(damaged: str, restored: str) -> None:
    edits = list(find_lost_bytes(damaged, count_word))
    assert len(edits) == 1
    assert damaged[: edits[0].start] + edits[0].after + damaged[edits[0].end :] == restored


@pytest.mark.parametrize(
    "text", ["是否?(見附件)", "各自?abc)?yōu)勢", "以?xún)?。?jiǎn)某", "A?xún)?yōu)勢", "自?yōu)?xún)勢"]
)
def test_what_the_bytes_do_not_prove_is_not_restored(text: str) -> None:
    assert list(find_lost_bytes(text, count_word)) == []


def test_without_words_a_chain_stays_and_is_seen_as_damaged() -> None:
    chain = "工作日以?xún)?。?jiǎn)化"
    assert list(find_lost_bytes(chain, lambda word: 0)) == []
    assert [chain[start:end] for start, end in find_residues(chain)] == ["?xún)", "?jiǎn)"]


def test_a_bracket_with_tone_marks_that_is_no_reading_is_seen_as_damaged() -> None:
    assert list(find_residues("數據(guó)庫(CIM)")) == [(2, 7)]


def test_a_tone_may_be_missing_or_changed_but_not_the_sound() -> None:
    assert has_reading("發", "fa")
    assert has_reading("一", "yì")
    assert not has_reading("發", "wa")
    assert not has_reading("", "a")
