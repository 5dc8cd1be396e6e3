"""One spaCy pipeline: its components, its spans, and components of others."""

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from loaders.document import build_document
from loaders.pipeline import COMPONENTS, build_pipeline
from loaders.segment import cut_words
from ontology.interchange import document_record
from ontology.records import Source

TEXT = (
    "一、任务\n1.优化服务。推广“一网通办”,2024年底前建成省政务云平台,网上可办率达到95%。(责任单位:省数据局)"
)


def test_the_components_run_in_reading_order() -> None:
    assert build_pipeline().pipe_names == list(COMPONENTS)
    assert COMPONENTS[0] == "shuzheng_structure"


def test_every_finding_is_a_span_of_whole_words_around_its_mention() -> None:
    doc = build_pipeline()(TEXT)
    assert doc.text == TEXT
    assert {key: len(spans) for key, spans in doc.spans.items() if len(spans)} == {
        "measures": 1, "responsibilities": 1, "platforms": 1, "targets": 1, "deadlines": 1, "concepts": 1,
    }  # fmt: skip
    (platform,) = doc.spans["platforms"]
    assert "省政务云平台" in platform.text
    assert platform.label_ == "build"


def test_a_component_of_others_joins_the_pipeline_and_sees_what_was_found() -> None:
    @Language.component("others_words")
    def mark(doc: Doc) -> Doc:
        assert doc._.paper.measures[0].platforms
        doc.spans["words"] = [Span(doc, 0, 1, label="first")]
        return doc

    nlp = build_pipeline(extra=["others_words"])
    assert nlp.pipe_names[-1] == "others_words"
    doc = nlp(TEXT)
    assert doc.spans["words"][0].label_ == "first"
    source = Source("a.txt", "0" * 64, len(TEXT), "utf-8", TEXT)
    document = build_document(source, nlp)
    assert document.measures == build_document(source).measures
    assert document_record(document)["marked"] == [
        {"key": "words", "text": "一", "label": "first", "start": 0}
    ]
    assert "marked" not in document_record(build_document(source))


def test_our_factories_are_known_to_any_pipeline() -> None:
    nlp = spacy.blank("zh")
    assert all(nlp.has_factory(name) for name in COMPONENTS)


def test_the_words_are_the_text() -> None:
    for text in ("", "\n", "推进 政务\n服务APP(CIM)95%。", TEXT):
        assert "".join(cut_words(text)) == text
