"""What one worker does for one shard: it runs the command line as a child of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from distributed import get_worker

from ..cli.node import NodeMissing, node_command, with_python
from ..jobs.child import Child
from ..jobs.job import read_event
from .running import noted

# Characters that are kept of what the child says on standard error: the end of it.
SAID_BYTES = 4_000
_FAILED = 1


class ShardDied(Exception):
    """The command line ended without a last word, as if it was killed. Dask tries again."""


@dataclass(frozen=True)
class Shard:
    """Part ``index`` of ``count``; ``run`` is the name of the whole run, and of its events."""

    run: str
    index: int
    count: int


@dataclass(frozen=True)
class ShardEnd:
    """``report`` is JSON. ``problem`` says why the shard is not done, empty if it is."""

    index: int
    exit_code: int
    report: bytes | None = field(default=None, repr=False)
    problem: str = ""


def run_shard(arguments: Sequence[str], shard: Shard) -> ShardEnd:
    """Run the command line for a shard, and tell the client how far it is. Raises ShardDied.

    If this worker is killed, the child finishes what is in flight and ends: what
    it writes to nobody reads any more.
    """
    try:
        program = node_command()
    except NodeMissing as missing:
        return ShardEnd(shard.index, _FAILED, problem=str(missing))
    worker = get_worker()
    heard = _Heard()

    def tell(event: dict[str, Any]) -> None:
        worker.log_event(shard.run, {"shard": shard.index, **event})

    def line(text: bytes) -> None:
        event = read_event(text)
        if event is None:
            heard.say(text)
        elif event["kind"] == "report":
            heard.report = json.dumps(event["report"]).encode()
        elif event["kind"] == "problem":
            heard.problem = " ".join(str(event.get(part, "")) for part in ("text", "remedy"))
        else:
            tell(event)

    tell({"kind": "begun"})
    child = Child(
        [*program, *arguments, f"--shard={shard.index}/{shard.count}"],
        Path.cwd(),
        with_python(),
        line=line,
        said=heard.say,
        ended=heard.end,
    )
    with noted(shard.run, child):
        while not child.wait(60):
            pass
    return heard.outcome(shard)


class _Heard:
    """What the child has told. Its threads write, and the task reads when they have ended."""

    def __init__(self) -> None:
        self.report: bytes | None = None
        self.problem = ""
        self._said = b""
        self._exit_code = _FAILED

    def say(self, text: bytes) -> None:
        self._said = (self._said + text)[-SAID_BYTES:]

    def end(self, exit_code: int) -> None:
        self._exit_code = exit_code

    def outcome(self, shard: Shard) -> ShardEnd:
        said = self._said.decode(errors="replace").strip()
        if self.report is None and self.problem == "":
            if self._exit_code == 2:
                return ShardEnd(shard.index, 2, problem=said)
            raise ShardDied(
                f"The command line ended without a report (exit code {self._exit_code}). {said}"
            )
        done = self._exit_code in (0, 3)
        problem = "" if done else self.problem.strip() or said
        return ShardEnd(shard.index, self._exit_code, self.report, problem)
