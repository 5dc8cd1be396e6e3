"""A function over many items, in processes where that pays; outcomes in the order of the items."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

__all__ = ["run_each"]

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

_WORTH = 8


def run_each(
    function: Callable[[Item], Outcome],
    items: Sequence[Item],
    *,
    lost: Callable[[Item], Outcome],
    jobs: int | None = None,
) -> Iterator[Outcome]:
    """Yield the outcome of `function` for each item, in the order of the items.

    Args:
        function: of a module's top level, so that another process finds it.
        items: what it is called with.
        lost: makes the outcome of an item on which a process died (a parser in C may crash).
        jobs: the greatest number of processes; None is one for each core. Up to eight items are worked on
            here: starting processes would cost more than it saves. Where none can be started, as from a
            script on standard input or one without `if __name__ == "__main__"`, all are.
    """
    jobs = min(jobs or os.cpu_count() or 1, len(items))
    if jobs <= 1 or len(items) <= _WORTH or not list(_run_pool(_nothing, [None], 1)):
        yield from map(function, items)
        return
    done = 0
    while done < len(items):
        for outcome in _run_pool(function, items[done:], jobs):
            yield outcome
            done += 1
        if done < len(items):  # a process died: try this item alone to learn whether it is to blame
            alone = list(_run_pool(function, [items[done]], 1))
            yield alone[0] if alone else lost(items[done])
            done += 1


def _nothing(item: None) -> bool:
    """Find out whether a process starts."""
    return True


def _run_pool(function: Callable[[Item], Outcome], items: Sequence[Item], jobs: int) -> Iterator[Outcome]:
    """Yield outcomes until all are there or a process dies."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    executor = ProcessPoolExecutor(jobs, mp_context=get_context("forkserver"), initializer=_ignore_interrupt)
    try:
        futures = [executor.submit(function, item) for item in items]
        for future in futures:
            yield future.result()
    except BrokenProcessPool:
        return
    finally:
        executor.shutdown(cancel_futures=True)


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the parent, which ends the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
