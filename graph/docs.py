"""Writes the documentation of the ontology: `python -m graph.docs FILE`."""

import sys
from pathlib import Path

from graph.atomic import open_atomic
from graph.views.ontology import draw_ontology
from ontology.glossary import read_glossary

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Write the page to the file named; its folder is made where it is missing.

    Returns: 0, or 2 where no file is named.
    """
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m graph.docs FILE\n")
        return 2
    path = Path(arguments[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    with open_atomic(path) as out:
        out.write(draw_ontology(read_glossary()).encode())
    sys.stdout.write(f"{path.resolve()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
