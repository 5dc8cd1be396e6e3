"""A store in the formats of other programs: all of it, the same bytes each time."""

import zipfile
from io import BytesIO
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from graph.export import write_export, write_tables
from graph.folder import StoreFolder
from graph.formats import ExportFormat
from graph.store import Store, open_store
from ontology.namespaces import DEF_GRAPH


@pytest.fixture(scope="module")
def store(sample_store: Path) -> Store:
    return open_store(sample_store)


@pytest.fixture(scope="module")
def named(sample_store: Path) -> set[str]:
    """The quads of the named graphs, as the data folder holds them."""
    manifest = StoreFolder(sample_store).read_manifest()
    assert manifest is not None
    engine = pyoxigraph.Store.read_only(str(sample_store / manifest.data))
    return {str(quad) for quad in engine if isinstance(quad.graph_name, pyoxigraph.NamedNode)}


def exported(store: Store, form: ExportFormat) -> bytes:
    out = BytesIO()
    write_export(store, out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ExportFormat)
def test_two_exports_are_equal_to_the_byte(store: Store, form: ExportFormat) -> None:
    assert exported(store, form) == exported(store, form)


@pytest.mark.parametrize(
    ("form", "rdf_format"),
    [
        (ExportFormat.NQUADS, pyoxigraph.RdfFormat.N_QUADS),
        (ExportFormat.TRIG, pyoxigraph.RdfFormat.TRIG),
        (ExportFormat.JSONLD, pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_every_quad_comes_back(
    store: Store, named: set[str], form: ExportFormat, rdf_format: pyoxigraph.RdfFormat
) -> None:
    assert set(map(str, pyoxigraph.parse(exported(store, form), format=rdf_format))) == named


def test_turtle_has_each_triple_of_all_graphs_once(store: Store, named: set[str]) -> None:
    triples = [
        str(quad.triple) for quad in pyoxigraph.parse(named_bytes(named), format=pyoxigraph.RdfFormat.N_QUADS)
    ]
    found = pyoxigraph.parse(exported(store, ExportFormat.TURTLE), format=pyoxigraph.RdfFormat.TURTLE)
    assert sorted(str(quad.triple) for quad in found) == sorted(set(triples))


def named_bytes(named: set[str]) -> bytes:
    return "".join(f"{quad} .\n" for quad in named).encode()


def test_turtle_is_short_by_prefixes_and_rdflib_reads_it(store: Store) -> None:
    turtle = exported(store, ExportFormat.TURTLE)
    assert b"\n\tsz:inDocument <https://w3id.org/shuzheng/id/doc/" in turtle
    assert len(rdflib.Graph().parse(turtle, format="turtle")) > 5000


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parser uses what it deprecates
def test_rdflib_reads_the_same_quads_from_json_ld_and_trig(store: Store, named: set[str]) -> None:
    forms = {"json-ld": ExportFormat.JSONLD, "trig": ExportFormat.TRIG}
    read = {name: rdflib.Dataset() for name in forms}
    for name, form in forms.items():
        read[name].parse(exported(store, form), format=name)
    quads = {name: {tuple(map(folded, quad)) for quad in read[name].quads()} for name in forms}
    assert quads["json-ld"] == quads["trig"]
    assert len(quads["json-ld"]) == len(named)
    assert rdflib.URIRef(DEF_GRAPH) in {graph.identifier for graph in read["json-ld"].graphs()}


def folded(term: object) -> tuple[str, ...]:
    """A term with its language in small letters: rdflib keeps tags as they are written."""
    language = (getattr(term, "language", None) or "").lower()
    return str(term), language, str(getattr(term, "datatype", ""))


@pytest.mark.parametrize("form", [form for form in ExportFormat if form.is_tables])
def test_tables_go_into_an_archive_or_a_folder_alike(
    store: Store, tmp_path: Path, form: ExportFormat
) -> None:
    write_tables(store, tmp_path / "tables", form)
    with zipfile.ZipFile(BytesIO(exported(store, form))) as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
    assert zipped == {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
    assert {f"measures.{form}", f"platforms.{form}", f"responsibilities.{form}"} <= zipped.keys()


def test_a_mark_of_byte_order_only_where_asked(store: Store, tmp_path: Path) -> None:
    for name, bom in (("plain", False), ("marked", True)):
        write_tables(store, tmp_path / name, ExportFormat.CSV, bom=bom)
    plain, marked = ((tmp_path / name / "terms.csv").read_bytes() for name in ("plain", "marked"))
    assert marked == b"\xef\xbb\xbf" + plain
    assert not plain.startswith(b"\xef")
