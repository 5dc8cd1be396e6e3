"""How good the reading is: `score`."""

from pathlib import Path
from typing import Annotated

import typer

from graph.options import STORE, Unused, Verbose

__all__ = ["score"]


def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A folder of annotations, NAME.json a document.")
    ],
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help="What `shuzheng extract` wrote.")],
    detail: Annotated[
        str | None, typer.Option("--detail", metavar="FIELD", help="Also list the differences in a field.")
    ] = None,
    store: Unused = STORE,
    verbose: Verbose = 0,
) -> None:
    """Compare extracted records with annotations by hand: precision, recall and F1 of each field."""
    from graph.console import print_table, print_text, say
    from loaders.score import read_gold, read_records, score_records

    scored = score_records(read_gold(gold), read_records(records))
    for name in scored.unpaired:
        say(f"{name}: no record")
    print_table(("field", "annotated", "found", "precision", "recall", "F1"), scored.rows())
    agreements = [(name, f"{scored.agreement(name):.3f}") for name in scored.agreements]
    print_table(("of what matched, agree in", "share"), agreements)
    if detail is not None:
        known = {*scored.fields, *scored.agreements}
        if detail not in known:
            raise typer.BadParameter(
                f"{detail!r} is none of {', '.join(sorted(known))}", param_hint="--detail"
            )
        print_text("\n".join(scored.differences.get(detail) or [f"{detail}: no difference"]))
