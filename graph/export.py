"""A store, whole, to the formats of other programs: RDF, tables, the network, links."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple

from graph.formats import ExportFormat
from graph.store import Store
from ontology.namespaces import PREFIXES

__all__ = ["write_export", "write_tables"]

_TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"
_QUADS = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH %s { ?s ?p ?o } }"


def write_export(store: Store, out: IO[bytes], form: ExportFormat, *, bom: bool = False) -> None:
    """Write all that a store holds, sorted: the same store, the same bytes.

    JSON-LD, N-Quads and TriG are written a named graph at a time; Turtle is sorted as a whole, in memory.
    CSV and Parquet are a zip archive of one file a class.

    Args:
        store: from `open_store`.
        out: a binary file.
        form: the format.
        bom: begin each CSV file with a byte order mark, by which spreadsheets know UTF-8.

    Raises:
        ExtraMissingError: what writes Parquet is not installed.
    """
    if form.is_tables:
        _write_archive(store, out, form, bom=bom)
    elif form in {ExportFormat.GRAPHML, ExportFormat.GEXF}:
        from graph.network_files import write_network  # networkx takes a quarter of a second

        write_network(store, out, form)
    elif form is ExportFormat.SSSOM:
        from graph.sssom import write_sssom

        write_sssom(store, out)
    elif form is ExportFormat.TURTLE:
        store.query(_TRIPLES).write(out, "turtle")
    else:
        _write_quads(store, out, form)


def write_tables(store: Store, folder: Path, form: ExportFormat, *, bom: bool = False) -> None:
    """Write CSV or Parquet, one file a class, into a folder, which is made where it is missing.

    Raises:
        ExtraMissingError: what writes Parquet is not installed.
        WriteError: the folder cannot be written.
    """
    from graph.table_files import table_files, write_folder
    from graph.tables import read_tables

    write_folder(table_files(read_tables(store), form, bom=bom), folder)


def _write_archive(store: Store, out: IO[bytes], form: ExportFormat, *, bom: bool) -> None:
    """Write the tables as a zip archive; by way of memory, for a pipe would make other bytes of it."""
    from graph.table_files import table_files, write_archive
    from graph.tables import read_tables

    written = BytesIO()
    write_archive(table_files(read_tables(store), form, bom=bom), written)
    out.write(written.getvalue())


def _write_quads(store: Store, out: IO[bytes], form: ExportFormat) -> None:
    if form is ExportFormat.JSONLD:
        from graph.jsonld import write_jsonld

        write_jsonld(_graphs(store), out)
        return
    quads = (
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for graph, triples in _graphs(store)
        for triple in triples
    )
    if form is ExportFormat.TRIG:
        pyoxigraph.serialize(quads, out, format=RdfFormat.TRIG, prefixes=PREFIXES)
    else:
        pyoxigraph.serialize(quads, out, format=RdfFormat.N_QUADS)


def _graphs(store: Store) -> Iterator[tuple[NamedNode, list[Triple]]]:
    """Yield each named graph with its triples, sorted."""
    for row in store.select(_GRAPHS):
        graph = row["graph"]
        if isinstance(graph, NamedNode):
            yield graph, sorted(store.construct(_QUADS % graph), key=str)
