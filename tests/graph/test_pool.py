"""Work over processes: in order, and a process that dies costs one item."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.pool import run_each


def lost(item: str) -> str:
    return f"lost {item}"


@pytest.mark.parametrize("jobs", [1, 2, None])
@pytest.mark.parametrize("count", [0, 1, 8, 20])
def test_outcomes_come_in_the_order_of_the_items(jobs: int | None, count: int) -> None:
    items = [f"{number} + 1" for number in range(count)]
    work: Callable[[str], int] = eval
    assert list(run_each(work, items, lost=int, jobs=jobs)) == [number + 1 for number in range(count)]


def test_few_items_start_no_process() -> None:
    work: Callable[[str], object] = eval
    pids = set(run_each(work, ["__import__('os').getpid()"] * 8, lost=int, jobs=4))
    assert pids == {os.getpid()}


@pytest.mark.slow
def test_many_items_are_worked_on_elsewhere() -> None:
    work: Callable[[str], object] = eval
    pids = set(run_each(work, ["__import__('os').getpid()"] * 9, lost=int, jobs=2))
    assert os.getpid() not in pids


@pytest.mark.slow
def test_a_process_that_dies_costs_its_own_item_only() -> None:
    items = [f"'{number}'" for number in range(12)]
    items[4] = items[9] = "__import__('os')._exit(3)"
    work: Callable[[str], str] = eval
    outcomes = list(run_each(work, items, lost=lost, jobs=2))
    expected = [str(number) for number in range(12)]
    expected[4] = expected[9] = lost(items[4])
    assert outcomes == expected


@pytest.mark.slow
def test_an_item_that_was_being_worked_on_beside_a_death_is_tried_again() -> None:
    slow = "__import__('time').sleep(1) or 'done'"
    items = [slow, "__import__('os')._exit(3)", *["'more'"] * 8]
    work: Callable[[str], str] = eval
    assert list(run_each(work, items, lost=lost, jobs=2)) == ["done", lost(items[1]), *["more"] * 8]


@pytest.mark.slow
@pytest.mark.parametrize("is_file", [True, False])
def test_a_script_that_no_process_can_start_from_works_alone(
    is_file: bool, tmp_path: Path, root: Path
) -> None:
    script = (
        "from graph.pool import run_each\n"
        "items = [f'{number} + 1' for number in range(12)]\n"
        "print(list(run_each(eval, items, lost=str, jobs=2)))\n"
    )
    path = tmp_path / "unguarded.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(path) if is_file else "-"],
        input=None if is_file else script,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert done.stdout.splitlines()[-1] == str([number + 1 for number in range(12)])


@pytest.mark.slow
def test_an_error_in_the_work_reaches_the_caller() -> None:
    work: Callable[[str], object] = eval
    with pytest.raises(ZeroDivisionError):
        list(run_each(work, ["1 / 0"] * 12, lost=int, jobs=2))
