"""From the code of a province or of the country in GB/T 2260 to its code in ISO 3166, by a table."""

from functools import cache
from importlib.resources import files

__all__ = ["iso_code"]


def iso_code(code: str) -> str | None:
    """The ISO 3166 code of a region; None for one below the provinces, which have none.

    >>> iso_code("320000"), iso_code("100000"), iso_code("320100")
    ('CN-JS', 'CN', None)
    """
    return _codes().get(code)


@cache
def _codes() -> dict[str, str]:
    rows = files("ontology").joinpath("iso_codes.tsv").read_text(encoding="utf-8").splitlines()
    cut = (row.split("\t") for row in rows if not row.startswith("#"))
    return {code: iso for code, iso, _ in cut}
