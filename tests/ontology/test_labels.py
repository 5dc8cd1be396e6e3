"""Labels in both scripts: what the scan shows comes before what a machine makes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import Literal, Store

from ontology.kinds import RepairKind
from ontology.labels import Labels, build_converter
from ontology.records import CleanText, Document, Mention, Repair

Convert = Callable[[str], str]


def scanned(paper: Document, raw: str, clean: str, convert: Convert, *, traditional: bool = True) -> Labels:
    repairs = (Repair(RepairKind.SCRIPT, 0, 1, "數", "数"),) if traditional else ()
    text = CleanText(clean, tuple(range(len(clean))), repairs, ())
    return Labels(replace(paper, source=replace(paper.source, raw=raw), clean=text), convert)


def both(labels: Labels, text: str, quote: str) -> tuple[str, str]:
    simplified, traditional = labels.both(text, Mention(quote, 0))
    assert (simplified.value, simplified.language) == (text, "zh-hans")
    return traditional.value, str(traditional.language)


def test_the_form_in_the_scan_is_preferred_to_a_machine_made_one(paper: Document, convert: Convert) -> None:
    assert both(scanned(paper, "數據平台", "数据平台", convert), "数据平台", "数据平台") == (
        "數據平台",
        "zh-hant",
    )


def test_a_simplified_scan_gets_a_machine_made_form_that_says_so(paper: Document, convert: Convert) -> None:
    labels = scanned(paper, "苏服办平台", "苏服办平台", convert, traditional=False)
    assert both(labels, "苏服办平台", "苏服办平台") == ("蘇服辦平臺", "zh-hant-x-auto")


def test_so_does_a_simplified_name_in_a_traditional_scan(paper: Document, convert: Convert) -> None:
    labels = scanned(paper, "苏服办", "苏服办", convert)
    assert both(labels, "苏服办", "苏服办") == ("蘇服辦", "zh-hant-x-auto")


@pytest.mark.parametrize(
    ("raw", "clean", "expected"),
    [
        (
            "雙随機監管",
            "双随机监管",
            ("雙隨機監管", "zh-hant-x-auto"),
        ),  # 随 is written in simplified script alone
        ("一数一源一标準", "一数一源一标准", ("一數一源一標準", "zh-hant-x-auto")),
        ("標准庫平台", "标准库平台", ("標准庫平台", "zh-hant")),  # 准 and 台 are written in both
        ("后臺監管", "后台监管", ("后臺監管", "zh-hant")),
    ],
)
def test_a_name_in_two_scripts_at_once_is_no_form_seen(
    paper: Document, raw: str, clean: str, expected: tuple[str, str]
) -> None:
    assert both(scanned(paper, raw, clean, build_converter()), clean, clean) == expected


@pytest.mark.parametrize(("traditional", "tag"), [(True, "zh-hant"), (False, "zh-hant-x-auto")])
def test_a_form_equal_in_both_scripts_is_seen_only_in_a_traditional_scan(
    paper: Document, convert: Convert, traditional: bool, tag: str
) -> None:
    labels = scanned(paper, "市政府", "市政府", convert, traditional=traditional)
    assert both(labels, "市政府", "市政府") == ("市政府", tag)


def test_quotation_marks_in_the_quote_do_not_hide_the_scan(paper: Document, convert: Convert) -> None:
    labels = scanned(paper, "「蘇服辦」平台", "“苏服办”平台", convert)
    assert both(labels, "苏服办平台", "“苏服办”平台") == ("蘇服辦平台", "zh-hant")


def test_neither_does_the_width_of_a_bracket(paper: Document, convert: Convert) -> None:
    labels = scanned(paper, "數據局（蘇）", "数据局（苏）", convert)
    assert both(labels, "数据局(苏)", "数据局（苏）") == ("數據局(蘇)", "zh-hant")


def test_a_part_of_the_quote_is_enough(paper: Document, convert: Convert) -> None:
    labels = scanned(paper, "到期開放數據", "到期开放数据", convert)
    assert both(labels, "数据", "到期开放数据") == ("數據", "zh-hant")


def test_a_name_with_the_region_put_before_it_is_machine_made(paper: Document, convert: Convert) -> None:
    labels = scanned(paper, "省政務辦", "省政务办", convert)
    assert both(labels, "江苏省政务办", "省政务办") == ("江蘇省政務辦", "zh-hant-x-auto")


def test_a_compatibility_ideograph_is_folded(paper: Document, convert: Convert) -> None:
    labels = scanned(paper, "管\uf9e4數", "管理数", convert)
    assert both(labels, "管理数", "管理数") == ("管理數", "zh-hant")


def test_a_character_that_was_lost_and_mended_is_not_taken_from_the_scan(
    paper: Document, convert: Convert
) -> None:
    assert both(scanned(paper, "?務", "苏务", convert), "苏务", "苏务") == ("蘇務", "zh-hant-x-auto")


def test_the_first_mention_in_traditional_script_counts(paper: Document, convert: Convert) -> None:
    labels = scanned(paper, "苏务蘇務", "苏务苏务", convert)
    _, traditional = labels.both("苏务", Mention("苏务", 0), Mention("苏务", 2))
    assert traditional == Literal("蘇務", language="zh-Hant")


def test_an_ending_goes_to_both(paper: Document, convert: Convert) -> None:
    labels = scanned(paper, "數據", "数据", convert)
    assert [label.value for label in labels.both("数据", Mention("数据", 0), ending="…")] == [
        "数据…",
        "數據…",
    ]


def test_a_query_for_traditional_finds_a_machine_made_form_too() -> None:
    labels = '"甲"@zh-hant-x-auto "乙"@zh-hant "丙"@zh-hans'
    query = f'SELECT ?l {{ VALUES ?l {{ {labels} }} FILTER(langMatches(lang(?l), "zh-Hant")) }}'
    assert [row["l"].value for row in Store().query(query)] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("simplified", "traditional"), [("蒙速办", "蒙速辦"), ("一体化政务服务平台", "一體化政務服務平臺")]
)
def test_the_default_converter_keeps_the_length(simplified: str, traditional: str) -> None:
    assert build_converter()(simplified) == traditional
