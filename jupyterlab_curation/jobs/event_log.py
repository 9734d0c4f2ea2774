"""The events of a job by number, so that a page asks for those after the last one it has."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterable
from typing import Any

# Newest ones. Of progress only the last counts, so that the others are few.
MOST_EVENTS = 500


class EventLog:
    """Events come from the thread that reads a child's output, and are asked for on a loop."""

    def __init__(self, before: Iterable[dict[str, Any]] = ()) -> None:
        self._lock = threading.Lock()
        self._events: list[dict[str, Any]] = []
        self._last = 0
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []
        for event in before:
            self.add(event)

    @property
    def last(self) -> int:
        """The number of the newest event; 0 if there is none."""
        return self._last

    def add(self, event: dict[str, Any]) -> dict[str, Any]:
        """Give an event its number, ``n``, and wake who waits. A progress replaces the last one."""
        with self._lock:
            self._last += 1
            numbered = {**event, "n": self._last}
            if event.get("kind") == "progress":
                self._events = [one for one in self._events if one.get("kind") != "progress"]
            self._events = [*self._events, numbered][-MOST_EVENTS:]
        self.wake()
        return numbered

    def after(self, number: int) -> list[dict[str, Any]]:
        """What is newer."""
        with self._lock:
            return [event for event in self._events if event["n"] > number]

    def wake(self) -> None:
        """Answer whoever waits: something has changed."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for loop, event in waiting:
            # A loop that is closed waits for nothing.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(event.set)

    async def wait(self, number: int, seconds: float) -> None:
        """Until there is something newer, or something has changed, or the time is over."""
        changed = asyncio.Event()
        with self._lock:
            if self._last > number:
                return
            entry = (asyncio.get_running_loop(), changed)
            self._waiting.append(entry)
        try:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(changed.wait(), seconds)
        finally:
            with self._lock, contextlib.suppress(ValueError):
                self._waiting.remove(entry)
