"""Links between the measures of real papers, as good as they must be, and of many made ones, as fast."""

import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pytest

from graph.align import Passage, find_links
from graph.align_grams import fold, unit_rows

# The shared folder's own ruler: F1 and recall@3 at least, empty ones left empty at least. All but the first are
# annotated by one of ours.
BARS = [
    ("inner-mongolia-2024", 0.96, 0.97, 3),
    ("jiangsu-2023-18", 0.88, 0.88, 0),
    ("hubei-2019-4", 0.74, 0.75, 0),
    ("shandong-2019", 0.78, 0.76, 1),
    ("ndrc-smart-city-2024", 0.82, 0.73, 0),
]
# Papers of another field.
FOREIGN = ["income-tax-regulation-2018", "shenzhen-a.gb18030", "shenzhen-b.gb18030"]


def read_passages(shared: Path, stem: str, *, parts: bool = False) -> list[Passage]:
    from graph.align_passages import find_passages
    from loaders.document import build_document
    from loaders.files import find_files, read_source

    path = next(path for path in find_files([shared / "corpus"]) if path.stem == stem)
    return find_passages(build_document(read_source(path)), parts=parts)


@pytest.mark.slow
@pytest.mark.parametrize("name", FOREIGN)
def test_a_paper_of_another_field_has_no_link(name: str, shared: Path) -> None:
    upper = read_passages(shared, "state-council-2022-14", parts=True)
    assert find_links(read_passages(shared, name), upper) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["jiangsu-2023-18", "inner-mongolia-2024", "tianjin-2023", "shandong-2019"])
def test_nothing_is_linked_to_a_paper_of_another_field(name: str, shared: Path) -> None:
    upper = read_passages(shared, "income-tax-regulation-2018", parts=True)
    assert find_links(read_passages(shared, name), upper) == []


@pytest.mark.slow
def test_a_paper_as_a_whole_is_linked_to_its_own_parts(shared: Path) -> None:
    """Each measure to itself, or to its sub-measures, and to nothing else worth mention."""
    whole, parts = (read_passages(shared, "state-council-2022-14", parts=part) for part in (False, True))
    links = find_links(whole, parts)
    own = [link for link in links if link.upper.split("#")[0] == link.lower]
    assert {link.upper for link in own} == {passage.id for passage in parts}
    assert len(links) - len(own) <= 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "f1", "recall"), [("jiangsu-2023-18", 0.86, 0.88), ("inner-mongolia-2024", 0.92, 0.95)]
)
def test_weights_that_have_not_seen_a_paper_do_as_well(
    name: str, f1: float, recall: float, shared: Path, root: Path
) -> None:
    spec = importlib.util.spec_from_file_location("fit_align", root / "tests" / "bench" / "fit_align.py")
    assert spec
    assert spec.loader
    fit = importlib.util.module_from_spec(spec)
    sys.modules["fit_align"] = fit
    spec.loader.exec_module(fit)
    upper = read_passages(shared, "state-council-2022-14", parts=True)
    papers = {paper: fit.read_paper(paper, upper) for paper in fit.PAPERS}
    weights = fit.train([paper for other, paper in papers.items() if other != name])
    scores = fit.score(papers[name], *fit.confide(papers[name], weights))
    assert scores.f1 >= f1
    assert scores.recall_3 >= recall


@pytest.mark.slow
@pytest.mark.parametrize(("name", "f1", "recall", "empty"), BARS)
def test_links_reach_the_bars(
    name: str, f1: float, recall: float, empty: int, shared: Path, root: Path, tmp_path: Path
) -> None:
    lower, upper = read_passages(shared, name), read_passages(shared, "state-council-2022-14", parts=True)
    links = find_links(lower, upper)
    rows = [{"measure": link.lower, "target": link.upper, "confidence": link.confidence} for link in links]
    found = tmp_path / "links.jsonl"
    found.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    file = f"{name}--state-council-2022-14.json"
    gold = next(
        path
        for path in (shared / "gold" / "align" / file, root / "tests" / "data" / "align" / file)
        if path.exists()
    )
    command = [sys.executable, str(shared / "tools" / "score_align.py"), str(gold), str(found)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert float(said[said.index("F1") + 1]) >= f1
    assert float(said[said.index("recall@3") + 1]) >= recall
    assert int(said[-1].split("/")[0]) >= empty


def made(count: int, seed: int) -> list[Passage]:
    """Measures put together from a few hundred phrases, as papers of one field are."""
    random = Random(seed)
    words = Random(1)
    letters = [chr(0x4E00 + k) for k in range(800)]
    phrases = ["".join(words.choices(letters, k=words.randint(4, 14))) for _ in range(4000)]
    measures = []
    for order in range(count):
        chosen = random.choices(phrases, k=20)
        measures.append(Passage(str(order), chosen[0], ",".join(chosen), (f"{order // 10}",), order))
    return measures


def seconds(act: Callable[[], object], runs: int = 1) -> float:
    """The least of some runs: what else the machine does only adds."""

    def once() -> float:
        start = time.process_time()
        act()
        return time.process_time() - start

    return min(once() for _ in range(runs))


@pytest.mark.slow
def test_linking_takes_under_four_times_the_product_of_all_texts() -> None:
    lower, upper = made(2000, 2), made(2000, 3)
    texts = [passage.text for passage in (*lower, *upper)]
    assert seconds(lambda: find_links(lower, upper)) < 4 * seconds(lambda: plain_product(texts, len(lower)))


def plain_product(texts: list[str], split: int) -> None:
    """The TF-IDF product alone: every text of the one side with every one of the other, nothing left out."""
    ours, theirs, size = unit_rows([fold(text) for text in texts], split)
    order = np.argsort(theirs.gram, kind="stable")
    holder = np.repeat(np.arange(len(texts) - split), np.diff(theirs.start))[order]
    weight, first = theirs.weight[order], np.searchsorted(theirs.gram[order], np.arange(size + 1))
    for index in range(split):
        near = np.zeros(len(texts) - split)
        for gram, own in zip(ours.gram[ours.row(index)], ours.weight[ours.row(index)], strict=True):
            spots = slice(first[gram], first[gram + 1])
            near[holder[spots]] += own * weight[spots]


@pytest.mark.slow
def test_twice_the_measures_take_about_twice_the_time() -> None:
    small, large = (made(500, 4), made(500, 5)), (made(2000, 4), made(2000, 5))
    assert seconds(lambda: find_links(*large), 3) < 1.6 * 4 * seconds(lambda: find_links(*small), 3)
