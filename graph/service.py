"""A query to a SPARQL 1.1 service over HTTP, in; its answer, out."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from graph.answer import JSON, TRIPLES, Answer, parse_answer
from graph.guard import declare_prefixes, forbid_service
from ontology.errors import QueryError, StoreError
from ontology.namespaces import PREFIXES

__all__ = ["query_service"]

_ACCEPT = f"{JSON}, {TRIPLES};q=0.9, text/turtle;q=0.8"
_REFUSED = frozenset({400, 422})
_SHOWN = 300


def query_service(url: str, sparql: str, seconds: float) -> Answer:
    """The answer to a query with our prefixes.

    Args:
        url: http or https address of the service.
        sparql: the query.
        seconds: the longest that the service may be silent.

    Raises:
        QueryError: the service does not take the query.
        StoreError: it cannot be reached, is silent for too long, or answers with something else.
    """
    query = declare_prefixes(forbid_service(sparql), PREFIXES)
    headers = {
        "Accept": _ACCEPT,
        "Content-Type": "application/x-www-form-urlencoded",
        "User-Agent": "shuzheng",
    }
    request = Request(url, data=urlencode({"query": query}).encode(), headers=headers)
    with _errors_told(url, seconds), urlopen(request, timeout=seconds) as response:
        media_type, content = response.headers.get("Content-Type", ""), response.read()
    try:
        return parse_answer(content, media_type, PREFIXES)
    except ValueError as error:
        raise StoreError(
            url, f"is no SPARQL service: it answers with {media_type or 'no media type'}"
        ) from error
    except SyntaxError as error:
        raise StoreError(url, f"its answer cannot be read: {error}") from error


@contextmanager
def _errors_told(url: str, seconds: float) -> Iterator[None]:
    """Turn what may go wrong on the way into our errors."""
    try:
        yield
    except HTTPError as error:
        with error:
            words = " ".join(error.read(_SHOWN * 4).decode(errors="replace").split())[:_SHOWN]
        if error.code in _REFUSED:
            raise QueryError(f"the service does not take it: {words}") from error
        raise StoreError(url, f"answers {error.code} {error.reason}: {words}") from error
    except TimeoutError as error:
        raise StoreError(url, f"no answer within {seconds:g} s") from error
    except URLError as error:
        reason = (
            f"no answer within {seconds:g} s" if isinstance(error.reason, TimeoutError) else str(error.reason)
        )
        raise StoreError(url, f"cannot be reached: {reason}") from error
    except (HTTPException, OSError, ValueError) as error:
        raise StoreError(url, f"cannot be reached: {error or type(error).__name__}") from error
