"""Codes of provinces: one each, all of them, each row with its source."""

from collections import Counter
from importlib.resources import files

import pytest

from loaders.regions import load_regions
from ontology.iso_codes import iso_code


def rows() -> list[list[str]]:
    lines = files("ontology").joinpath("iso_codes.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_every_province_and_the_country_has_one_code() -> None:
    assert len(rows()) == 35
    assert all(count == 1 for column in (0, 1) for count in Counter(row[column] for row in rows()).values())


def test_every_row_tells_its_source_and_names_the_region_as_the_list_of_regions_does() -> None:
    for code, _, source in rows()[1:]:
        region = load_regions().region_of_code(code)
        assert region is not None
        name = source.partition(": ")[2].partition(",")[0]
        assert source.startswith("ISO 3166-2:CN in ")
        assert name
        assert region.name.startswith(name)


@pytest.mark.parametrize(
    ("code", "iso"),
    [("150000", "CN-NM"), ("610000", "CN-SN"), ("140000", "CN-SX"), ("810000", "CN-HK"), ("100000", "CN")],
)
def test_a_region_has_its_code(code: str, iso: str) -> None:
    assert iso_code(code) == iso


@pytest.mark.parametrize("code", ["150500", "320100", "000000", "", "CN-NM"])
def test_nothing_else_has_a_code(code: str) -> None:
    assert iso_code(code) is None
