"""The children of this worker, so that a run can be stopped: Dask cannot stop a task that runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ..jobs.child import Child

_lock = threading.Lock()
_children: dict[str, set[Child]] = {}
_stopped: set[str] = set()


@contextmanager
def noted(run: str, child: Child) -> Iterator[None]:
    """Notes a child of a run while it is there. A run that was stopped ends it at once."""
    with _lock:
        _children.setdefault(run, set()).add(child)
        if run in _stopped:
            child.end()
    try:
        yield
    finally:
        with _lock:
            mine = _children[run]
            mine.discard(child)
            if not mine:
                del _children[run]


def stop_run(run: str) -> None:
    """Let the children of a run finish what is in flight and end, and those that come later."""
    with _lock:
        _stopped.add(run)
        for child in _children.get(run, ()):
            child.end()
