"""One interface to a folder and to a service: the same questions, the same answers, clear errors."""

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pyoxigraph
import pytest

from graph.folder import StoreFolder
from graph.query import bind_values, questions
from graph.store import Store, is_url, open_store
from ontology.errors import QueryError, StoreError
from ontology.namespaces import PREFIXES

SLOW = "SELECT (COUNT(*) AS ?count) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ROWS = "SELECT ?title { ?paper a sz:Document ; eli:number ?number ; dcterms:title ?title } ORDER BY ?title"

Reply = Callable[[str], tuple[int, str, bytes]]


class Server(ThreadingHTTPServer):
    """Says nothing of a client that has left."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


class Service:
    """A SPARQL service on this machine; `reply` makes status, media type and body of a query's answer."""

    def __init__(self, reply: Reply) -> None:
        self.queries: list[str] = []
        self.reply = reply
        self.server = Server(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}/sparql"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                (query,) = parse_qs(body)["query"]
                service.queries.append(query)
                status, media_type, content = service.reply(query)
                self.send_response(status)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args: object) -> None:
                pass

        return Handler

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def reply_from(store: Path) -> Reply:
    """The replies of an engine over a store's data, as a service of another make would give them."""
    manifest = StoreFolder(store).read_manifest()
    assert manifest is not None
    engine = pyoxigraph.Store.read_only(str(store / manifest.data))

    def reply(query: str) -> tuple[int, str, bytes]:
        try:
            answer = engine.query(query)
        except SyntaxError as error:
            return 400, "text/plain", f"bad\n query: {error}".encode()
        if isinstance(answer, pyoxigraph.QueryTriples):
            return 200, "text/turtle", pyoxigraph.serialize(answer, format=pyoxigraph.RdfFormat.TURTLE) or b""
        content = answer.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
        return 200, "application/sparql-results+json; charset=utf-8", content

    return reply


@pytest.fixture
def serve() -> Iterator[Callable[[Reply], Service]]:
    """Starts services that end with the test."""
    started: list[Service] = []

    def start(reply: Reply) -> Service:
        started.append(Service(reply))
        return started[-1]

    yield start
    for service in started:
        service.stop()


@pytest.fixture(params=["folder", "folder with a limit of time", "service"])
def store(request: pytest.FixtureRequest, sample_store: Path, serve: Callable[[Reply], Service]) -> Store:
    """The samples, reached in each way."""
    if request.param == "service":
        return open_store(serve(reply_from(sample_store)).url)
    return open_store(sample_store, seconds=60 if "limit" in request.param else None)


def test_select_gives_rows_of_bound_variables(store: Store) -> None:
    rows = store.select(ROWS)
    assert all(set(row) == {"title"} for row in rows)
    assert "江苏省数字政府建设2023年工作要点" in {row["title"].value for row in rows}
    (row,) = store.select("SELECT ?a ?b { BIND('x' AS ?a) OPTIONAL { BIND(1/0 AS ?b) } }")
    assert row == {"a": pyoxigraph.Literal("x")}


def test_ask_gives_a_truth(store: Store) -> None:
    assert store.ask("ASK { ?measure a sz:Measure }")
    assert not store.ask("ASK { ?measure a sz:Nothing }")


def test_construct_gives_triples(store: Store) -> None:
    (triple,) = store.construct('CONSTRUCT { <urn:a> sz:number "1"@zh-Hans } {}')
    assert str(triple) == '<urn:a> <https://w3id.org/shuzheng/def#number> "1"@zh-hans'


@pytest.mark.parametrize(
    ("method", "query"),
    [("select", "ASK {}"), ("ask", "SELECT * {}"), ("construct", "ASK {}")],
)
def test_a_query_of_another_form_is_refused(store: Store, method: str, query: str) -> None:
    with pytest.raises(QueryError, match="this is n"):
        getattr(store, method)(query)


def test_a_query_that_is_no_sparql_is_refused_in_one_line(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        store.query("SELECT *\n{ ?s ?p }")
    assert "\n" not in str(caught.value)
    assert "2" in str(caught.value)  # the line


def test_a_store_is_not_changed_by_a_query(store: Store) -> None:
    with pytest.raises(QueryError):
        store.query("INSERT DATA { <urn:a> <urn:b> <urn:c> }")


def test_service_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="SERVICE would fetch"):
        store.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_an_answer_is_read_once(store: Store) -> None:
    answer = store.query(ROWS)
    assert list(answer)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="has been read"):
        list(answer)  # type: ignore[arg-type]


