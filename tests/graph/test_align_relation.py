"""What a measure of one paper is to its like in another: by place, issuer and date."""

import pytest

from graph.align_relation import Standing, find_relation, is_above
from ontology.dates import PartialDate
from ontology.kinds import AlignmentRelation

COUNTRY, JIANGSU, SUZHOU, HUBEI = "100000", "320000", "320500", "420000"


def standing(region: str | None, issued: str | None, *issuers: str) -> Standing:
    return Standing(region, frozenset(issuers), PartialDate.parse(issued) if issued else None)


@pytest.mark.parametrize(
    ("lower", "upper", "relation"),
    [
        (
            (JIANGSU, "2023-03-21"),
            (COUNTRY, "2022-06-06"),
            "carries-out",
        ),  # 苏政办发〔2023〕18号, 国发〔2022〕14号
        ((HUBEI, "2019-01-23"), (COUNTRY, "2022-06-06"), "anticipates"),  # 鄂政发〔2019〕4号
        ((SUZHOU, "2023"), (JIANGSU, "2022"), "carries-out"),
        ((JIANGSU, "2022-06-06"), (COUNTRY, "2022-06-06"), "carries-out"),
        ((JIANGSU, "2023"), (HUBEI, "2019"), "parallel"),
        ((JIANGSU, "2019"), (HUBEI, "2023"), "parallel"),
        ((SUZHOU, "2023"), (HUBEI, "2019"), "parallel"),
        ((JIANGSU, None), (HUBEI, None), "parallel"),
        ((JIANGSU, "2024", "江苏省人民政府"), (JIANGSU, "2023", "江苏省人民政府"), "continues"),
        ((JIANGSU, "2024", "江苏省人民政府"), (JIANGSU, "2023", "江苏省教育厅"), "parallel"),
        ((JIANGSU, "2023-03-21", "省政府"), (JIANGSU, "2023-03-21", "省政府"), "parallel"),
    ],
)
def test_dates_and_levels_tell_the_relation(lower: tuple, upper: tuple, relation: str) -> None:
    assert find_relation(standing(*lower), standing(*upper)) == AlignmentRelation(relation)


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ((JIANGSU, "2022"), (COUNTRY, "2022-06-06")),  # the year may lie before or after
        ((JIANGSU, None), (COUNTRY, "2022-06-06")),
        ((JIANGSU, "2023"), (COUNTRY, None)),
        ((None, "2023"), (COUNTRY, "2022")),
        ((COUNTRY, "2023"), (JIANGSU, "2022")),  # asked the wrong way round
        (
            (JIANGSU, "2022", "省政府"),
            (JIANGSU, "2023", "省政府"),
        ),  # the later plan continues, not the earlier
        ((JIANGSU, "2023", "省政府"), (JIANGSU, "2023", "省政府")),
    ],
)
def test_what_dates_and_places_do_not_tell_has_no_relation(lower: tuple, upper: tuple) -> None:
    assert find_relation(standing(*lower), standing(*upper)) is None


@pytest.mark.parametrize("issued", [None, "2022", "2024"])
def test_a_paper_that_cites_the_upper_one_is_the_younger(issued: str | None) -> None:
    found = find_relation(standing(JIANGSU, issued), standing(COUNTRY, "2022-06-06"), cites=True)
    assert found is AlignmentRelation.CARRIES_OUT


@pytest.mark.parametrize(
    ("upper", "lower", "above"),
    [
        (COUNTRY, JIANGSU, True),
        (COUNTRY, COUNTRY, False),
        (JIANGSU, SUZHOU, True),
        (JIANGSU, "320506", True),
        (SUZHOU, "320506", True),
        (SUZHOU, "320602", False),
        (SUZHOU, JIANGSU, False),
        ("320506", "320507", False),
        (JIANGSU, COUNTRY, False),
    ],
)
def test_a_region_stands_above_those_that_it_holds(upper: str, lower: str, above: bool) -> None:
    assert is_above(upper, lower) is above
