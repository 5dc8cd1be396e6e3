"""From records to a store that answers questions and draws views.

In a notebook::

    from graph import ask, build_store, open_store, show

    build_store(["samples"], "build/store")
    store = open_store("build/store")
    ask(store, "due", since="2023-07", until="2023-12").to_pandas()
    show(store, "蒙速办")
"""

from importlib import import_module
from typing import Any

__all__ = ["ask", "build_store", "open_store", "questions", "show"]

_HOMES = {
    "ask": "query",
    "build_store": "build",
    "open_store": "store",
    "questions": "query",
    "show": "pictures",
}


def __getattr__(name: str) -> Any:
    """The names that users meet, each imported when first asked for: the command line starts without them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
