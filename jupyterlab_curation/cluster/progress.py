"""How far a run is, and how a notebook or a terminal shows it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

# Seconds between two drawings.
BETWEEN = 0.25

Show = Callable[["Progress"], None]


@dataclass
class Progress:
    """Sums over all shards. It is one object that changes while the run goes on."""

    shards: int
    shards_done: int = 0
    begun_again: int = 0
    waiting: str = ""
    _begun: set[int] = field(default_factory=set, repr=False)
    _done: set[int] = field(default_factory=set, repr=False)
    _latest: dict[int, dict[str, Any]] = field(default_factory=dict, repr=False)

    @property
    def products(self) -> int:
        """Products that are finished, with whatever result."""
        return sum(_count(event.get("products")) for event in self._latest.values())

    @property
    def images_sent(self) -> int:
        """Images that were sent."""
        return self._sum("imagesSent")

    @property
    def bytes_sent(self) -> int:
        """Bytes of them."""
        return self._sum("bytesSent")

    @property
    def part(self) -> float:
        """How much of all is done, from 0 to 1. Shards have about the same size."""
        running = sum(
            min(1.0, _count(event.get("products")) / max(1, _count(event.get("total"))))
            for shard, event in self._latest.items()
            if shard not in self._done
        )
        return min(1.0, (self.shards_done + running) / self.shards)

    def hear(self, event: dict[str, Any]) -> None:
        """Take in what a shard told."""
        shard, kind = event.get("shard"), event.get("kind")
        if not isinstance(shard, int):
            return
        if kind == "begun":
            self.begun_again += shard in self._begun
            self._begun.add(shard)
            self._latest.pop(shard, None)
        elif kind == "progress":
            self._latest[shard] = event
            self.waiting = ""
        elif kind == "pause":
            self.waiting = str(event.get("text", ""))

    def done(self, shard: int) -> None:
        """A shard has ended."""
        self._done.add(shard)
        self.shards_done = len(self._done)

    def text(self) -> str:
        """One line for a person."""
        again = f" · {self.begun_again} begun again" if self.begun_again else ""
        waiting = f" · {self.waiting}" if self.waiting else ""
        return (
            f"{self.shards_done} of {self.shards} shards · {self.products:,} products"
            f" · {self.images_sent:,} images · {self.bytes_sent / 1e6:,.0f} MB{again}{waiting}"
        )

    def _sum(self, name: str) -> int:
        return sum(_count((e.get("counts") or {}).get(name)) for e in self._latest.values())


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def shown() -> Show:
    """Draws a bar in a notebook, one line in a terminal, and nothing anywhere else."""
    if _in_notebook():
        return _seldom(_bar())
    if sys.stderr.isatty():
        return _seldom(lambda now: _line(now.text(), now.shards_done == now.shards))
    return lambda _: None


def _seldom(draw: Show) -> Show:
    """Draws not too often, and always the end."""
    last = 0.0

    def seldom(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= BETWEEN or progress.shards_done == progress.shards:
            last = now
            draw(progress)

    return seldom


def _line(text: str, end: bool) -> None:
    sys.stderr.write(f"\r\033[K{text}" + ("\n" if end else ""))
    sys.stderr.flush()


def _in_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return getattr(shell, "kernel", None) is not None


def _bar() -> Show:
    from html import escape

    from IPython.display import display

    handle = display(_mime(0.0, "", escape), raw=True, display_id=True)

    def draw(progress: Progress) -> None:
        handle.update(_mime(progress.part, progress.text(), escape), raw=True)

    return draw


def _mime(part: float, text: str, escape: Callable[[str], str]) -> dict[str, str]:
    bar = f'<progress max="1" value="{part:.4f}" style="width: 20em"></progress>'
    return {"text/html": f"{bar} {escape(text)}", "text/plain": text}
