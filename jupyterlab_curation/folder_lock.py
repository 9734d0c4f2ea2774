"""One process a state folder: two would overwrite each other's log."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from .own_files import own_opener


class FolderInUse(Exception):
    """Another process holds the folder. The message says which and what to do."""


class FolderLock:
    """An exclusive lock on ``<folder>/lock``.

    The operating system lets go of it when the process ends, however it ends.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock. Raises FolderInUse."""
        path = folder / "lock"
        self._file: IO[str] = open(  # noqa: SIM115 held for the life of the lock
            path, "a+", encoding="utf-8", opener=own_opener
        )
        try:
            _lock(self._file)
        except OSError as error:
            self._file.seek(1)
            holder = self._file.read().strip() or "unknown"
            self._file.close()
            raise FolderInUse(
                f"The state in {folder} is in use by process {holder}. Stop that one first."
            ) from error
        self._file.seek(0)
        self._file.truncate()
        # One byte to lock on Windows, then who we are.
        self._file.write(f"\n{os.getpid()}\n")
        self._file.flush()

    def release(self) -> None:
        """Let go. The file stays: removing it would race with the next taker."""
        self._file.close()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
