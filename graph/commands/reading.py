"""From documents to text and records: `clean`, `extract`."""

import typer

from graph.options import STORE, Jobs, OnePath, Output, Paths, Strict, Unused, Verbose

__all__ = ["clean", "extract"]


def clean(path: OnePath, store: Unused = STORE, verbose: Verbose = 0) -> None:
    """Print a document's text without its noise; tell on stderr what was repaired."""
    from collections import Counter

    from graph.console import print_text, say
    from loaders.clean import clean_text
    from loaders.files import read_source

    source = read_source(path)
    cleaned = clean_text(source.raw)
    print_text(cleaned.text)
    repairs = Counter(repair.kind.value for repair in cleaned.repairs)
    told = ", ".join(f"{count} {kind}" for kind, count in repairs.most_common()) or "none"
    say(f"{path}: {source.encoding}, {len(cleaned.text)} characters; repairs: {told}")
    for start, end in cleaned.unrepaired:
        say(f"not repaired, raw {start}-{end}: …{source.raw[max(0, start - 12) : end + 12]}…")


def extract(
    paths: Paths,
    output: Output = None,
    jobs: Jobs = None,
    strict: Strict = False,
    store: Unused = STORE,
    verbose: Verbose = 0,
) -> None:
    """Write what is found in each document as a line of JSON."""
    from graph.build import extract_records
    from graph.console import open_output, show_progress, tell_failure

    failed, done = 0, 0
    with open_output(output) as out, show_progress("reading") as progress:
        for extracted in extract_records(paths, jobs=jobs, progress=progress):
            failed += tell_failure(extracted.entry)
            done += extracted.entry.failure is None
            out.write(extracted.content)
        if not done:
            raise typer.Exit(1)
    if strict and failed:
        raise typer.Exit(1)
