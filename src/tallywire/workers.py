"""Worker processes that can be killed one by one: one bad item costs one worker, not the batch."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

Item = TypeVar("Item")
Value = TypeVar("Value")

ITEMS_PER_WORKER = 1_000
"""A worker is replaced after this many items: what a C library leaks stays bounded."""

CALLS_AHEAD_PER_WORKER = 4
"""Calls handed out beyond the one awaited: enough to keep the workers busy, few enough to keep memory flat."""

_PRELOADED = ("tallywire.parse.html",)
"""Imported once by the fork server, so that a replaced worker starts in milliseconds."""


@dataclass(frozen=True, slots=True)
class Result(Generic[Value]):
    """What became of one item: a value, or the reason why there is none (timeout, memory, crash, error)."""

    value: Value | None = None
    failure: str | None = None
    message: str = ""


class BoundedPool(Generic[Item, Value]):
    """A pool of worker processes that apply one function, each call bounded in time and memory.

    A call that takes longer than `timeout_seconds`, needs more than `memory_bytes` beyond what the fresh worker holds,
    or crashes the interpreter fails alone. `function` must be importable by name. No process is started before the
    first call. The memory bound is the kernel's (RLIMIT_AS); macOS does not enforce it, there only the time bound
    holds.
    """

    def __init__(
        self, function: Callable[[Item], Value], *, timeout_seconds: float, memory_bytes: int, workers: int
    ) -> None:
        _hide_main_module()
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(_PRELOADED))
        self.workers = workers
        self._function = function
        self._timeout_seconds = timeout_seconds
        self._memory_bytes = memory_bytes
        self._pool = ProcessPool(workers, ITEMS_PER_WORKER, _bound_memory, (memory_bytes,), context)

    def __enter__(self) -> BoundedPool[Item, Value]:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def submit(self, item: Item) -> ProcessFuture[Value]:
        """The call's future, to be given to `result`."""
        return self._pool.schedule(self._function, args=[item], timeout=self._timeout_seconds)

    def result(self, future: ProcessFuture[Value]) -> Result[Value]:
        """What became of a call, waited for."""
        try:
            return Result(value=future.result())
        except FutureTimeout:
            return Result(failure="timeout", message=f"took longer than {self._timeout_seconds:g} seconds")
        except MemoryError:
            return Result(failure="memory", message=f"needed more than {self._memory_bytes // 2**20} MiB")
        except ProcessExpired as error:
            return Result(failure="crash", message=f"ended its worker process (exit code {error.exitcode})")
        except Exception as error:  # noqa: BLE001  whatever the function raised on this item is this item's result
            return Result(failure="error", message=f"{type(error).__name__}: {error}")


def map_bounded(
    function: Callable[[Item], Value],
    items: Iterable[Item],
    *,
    timeout_seconds: float,
    memory_bytes: int,
    workers: int,
) -> Iterator[Result[Value]]:
    """Yield the result of each item, in the order of the items; see `BoundedPool` for the bounds.

    Items are drawn lazily, a few ahead of the one awaited, so memory stays flat however many there are.
    """
    with BoundedPool(function, timeout_seconds=timeout_seconds, memory_bytes=memory_bytes, workers=workers) as pool:
        pending: deque[ProcessFuture[Value]] = deque()
        for item in items:
            pending.append(pool.submit(item))
            if len(pending) > CALLS_AHEAD_PER_WORKER * workers:
                yield pool.result(pending.popleft())
        while pending:
            yield pool.result(pending.popleft())


def _hide_main_module() -> None:
    """Keep each worker from importing the module that this process was started with.

    A worker finds its function by name and needs nothing of it; `prefect.engine`, which runs the flows, takes four
    seconds of CPU to import, in every worker. Without a file and a spec it is to multiprocessing like an interactive
    session, of which there is nothing to import.
    """
    main = sys.modules["__main__"]
    main.__spec__ = None
    vars(main).pop("__file__", None)


def _bound_memory(memory_bytes: int) -> None:
    """Limit this process to what it has mapped now plus `memory_bytes`."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    mapped_bytes = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    limit = mapped_bytes + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
