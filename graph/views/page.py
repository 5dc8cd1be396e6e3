"""One HTML file out of a template, styles, scripts and JSON; it runs no other script and fetches nothing."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files

__all__ = ["build_page"]

_CLOSING = re.compile("<(?=/script|!--)", re.IGNORECASE)


def build_page(
    template: str,
    *,
    title: str,
    language: str,
    styles: Sequence[str],
    scripts: Sequence[str],
    content: object = None,
    parts: Mapping[str, object] | None = None,
) -> str:
    """The page; every piece is a file beside this module.

    Args:
        template: the template's name; it extends `page.html` by a `body`.
        title: plain text.
        language: the page's language tag.
        styles: names of style sheets, in order.
        scripts: names of scripts, in order; files of one name space (all but `vendor/`) may use each other.
        content: what `JSON.parse` shall find in the element `content`; None for a page without it.
        parts: what else the template gets, by name; text in it is escaped where it stands.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # only a page needs it
    from markupsafe import Markup

    bodies = [_script(name) for name in scripts]
    environment = Environment(loader=FunctionLoader(_text), autoescape=True, undefined=StrictUndefined)
    return environment.get_template(template).render(
        title=title,
        language=language,
        policy=_policy(bodies),
        style=Markup("\n".join(map(_text, styles))),
        scripts=[Markup(body) for body in bodies],
        content=None if content is None else Markup(_json(content)),
        **(parts or {}),
    )


def _text(name: str) -> str:
    """A file of this package."""
    return files("graph.views").joinpath(name).read_text(encoding="utf-8")


def _script(name: str) -> str:
    """A script that may stand inside a page: nothing in it closes the element or names another file."""
    kept = (line for line in _text(name).split("\n") if not line.startswith("//# sourceMappingURL="))
    return _CLOSING.sub(r"<\\", "\n".join(kept))


def _json(content: object) -> str:
    """JSON that no tag can end."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _policy(bodies: Sequence[str]) -> str:
    """A Content-Security-Policy under which these scripts run and no other, and nothing is fetched."""
    hashes = " ".join(f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" for body in bodies)
    hashes = hashes or "'none'"
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
