"""No query makes the engine fetch an address; innocent uses of the word pass."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.guard import declare_prefixes, forbid_service
from ontology.errors import QueryError

PATTERN = "{?a ?b ?c}"


class Listener:
    """A service that counts who calls it."""

    def __init__(self) -> None:
        self.calls = 0
        self.server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}/q"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                listener.calls += 1
                self.send_error(500)

            do_GET = do_POST  # noqa: N815 - the name is http.server's

            def log_message(self, *args: object) -> None:
                pass

        return Handler

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.stop()


@pytest.fixture(scope="module")
def engine() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(b"<urn:a> <urn:p> 1, true, 'words' .", pyoxigraph.RdfFormat.TURTLE)
    return store


def _run(engine: pyoxigraph.Store, query: str) -> None:
    """Have the engine answer to the end, and let it fail as it likes."""
    with suppress(SyntaxError, OSError, RuntimeError, ValueError):
        answer = engine.query(query)
        if not isinstance(answer, pyoxigraph.QueryBoolean):
            list(answer)


# Every one of these opened a connection when it was given to the engine as it stands.
CALLING = (
    "SELECT * { SERVICE <URL> {?a ?b ?c} }",
    "SELECT * { SERVICE SILENT <URL> {?a ?b ?c} }",
    "SELECT * { SeRvIcE <URL> {?a ?b ?c} }",
    "SELECT * { SERVICE#comment\n<URL>{?a ?b ?c} }",
    "PREFIX : <URL> SELECT * { SERVICE:{?a ?b ?c} }",
    "PREFIX SERVICEx: <URL> PREFIX x: <URL> SELECT * { SERVICEx:{?a ?b ?c} }",
    "PREFIX : <URL> SELECT * { SERVICESILENT:{?a ?b ?c} }",
    "PREFIX : <URL> SELECT * { ?s ?p 1SERVICE:{?a ?b ?c} }",
    "SELECT * { ?s ?p trueSERVICE<URL>{?a ?b ?c} }",
    "SELECT * { ?s ?p 1.SERVICE<URL>{?a ?b ?c} }",
    "PREFIX : <URL> SELECT * { ?s ?p ?x FILTER(?x<2)SERVICE:#>\n{?a ?b ?c} }",
    'PREFIX : <URL> SELECT * { ?s ?p ?x FILTER(?x<2)#>"""\n SERVICE:{?a ?b ?c} #"""\n }',
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> {?a ?b ?c} } }",
    "ASK { { SELECT * { ?s ?p ?o . OPTIONAL { SERVICE <URL> {?a ?b ?c} } } } }",
    "CONSTRUCT { ?a ?b ?c } WHERE { SERVICE <URL> {?a ?b ?c} }",
)


@pytest.mark.parametrize("query", CALLING)
def test_a_query_that_would_call_is_stopped(query: str, engine: pyoxigraph.Store, listener: Listener) -> None:
    query = query.replace("URL", listener.url)
    before = listener.calls
    _run(engine, query)
    assert listener.calls > before, "the query is no test: the engine does not call for it"
    before = listener.calls
    with suppress(QueryError):
        _run(engine, forbid_service(query))
    assert listener.calls == before


