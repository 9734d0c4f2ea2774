"""One job from its start to its end: the child, what it tells, and what is kept of it."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from .child import Child
from .event_log import EventLog
from .job_folder import REPORT_BYTES, JobFolder
from .job_state import JobState, Stage

# Bytes of a line that is no report.
EVENT_BYTES = 64_000
# Seconds between two states on disk, if nothing but the progress has changed.
STATE_SECONDS = 2.0

# What the command line ends with; see docs/command-line.md.
_BY_EXIT: dict[int, Stage] = {0: "done", 3: "forPerson"}
# A look that came to its end and found that the folder is the wrong one. Without
# a report, the arguments were wrong.
_WRONG_USE = 2


class Job:
    """A job that this server runs, or that an earlier one left.

    Reading its state and events is safe from every thread.
    """

    def __init__(
        self,
        folder: JobFolder,
        state: JobState,
        log: logging.Logger,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.folder = folder
        self.state = state
        self.events = EventLog()
        self._log = log
        self._clock = clock
        self._lock = threading.RLock()
        self._child: Child | None = None
        self._with_server = False
        self._written = 0.0
        self._ended: Callable[[], None] = lambda: None

    @property
    def elsewhere(self) -> bool:
        """Whether another server runs it: this one cannot stop it."""
        return self.state.live and self._child is None

    def start(
        self, command: list[str], environment: dict[str, str], ended: Callable[[], None]
    ) -> None:
        """Start the child. ``ended`` is called in a thread. Raises OSError."""
        with self._lock:
            self._ended = ended
            self.folder.write_state(self.state)
            self._child = Child(
                command,
                self.folder.path,
                environment,
                line=self._line,
                said=self._said,
                ended=self._end,
            )

    def cancel(self) -> None:
        """Let it finish what is in flight and end; the second time, it ends at once."""
        with self._lock:
            if self._child is None or not self.state.live:
                return
            self._set(self.state.but(stage="stopping"))
            self._child.end()

    def end_with_server(self) -> None:
        """The same, but it is shown as interrupted afterwards."""
        with self._lock:
            if self._child is not None and self.state.stage == "running":
                self._with_server = True
                self._child.end()

    def kill(self) -> None:
        """End it at once."""
        with self._lock:
            if self._child is not None and self.state.live:
                self._child.kill()

    def wait(self, seconds: float) -> bool:
        """Whether its child has ended within that time."""
        return self._child is None or self._child.wait(seconds)

    def recall(self) -> None:
        """Show the events that an earlier server kept."""
        for event in self.folder.read_events():
            self.events.add(event)
        if self.state.progress is not None:
            self.events.add(self.state.progress)

    def _line(self, line: bytes) -> None:
        event = read_event(line)
        if event is None:
            self._said(line)
            return
        kind = event["kind"]
        with self._lock:
            if kind == "report":
                self._report(event)
            elif kind == "progress":
                self._set(self.state.but(progress=event), seldom=True)
            elif kind == "problem":
                self._set(self.state.but(problem=event))
            self._keep(self.events.add(event))

    def _report(self, event: dict[str, Any]) -> None:
        report = event.pop("report")
        event["stopped"] = report.get("stopped") is True
        content = json.dumps(report).encode()
        has_report = len(content) <= REPORT_BYTES and self._on_disk(
            lambda: self.folder.write_report(content)
        )
        self._set(self.state.but(has_report=has_report, exit_code=event.get("exitCode")))

    def _keep(self, event: dict[str, Any]) -> None:
        if event["kind"] != "progress":
            self._on_disk(lambda: self.folder.add_event(event))

    def _said(self, text: bytes) -> None:
        self._on_disk(lambda: self.folder.add_said(text))

    def _end(self, exit_code: int) -> None:
        with self._lock:
            state = self.state
            self._set(
                state.but(
                    stage=self._last_stage(exit_code),
                    ended=self._now(),
                    exit_code=exit_code,
                    problem=state.problem or self._problem(exit_code),
                )
            )
            self._on_disk(self.folder.forget_token)
            self.folder.release()
        self._ended()

    def _last_stage(self, exit_code: int) -> Stage:
        if exit_code in _BY_EXIT:
            return _BY_EXIT[exit_code]
        if exit_code == _WRONG_USE and self.state.has_report:
            return "forPerson"
        if self._with_server:
            return "interrupted"
        return "stopped" if self.state.stage == "stopping" else "failed"

    def _problem(self, exit_code: int) -> dict[str, Any] | None:
        if self.state.has_report or self.state.stage == "stopping" or self._with_server:
            return None
        return {
            "kind": "problem",
            "at": self._now(),
            "error": "Unexpected",
            "text": f"The run ended without a report (exit code {exit_code}).",
            "remedy": "Start it again: it goes on where it stopped.",
        }

    def _set(self, state: JobState, seldom: bool = False) -> None:
        self.state = state
        now = time.monotonic()
        if not seldom or now - self._written >= STATE_SECONDS:
            self._written = now
            self._on_disk(lambda: self.folder.write_state(state))
        self.events.wake()

    def _on_disk(self, write: Callable[[], object]) -> bool:
        """A full disk does not end the run: what it does is in the bucket and the table."""
        try:
            write()
        except Exception as error:  # noqa: BLE001 whatever it is, the run goes on
            self._log.warning("The job %s cannot be noted: %s", self.folder.id, error)
            return False
        return True

    def _now(self) -> int:
        return int(self._clock() * 1000)


def read_event(line: bytes) -> dict[str, Any] | None:
    """An event of the command line; None for anything else."""
    try:
        event = json.loads(line)
    except ValueError:
        return None
    if not isinstance(event, dict):
        return None
    kind = event.get("kind")
    if kind == "report":
        return event if isinstance(event.get("report"), dict) else None
    return event if kind in ("progress", "pause", "problem") and len(line) <= EVENT_BYTES else None
