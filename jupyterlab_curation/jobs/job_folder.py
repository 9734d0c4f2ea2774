"""What of a job is on disk, for this user alone: ``<jupyter data dir>/curation/jobs/<id>/``.

==============  ========================================================
``state.json``  the job as it is; replaced as a whole
``events``      one event a line, without progress
``said``        what the child wrote on standard error
``report.json`` its report
``token``       with which the child asks for credentials, while it runs
``lock``        held by the server that runs it
==============  ========================================================

Blocking. Everything that is written has a limit.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from pathlib import Path
from typing import Any

from ..folder_lock import FolderInUse, FolderLock
from ..own_files import make_own_folder, own_opener
from .job_state import JobState, read_state

ID = r"[0-9a-f]{16}"

STATE_BYTES = 1_000_000
EVENTS_BYTES = 2_000_000
SAID_BYTES = 256_000
# What of it a page is shown.
SAID_SHOWN = 4_000
REPORT_BYTES = 64_000_000


def jobs_folder(data: Path) -> Path:
    """The folder of all jobs below Jupyter's data folder. Raises ForeignState, OSError."""
    make_own_folder(data / "curation")
    return make_own_folder(data / "curation" / "jobs")


def job_ids(jobs: Path) -> list[str]:
    """The jobs that have a folder; what has another name is none."""
    return sorted(entry.name for entry in jobs.iterdir() if re.fullmatch(ID, entry.name))


class JobFolder:
    """The folder of one job."""

    def __init__(self, jobs: Path, job_id: str) -> None:
        """Make it, or open it. Raises ForeignState, OSError."""
        if not re.fullmatch(ID, job_id):
            raise ValueError("not the id of a job")
        self.id = job_id
        self.path = make_own_folder(jobs / job_id)
        self._lock: FolderLock | None = None
        self._written = {"events": 0, "said": 0}

    @staticmethod
    def new(jobs: Path) -> JobFolder:
        """The folder of a job that begins."""
        return JobFolder(jobs, secrets.token_hex(8))

    def take(self) -> bool:
        """Hold it as the server that runs it; False if another one does."""
        try:
            self._lock = self._lock or FolderLock(self.path)
        except FolderInUse:
            return False
        return True

    def release(self) -> None:
        """Let go of it."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def write_state(self, state: JobState) -> None:
        """Replace the state as a whole."""
        self._replace("state.json", json.dumps(state.body()).encode())

    def read_state(self) -> JobState:
        """Raises ValueError, ForeignState, OSError."""
        return read_state(json.loads(self._read("state.json", STATE_BYTES)), self.id)

    def add_event(self, event: dict[str, Any]) -> None:
        """Keep an event, unless there are too many."""
        self._append("events", json.dumps(event).encode() + b"\n", EVENTS_BYTES)

    def read_events(self) -> list[dict[str, Any]]:
        """The events that were kept. A line that was cut off by a kill is none."""
        try:
            lines = self._read("events", EVENTS_BYTES).splitlines()
        except FileNotFoundError:
            return []
        return [event for line in lines if (event := _object(line)) is not None]

    def add_said(self, text: bytes) -> None:
        """Keep what the child wrote on standard error, up to a limit."""
        self._append("said", text, SAID_BYTES)

    def said(self) -> str:
        """The end of it."""
        try:
            return self._read("said", SAID_BYTES)[-SAID_SHOWN:].decode(errors="replace")
        except FileNotFoundError:
            return ""

    def write_report(self, report: bytes) -> None:
        """Keep the report, which is JSON."""
        self._replace("report.json", report)

    def read_report(self) -> bytes:
        """Raises FileNotFoundError if there is none."""
        return self._read("report.json", REPORT_BYTES)

    def write_token(self, token: str) -> Path:
        """Its path."""
        self._replace("token", token.encode())
        return self.path / "token"

    def forget_token(self) -> None:
        """Remove it, if it is there."""
        (self.path / "token").unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove the job. Links are not followed."""
        self.release()
        shutil.rmtree(self.path)

    def _read(self, name: str, most: int) -> bytes:
        with open(self.path / name, "rb", opener=own_opener) as file:
            found = file.read(most + 1)
        if len(found) > most:
            raise ValueError(f"{name} is too large")
        return found

    def _replace(self, name: str, content: bytes) -> None:
        draft = self.path / f".{name}.{secrets.token_hex(4)}"
        with open(draft, "xb", opener=own_opener) as file:
            file.write(content)
        os.replace(draft, self.path / name)

    def _append(self, name: str, content: bytes, most: int) -> None:
        if self._written[name] + len(content) > most:
            return
        self._written[name] += len(content)
        with open(self.path / name, "ab", opener=own_opener) as file:
            file.write(content)


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
