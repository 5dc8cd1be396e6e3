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


def main() -> None:
    """Print the three ratios that the project promises."""
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


def _compare(
    what: str, ours: Sequence[str], theirs: Sequence[str], limit: float, times: int, *, fresh: bool = False
) -> None:
    _run(ours), _run(theirs)  # warm the disk
    pairs = [(_fresh(ours, fresh=fresh), _run(theirs)) for _ in range(times)]
    first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
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