def test_a_service_answers_the_named_questions_as_a_folder_does(
    sample_store: Path, serve: Callable[[Reply], Service]
) -> None:
    folder, service = open_store(sample_store), open_store(serve(reply_from(sample_store)).url)
    given = {"platform": "办", "agency": "政务", "value": "97", "document": "14号", "term": "一网通办"}
    for question in questions():
        needed = [parameter.name for parameter in question.parameters if parameter.default is None]
        query = bind_values(question, {name: given[name] for name in needed})
        assert folder.select(query) == service.select(query)


def test_a_service_is_told_our_prefixes_and_the_query_keeps_its_lines(
    sample_store: Path, serve: Callable[[Reply], Service]
) -> None:
    service = serve(reply_from(sample_store))
    open_store(service.url).select("SELECT *\n{ ?s a sz:Nothing }")
    (query,) = service.queries
    assert query.count("\n") == 1
    assert f"PREFIX sz: <{PREFIXES['sz']}>" in query.split("\n")[0]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ((500, "text/plain", b"out of\nmemory"), "answers 500 Internal Server Error: out of memory"),
        ((404, "text/html", b"<h1>none</h1>"), "answers 404"),
        ((200, "text/html", b"<h1>welcome</h1>"), "is no SPARQL service: it answers with text/html"),
        ((200, "application/sparql-results+json", b"{"), "its answer cannot be read"),
        ((200, "application/n-triples", b"<<<"), "its answer cannot be read"),
    ],
)
def test_a_service_that_fails_is_named_with_the_reason(
    serve: Callable[[Reply], Service], reply: tuple[int, str, bytes], words: str
) -> None:
    service = serve(lambda query: reply)
    with pytest.raises(StoreError) as caught:
        open_store(service.url).query("ASK {}")
    assert service.url in str(caught.value)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_service_that_is_not_there_is_an_error_of_ours() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        open_store("http://127.0.0.1:9/sparql").query("ASK {}")


def test_a_silent_service_is_given_up(serve: Callable[[Reply], Service]) -> None:
    go_on = threading.Event()

    def wait(query: str) -> tuple[int, str, bytes]:
        go_on.wait(20)
        return 200, "text/plain", b""

    url = serve(wait).url
    with pytest.raises(StoreError, match=r"no answer within 0\.2 s"):
        open_store(url, seconds=0.2).query("ASK {}")
    go_on.set()


@pytest.mark.parametrize("location", ["ftp://example.org/x", "file:///etc/passwd", "data:text/plain,x"])
def test_other_addresses_are_folders_that_are_not_there(location: str) -> None:
    assert not is_url(location)
    with pytest.raises(StoreError, match="nothing is built there"):
        open_store(location)


@pytest.mark.parametrize("location", ["http://127.0.0.1/sparql", "HTTPS://example.org/sparql"])
def test_http_addresses_are_services(location: str) -> None:
    assert is_url(location)


def test_a_folder_without_a_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `shuzheng build PATH… --store"):
        open_store(tmp_path / "none")


def test_data_that_are_damaged_are_an_error_of_ours(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path / "store")
    from graph.folder import Manifest

    with folder.building():
        data = folder.new_data()
        data.mkdir()
        (data / "CURRENT").write_text("nonsense", encoding="utf-8")
        folder.publish(Manifest(data.name, "", ()))
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(folder.path)


@pytest.mark.slow
def test_a_query_without_end_is_given_up_in_time(sample_store: Path) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match="no answer within 1 s"):
        open_store(sample_store, seconds=1).query(SLOW)
    assert time.monotonic() - started < 10


def test_a_reader_sees_what_it_opened_while_the_store_is_built_anew(tmp_path: Path, samples: Path) -> None:
    from graph.build import build_store

    build_store([samples / "jiangsu-2023-18.txt"], tmp_path / "store")
    opened = open_store(tmp_path / "store")
    before = opened.select(ROWS)
    build_store([samples / "hubei-2019-4.txt"], tmp_path / "store")
    assert opened.select(ROWS) == before
    assert open_store(tmp_path / "store").select(ROWS) != before
