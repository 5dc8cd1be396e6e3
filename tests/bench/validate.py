"""What checking the shapes costs, here and with other engines: the corpus once and ten times.

`python tests/bench/validate.py [ENGINE…]`; engines beside ours are pyshacl and pyrudof, where they are installed.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, RdfFormat

from graph.build import build_store
from graph.folder import StoreFolder
from graph.store import MemoryStore
from graph.validate import validate_store
from ontology.namespaces import ID

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
SHAPES = ROOT / "ontology" / "shapes.ttl"
TIMES = (1, 10)


def main() -> None:
    """Print seconds of processor time and of the clock for each engine."""
    if not CORPUS.is_dir():
        sys.exit(
            "The benchmark reads the real documents (../shared/corpus), which are not beside the project."
        )
    with tempfile.TemporaryDirectory() as folder:
        content = read_corpus(Path(folder) / "store")
        for times in TIMES:
            path = Path(folder) / f"{times}.nt"
            path.write_bytes(b"".join(copies(content, times)))
            print(f"{times} x the corpus, {count(path)} triples")
            measure_ours(path, Path(folder) / f"engine-{times}")
            for engine in sys.argv[1:]:
                ENGINES[engine](path)


def read_corpus(store: Path) -> bytes:
    """The default graph of a store of the real documents, as N-Triples."""
    build_store([CORPUS], store)
    manifest = StoreFolder(store).read_manifest()
    assert manifest is not None
    engine = pyoxigraph.Store.read_only(str(store / manifest.data))
    return engine.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b""


def copies(content: bytes, times: int) -> Iterator[bytes]:
    """Yield the graph, then what it says of documents again as if of others; the things they name are shared."""
    yield content
    documents = b"".join(
        line for line in content.splitlines(keepends=True) if line.startswith(f"<{ID}doc/".encode())
    )
    for copy in range(1, times):
        yield documents.replace(f"{ID}doc/".encode(), f"{ID}doc/{copy}-".encode())


def count(path: Path) -> int:
    """The number of lines."""
    with path.open("rb") as lines:
        return sum(1 for _ in lines)


@contextmanager
def measured(name: str) -> Iterator[None]:
    """Print how long the block took, and the most memory that this process has used so far."""
    processor, clock = time.process_time(), time.perf_counter()
    yield
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"  {name}: {time.process_time() - processor:.1f} s of processor time, "
        f"{time.perf_counter() - clock:.1f} s by the clock, {memory} MB",
        flush=True,
    )


def measure_ours(path: Path, folder: Path) -> None:
    """One query for each constraint, over an engine on disk as a store has it, and in memory."""
    for name, engine in (("on disk", pyoxigraph.Store(folder)), ("in memory", pyoxigraph.Store())):
        engine.bulk_load(path=path, format=RdfFormat.N_TRIPLES)
        if name == "on disk":
            engine.optimize()
        with measured(f"shuzheng validate, {name}"):
            validation = validate_store(MemoryStore((quad.triple for quad in engine), name))
        print(f"    {validation.check_count} constraints, {len(validation.results)} results")


def measure_pyshacl(path: Path) -> None:
    """PySHACL over a graph of rdflib."""
    import pyshacl
    from rdflib import Graph

    with measured("pyshacl, loading"):
        graph = Graph().parse(path, format="nt")
    with measured("pyshacl"):
        pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES), inplace=True)


def measure_pyrudof(path: Path) -> None:
    """Rudof, in Rust."""
    import pyrudof  # type: ignore[import-not-found, unused-ignore]

    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    with measured("pyrudof, loading"):
        rudof.read_data(str(path), pyrudof.RDFFormat.NTriples)
    rudof.read_shacl(str(SHAPES), pyrudof.ShaclFormat.Turtle)
    with measured("pyrudof"):
        results = len(rudof.validate_shacl())
    print(f"    {results} results")


ENGINES: dict[str, Callable[[Path], None]] = {"pyshacl": measure_pyshacl, "pyrudof": measure_pyrudof}


if __name__ == "__main__":
    main()
