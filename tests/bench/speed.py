"""Whole-process times, measured in turn in one run, as ratios beside their limits."""

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
STORE = ROOT / "build" / "bench-store"
JIEBA = """
import sys, jieba
for path in sys.argv[1:]:
    for word in jieba.cut(open(path, encoding="utf-8").read()):
        pass
"""
EXTRACT = """
import sys, time
from pathlib import Path
import jieba
from loaders.document import build_document
from loaders.files import read_source
sources = [read_source(Path(path)) for path in sys.argv[1:]]
def cut():
    for source in sources:
        for word in jieba.cut(source.raw):
            pass
def extract():
    for source in sources:
        build_document(source)
def seconds(work):
    work()
    taken = []
    for _ in range(7):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[3]
print(seconds(extract), seconds(cut))
"""


def main() -> None:
    """Print the ratios that the project promises."""
    if not CORPUS.is_dir():
        sys.exit(
            "The benchmark reads the real documents (../shared/corpus), which are not beside the project."
        )
    documents = [str(path) for path in sorted(CORPUS.glob("*.txt"))]
    shuzheng = [sys.executable, "-m", "graph.cli"]
    build = [*shuzheng, "build", *documents, "--store", str(STORE)]
    _compare(
        "build of the five documents / jieba alone",
        build,
        [sys.executable, "-c", JIEBA, *documents],
        6,
        5,
        fresh=True,
    )
    _compare(
        "shuzheng --help / import spacy",
        [*shuzheng, "--help"],
        [sys.executable, "-c", "import spacy"],
        0.35,
        10,
    )
    _run(build)
    _compare("build with nothing changed / shuzheng --help", build, [*shuzheng, "--help"], 2, 10)
    shutil.rmtree(STORE, ignore_errors=True)
    command = [sys.executable, "-c", EXTRACT, *documents]
    printed = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout.split()
    _judge("extraction / jieba's cut, in one process", float(printed[0]), float(printed[1]), 2)


def _compare(
    what: str, ours: Sequence[str], theirs: Sequence[str], limit: float, times: int, *, fresh: bool = False
) -> None:
    _run(ours), _run(theirs)  # warm the disk
    pairs = [(_fresh(ours, fresh=fresh), _run(theirs)) for _ in range(times)]
    first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
    _judge(what, first, second, limit)


def _judge(what: str, first: float, second: float, limit: float) -> None:
    ratio = first / second
    print(
        f"{what}: {first:.2f} s / {second:.2f} s = {ratio:.2f} (limit {limit}) {'holds' if ratio <= limit else 'OVER'}"
    )


def _fresh(command: Sequence[str], *, fresh: bool) -> float:
    if fresh:
        shutil.rmtree(STORE, ignore_errors=True)
    return _run(command)


def _run(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
