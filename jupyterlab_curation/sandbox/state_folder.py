"""What the sandbox keeps on disk: ``snapshot.<n>`` and the ``log.<n>`` of writes after it.

Making snapshot n+1 starts log n+1 and only then removes generation n. On start
the highest snapshot counts, and only the log of its own number is replayed: a
crash at any point between never applies a write twice. Generation 0 has no
snapshot.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

from ..folder_lock import FolderLock
from ..own_files import make_own_folder, own_opener
from .snapshot import UnreadableSnapshot, read_snapshot, write_snapshot
from .write_log import Write, WriteLog, read_writes

# A log this long costs two to three seconds of replay after a kill.
LOG_BYTES = 64 * 1024 * 1024
LOG_RECORDS = 2000

_NAME = re.compile(r"(snapshot|log)\.(\d+)")


class StateFolder:
    """Owns the folder: restores it, logs to it, makes snapshots of it."""

    def __init__(self, folder: Path, notice: Callable[[str], None]) -> None:
        """Create and lock the folder; ``notice`` gets sentences for a person.

        Raises FolderInUse, ForeignState or OSError.
        """
        # Nobody else's business, and what is unpickled from here must be ours.
        self._folder = folder = make_own_folder(folder)
        self._notice = notice
        self._lock = FolderLock(folder)
        self._appending = threading.Lock()
        self._generation = max(self._numbers("snapshot"), default=0)
        self._log: WriteLog | None = None

    def restore(self, replay: Callable[[Write], None]) -> None:
        """Load the newest snapshot, replay its log, and open the log for more.

        What cannot be read is moved aside, never deleted, and said.
        """
        if self._generation and not self._load_snapshot():
            self._generation = 0
        self._remove_other_generations()
        log = self._path("log")
        records = self._replay_log(log, replay) if log.exists() else 0
        self._log = WriteLog(log)
        self._log.records = records

    def append(self, write: Write) -> None:
        """Log one write; on return it survives a kill. Raises OSError."""
        with self._appending:
            self._opened_log().append(write)

    @property
    def log_is_long(self) -> bool:
        """Whether replaying the log would make the next start slow."""
        log = self._log
        return log is not None and (log.size > LOG_BYTES or log.records > LOG_RECORDS)

    def make_snapshot(self) -> None:
        """Write a snapshot of the state now and begin a new log.

        The caller holds both services still. Nothing to do when nothing was
        logged. Raises OSError; the old generation then still counts.
        """
        log = self._opened_log()
        if log.size == 0:
            return
        old = self._generation
        write_snapshot(self._folder / f"snapshot.{old + 1}")
        # From here on generation old + 1 counts, and its log is empty.
        log.close()
        self._generation = old + 1
        self._log = WriteLog(self._path("log"))
        self._remove_other_generations()

    def close(self) -> None:
        """Release the log and the lock."""
        if self._log is not None:
            self._log.close()
        self._lock.release()

    def _opened_log(self) -> WriteLog:
        if self._log is None:
            raise RuntimeError("StateFolder.restore() comes first")
        return self._log

    def _path(self, kind: str) -> Path:
        return self._folder / f"{kind}.{self._generation}"

    def _numbers(self, kind: str) -> list[int]:
        found = (_NAME.fullmatch(path.name) for path in self._folder.iterdir())
        return [int(match.group(2)) for match in found if match and match.group(1) == kind]

    def _load_snapshot(self) -> bool:
        try:
            read_snapshot(self._path("snapshot"))
        except UnreadableSnapshot as error:
            aside = self._set_aside()
            self._notice(
                f"The sandbox starts empty: its saved state cannot be read, because {error}."
                f" The old files were moved to {aside}; nothing was deleted."
            )
            return False
        return True

    def _set_aside(self) -> Path:
        stamp = time.strftime("%Y%m%d-%H%M%S")
        aside = self._folder / f"set-aside-{stamp}"
        for attempt in range(1, 100):
            if not aside.exists():
                break
            aside = self._folder / f"set-aside-{stamp}-{attempt}"
        aside.mkdir()
        for path in list(self._folder.iterdir()):
            if _NAME.fullmatch(path.name):
                path.rename(aside / path.name)
        return aside

    def _remove_other_generations(self) -> None:
        for path in list(self._folder.iterdir()):
            match = _NAME.fullmatch(path.name)
            if (match and int(match.group(2)) != self._generation) or path.suffix == ".part":
                path.unlink()

    def _replay_log(self, path: Path, replay: Callable[[Write], None]) -> int:
        end = records = 0
        for write, end_of_record in read_writes(path):
            replay(write)
            end, records = end_of_record, records + 1
        lost = path.stat().st_size - end
        if lost:
            with open(path, "r+b", opener=own_opener) as file:
                file.truncate(end)
            self._notice(
                f"The sandbox's log ended in {lost} bytes that are no whole record, left by a"
                f" process that was killed while writing; they were dropped and {records} kept."
            )
        return records
