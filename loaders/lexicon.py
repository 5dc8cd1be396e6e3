"""Word lists: `lexicon/*.tsv` of this package, read once."""

from functools import cache
from importlib.resources import files

__all__ = ["read_lexicon"]


@cache
def read_lexicon(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `lexicon/{name}.tsv` in file order, without comments (`#` opens the line) and empty lines.

    Args:
        name: the list's name without its ending.

    Raises:
        FileNotFoundError: no such list is packed with the loaders.
    """
    text = files("loaders").joinpath("lexicon", f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
