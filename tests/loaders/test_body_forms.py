"""Short and full names of one body."""

import pytest

from loaders.body_forms import official_name
from loaders.document import build_document
from ontology.records import Source
from ontology.triples import document_triples


@pytest.mark.parametrize(
    "forms",
    [
        ("江苏省发改委", "江苏省发展改革委", "江苏省发展和改革委", "江苏省发展和改革委员会"),
        ("昆山市人社局", "昆山市人力资源社会保障局", "昆山市人力资源和社会保障局"),
        ("湖北省经信厅", "湖北省经济和信息化厅"),
        ("甘肃省工信厅", "甘肃省工业和信息化厅"),
        ("通辽市卫健委", "通辽市卫生健康委", "通辽市卫生健康委员会"),
        ("内蒙古自治区市场监管局", "内蒙古自治区市场监督管理局"),
        ("上海市金山区文旅局", "上海市金山区文化和旅游局"),
        ("陕西省政府办公厅", "陕西省人民政府办公厅"),
        ("济南市政府", "济南市人民政府"),
        ("内蒙古自治区政府办公厅", "内蒙古自治区人民政府办公厅"),
        ("合肥市长丰县政府办公室", "合肥市长丰县人民政府办公室"),
        ("大理白族自治州政府督查室", "大理白族自治州人民政府督查室"),
    ],
)
def test_all_forms_have_one_official_name(forms: tuple[str, ...]) -> None:
    assert {official_name(form) or form for form in forms} == {forms[-1]}


@pytest.mark.parametrize(
    "names",
    [
        ("某省环境保护厅", "某省生态环境厅"),
        ("某省国土资源厅", "某省自然资源厅"),
        ("某省人社厅", "某市人社局"),
        ("某省工信厅", "某省经信厅"),
        ("某市发展改革委", "某市发展改革局"),
    ],
)
def test_different_bodies_stay_apart(names: tuple[str, str]) -> None:
    first, second = (official_name(name) or name for name in names)
    assert first != second


@pytest.mark.parametrize(
    "name",
    [
        "江苏省大数据管理中心",
        "江苏省政务办",
        "山东省委网信办",
        "各设区市人民政府",
        "某省医保厅",
        "省委组织部",
        "兴安盟政府",
        "滨海新区政府",
        "各级政府",
        "市场政府",
        "",
    ],
)
def test_any_other_name_stays_as_it_is(name: str) -> None:
    assert official_name(name) is None


def test_the_graph_has_one_body_with_all_its_forms() -> None:
    text = "江苏省某方案\n一、任务\n1.建平台。推进建设。(责任单位:省发改委)\n2.通数据。促进共享。(责任单位:省发展改革委、省财政厅)"
    document = build_document(Source("a.txt", "0" * 64, len(text), "utf-8", text))
    triples = list(document_triples(document))
    actors = {t.object.value for t in triples if t.predicate.value.endswith("#actor")}
    assert {iri.rpartition("/")[2] for iri in actors} == {"江苏省发展和改革委员会", "江苏省财政厅"}
    body = next(iri for iri in actors if "发展" in iri)
    labels = {
        t.object.value for t in triples if t.subject.value == body and t.predicate.value.endswith("Label")
    }
    assert {
        "江苏省发展和改革委员会",
        "江苏省发改委",
        "江苏省发展改革委",
        "省发改委",
        "省发展改革委",
    } <= labels