@pytest.mark.parametrize(
    "query",
    [
        *(query for query in CALLING if "#>" not in query),
        "SELECT * { \\u0053ERVICE <urn:x> {?a ?b ?c} }",
        "SELECT * { SER\\U00000056ICE <urn:x> {?a ?b ?c} }",
        "PREFIX service: <urn:x> SELECT * { service:a ?p ?o }",
        "SELECT * { ?s ?p 'a\\\\' . SERVICE <urn:x> {?a ?b ?c} }",
        "PREFIX a: <urn:x> SELECT * { ?s ?p a:b\\' . SERVICE <urn:x> {?a ?b ?c} . ?x ?y a:c\\' }",
        "PREFIX a: <urn:x> SELECT * { ?s ?p a:b\\# . SERVICE <urn:x> {?a ?b ?c} }",
        "PREFIX a: <urn:x> SELECT * { ?s ?p a:b.c\\' . SERVICE <urn:x> {?a ?b ?c} . ?x ?y 'z' }",
    ],
)
def test_service_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE would fetch"):
        forbid_service(query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?x { BIND('SERVICE' AS ?x) }", "SERVICE"),
        ('SELECT ?x { BIND("the service" AS ?x) }', "the service"),
        ("SELECT ?x { BIND('''it's a Service''' AS ?x) }", "it's a Service"),
        ('SELECT ?x { BIND("""say "service" twice: service""" AS ?x) }', 'say "service" twice: service'),
        ("SELECT ?x { BIND('a\\'service' AS ?x) }", "a'service"),
        ("SELECT ?x { BIND(<urn:service#SERVICE> AS ?x) }", "urn:service#SERVICE"),
        ("PREFIX a: <urn:> SELECT ?x { BIND(a:SERVICE AS ?x) }", "urn:SERVICE"),
        ("SELECT (?service AS ?x) { BIND(1 AS ?service) }", "1"),
        ("SELECT ($Service AS ?x) { BIND(1 AS $Service) } # SERVICE <urn:x> {}", "1"),
        ("# a service\nSELECT ?x { BIND(2 AS ?x) } # ' SERVICE", "2"),
        ("SELECT (lang('x'@service) AS ?x) {}", "service"),
        ("SELECT ?x { BIND(3 AS ?x) FILTER(1<2 && 3>2) } # service", "3"),
    ],
)
def test_the_word_may_stand_where_it_calls_nobody(
    query: str, expected: str, engine: pyoxigraph.Store
) -> None:
    (row,) = engine.query(forbid_service(query))
    assert row["x"].value == expected


PIECES = [
    *("SERVICE", "service ", " ", "\n", "<URL>", "<", "<2)", ">", ":", "a:", "a:b", "?s", "?p ", "1", "true"),
    *(".", "{", "}", PATTERN, "#", "#>", '"', "'", '"""', "'''", "\\", "\\'", "\\#", "\\u0053", "\\u0022"),
    *(
        "FILTER(?x<2)",
        "OPTIONAL",
        "UNION",
        "EXISTS",
        "(",
        ")",
        "@en",
        "--ltr",
        "_:",
        "[]",
        "/",
        "?",
        "*",
        "\r",
    ),
]
FRAMES = (
    "SELECT * { ?s ?p ?x FILTER(?x<2)%sSERVICE:%s{?a ?b ?c}%s }",
    "SELECT * { ?s ?p %sSERVICE<URL>%s{?a ?b ?c}%s }",
    "SELECT * { %s%s%s }",
)


@settings(max_examples=500, deadline=None)
@given(
    frame=st.sampled_from(FRAMES),
    pieces=st.tuples(*[st.lists(st.sampled_from(PIECES), max_size=5).map("".join)] * 3),
)
def test_no_mixture_of_marks_calls(
    frame: str, pieces: tuple[str, str, str], engine: pyoxigraph.Store, listener: Listener
) -> None:
    query = "PREFIX : <URL> PREFIX a: <urn:> " + frame % pieces
    try:
        guarded = forbid_service(query.replace("URL", listener.url))
    except QueryError:
        return
    before = listener.calls
    _run(engine, guarded)
    assert listener.calls == before


def test_an_engine_that_reads_otherwise_finds_no_keyword_in_comments_strings_and_iris() -> None:
    query = "SELECT * { ?s ?p 'service', <urn:Service> } # SERVICE <urn:x> {}"
    guarded = forbid_service(query)
    assert "service" not in guarded.lower()
    assert guarded.startswith("SELECT * { ?s ?p '\\u0073ervice', <urn:\\u0053ervice> }  ")


def test_a_query_without_the_word_is_left_as_it_is() -> None:
    query = "SELECT * { ?s ?p 'a\\u0041' } # 数"
    assert forbid_service(query) is query


def test_prefixes_are_declared_and_lines_stay() -> None:
    query = declare_prefixes("SELECT *\n{ ?s a b:C }", {"b": "urn:b#"})
    assert query == "PREFIX b: <urn:b#> SELECT *\n{ ?s a b:C }"
