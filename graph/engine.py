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
    """The engine's message on one line: the place in words, and what it expected without sets of characters.

    >>> _reason("error at 1:27: expected one of ',', '.', ['A' ..= 'Z'], [_]")
    "line 1, column 27: expected one of ',', '.'"
    """
    message = re.sub(r"error at (\d+):(\d+): ", r"line \1, column \2: ", " ".join(message.split()))
    message = re.sub(r"expected (?:one of )?Prefix not found", "a prefix that is not declared", message)
    return re.sub(r"(?:, )?\[(?:'\\?.'|_)[^\]]*\]", "", message)


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
