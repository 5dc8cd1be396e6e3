"""A query to a SPARQL 1.1 service over HTTP, in; its answer, out."""

from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from graph.answer import Answer, parse_answer
from graph.guard import declare_prefixes
from ontology.errors import QueryError, StoreError

