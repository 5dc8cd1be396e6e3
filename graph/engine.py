"""A query to the engine at hand, in; its answer, out; within a limit of time, if there is one."""

import re
import signal
from io import BytesIO
from multiprocessing import get_context
from multiprocessing.connection import Connection

import pyoxigraph

from graph.answer import JSON, TRIPLES, Answer, Rows, Triples, Truth, parse_answer
from graph.guard import forbid_service
from ontology.errors import QueryError
from ontology.namespaces import PREFIXES

__all__ = ["query_engine", "query_within"]

_MESSAGE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)")
_SENTENCE = re.compile(r"(?:^|, )([A-Z][^,\[\"']* [^,\[\"']*[a-z]{2}[^,\[]*)")
_MARK = re.compile(r'"(?:[^"\\]|\\.)+"|(?<![{\w])[A-Z]{2,}\b')
_NEVER = frozenset({"SERVICE", "LATERAL"})


def query_engine(engine: pyoxigraph.Store, sparql: str) -> Answer:
    """The answer to a query with our prefixes; raises QueryError for one that the engine does not take."""
    try:
        answer = engine.query(forbid_service(sparql), prefixes=PREFIXES)
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise QueryError(_reason(str(error))) from error
    if isinstance(answer, pyoxigraph.QuerySolutions):
        return Rows(answer)
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return Truth(answer)
    return Triples(answer, PREFIXES)


def _reason(message: str) -> str:
    """The engine's message on one line: the place in words, then its sentence or the marks that it expected.

    >>> _reason("error at 1:37: expected one of The SELECT contains a variable that is unbound, [_]")
    'line 1, column 37: The SELECT contains a variable that is unbound'
    """
    message = " ".join(message.split())
    found = _MESSAGE.fullmatch(message)
    if found is None:
        return message
    line, column, expected = found.groups()
    sentence = _SENTENCE.search(expected)
    marks = " or ".join(mark for mark in dict.fromkeys(_MARK.findall(expected)) if mark not in _NEVER)
    what = sentence[1] if sentence else f"expected {marks}" if marks else "cannot be read from there on"
    return f"line {line}, column {column}: {what}"


def query_within(seconds: float, data: str, sparql: str) -> Answer:
    """The answer of the engine over a data folder, or QueryError after so many seconds.

    The engine cannot be stopped from within its process, so another process works it out and may be killed.
    """
    context = get_context("spawn")  # a fork of a process with threads may hang
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, data, sparql), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise QueryError(f"no answer within {seconds:g} s; narrow the question or give it more time")
        media_type, content = receiver.recv()
    except EOFError as error:
        raise QueryError("the process that worked on it ended without an answer (out of memory?)") from error
    finally:
        process.kill()
        process.join()
        receiver.close()
    if not media_type:
        raise QueryError(content.decode())
    return parse_answer(content, media_type, PREFIXES)


def _work(sender: Connection, data: str, sparql: str) -> None:
    """Send the media type and the content of the answer; no media type with what is wrong."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the engine would not let Python see Ctrl-C
    try:
        answer = query_engine(pyoxigraph.Store.read_only(data), sparql)
        if isinstance(answer, Triples):
            sender.send((TRIPLES, pyoxigraph.serialize(answer, format=pyoxigraph.RdfFormat.N_TRIPLES)))
            return
        out = BytesIO()
        answer.write(out, "json")
        sender.send((JSON, out.getvalue()))
    except QueryError as error:
        sender.send(("", error.reason.encode()))
