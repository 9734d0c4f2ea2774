"""The child process of a job: its events, what else it says, and its end."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

# A line that is longer is no event. A report is one line.
LINE_BYTES = 64_000_000

Lines = Callable[[bytes], None]


class Child:
    """Starts it in a process group of its own; threads of this process read what it writes.

    ``line`` gets each line of standard output, ``said`` pieces of standard
    error, ``ended`` the exit code after both. They are called in threads,
    which also run while the server ends.
    """

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        *,
        line: Lines,
        said: Lines,
        ended: Callable[[int], None],
    ) -> None:
        """Raises OSError if it cannot be started."""
        self._process = subprocess.Popen(  # noqa: S603 a list, and no shell
            command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=os.name == "posix",
        )
        self._ended = threading.Event()
        errors = threading.Thread(target=self._read_said, args=(said,), daemon=True)
        output = threading.Thread(target=self._read, args=(line, ended, errors), daemon=True)
        errors.start()
        output.start()

    def end(self) -> None:
        """Ask it to finish what is in flight and end; asked twice, it ends at once."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        self._signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)

    def wait(self, seconds: float) -> bool:
        """Whether it has ended, and all that it wrote was read, within that time."""
        return self._ended.wait(seconds)

    def _signal(self, number: int) -> None:
        # Only of a child that was not waited for: its number cannot be another's yet.
        if self._process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            if os.name == "posix":
                os.killpg(self._process.pid, number)
            else:
                self._process.send_signal(number)

    def _read(self, line: Lines, ended: Callable[[int], None], errors: threading.Thread) -> None:
        try:
            for found in _lines(self._process.stdout):
                line(found)
        finally:
            errors.join()
            try:
                ended(self._process.wait())
            finally:
                self._ended.set()

    def _read_said(self, said: Lines) -> None:
        stream = self._process.stderr
        assert stream is not None  # noqa: S101 it is a pipe
        with stream:
            while piece := os.read(stream.fileno(), 65_536):
                said(piece)


def _lines(stream: IO[bytes] | None) -> Iterator[bytes]:
    """Its lines. One that is too long is left out."""
    assert stream is not None  # noqa: S101 it is a pipe
    with stream:
        while found := stream.readline(LINE_BYTES):
            if found.endswith(b"\n"):
                yield found
                continue
            while found and not found.endswith(b"\n"):
                found = stream.readline(LINE_BYTES)
