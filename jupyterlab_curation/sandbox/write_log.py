"""The append-only log of writes: each is on disk before its answer is sent.

A record is a fixed head (magic, two lengths, checksum), a JSON description and
the body. A record cut off by a kill fails its checksum and is dropped: its
answer never left.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..own_files import own_opener
from .call import Call

_MAGIC = b"CWL1"
_HEAD = struct.Struct(">4sIII")


@dataclass(frozen=True)
class Write:
    """A call that changed something, with what makes its replay exact.

    ``seed`` for the ids, ``when`` (epoch seconds) for the times that moto makes up.
    """

    call: Call
    seed: int
    when: float


class WriteLog:
    """One log file, open for appending. Not thread-safe."""

    def __init__(self, path: Path) -> None:
        """Open or create. Raises OSError when the folder cannot be written."""
        self._file: BinaryIO = open(path, "ab", opener=own_opener)  # noqa: SIM115 as below
        self.size = self._file.tell()
        self.records = 0

    def append(self, write: Write) -> None:
        """Add a record and hand it to the operating system.

        That survives a kill of the process; a loss of power may cost the last
        seconds, which a sandbox may. Raises OSError (disk full) with the log
        cut back to its last whole record.
        """
        if self._file.closed:
            raise OSError("the sandbox is stopping")
        record = _encode(write)
        try:
            self._file.write(record)
            self._file.flush()
        except OSError:
            self._cut_back()
            raise
        self.size += len(record)
        self.records += 1

    def _cut_back(self) -> None:
        path = self._file.name
        with suppress(OSError):  # the same full disk, which the caller reports
            self._file.close()
        os.truncate(path, self.size)
        self._file = open(path, "ab", opener=own_opener)  # noqa: SIM115 held open for the life of the log

    def close(self) -> None:
        """Release the file."""
        self._file.close()


def read_writes(path: Path) -> Iterator[tuple[Write, int]]:
    """Each whole record in order, with the offset where it ends.

    Stops at the first one that is cut off or damaged; the caller compares the
    last offset with the file's size.
    """
    with open(path, "rb", opener=own_opener) as file:
        while True:
            head = file.read(_HEAD.size)
            if len(head) < _HEAD.size:
                return
            magic, about_length, body_length, checksum = _HEAD.unpack(head)
            if magic != _MAGIC:
                return
            about, body = file.read(about_length), file.read(body_length)
            if zlib.crc32(body, zlib.crc32(about)) != checksum:
                return
            yield _decode(about, body), file.tell()


def _encode(write: Write) -> bytes:
    call = write.call
    about = json.dumps(
        {
            "service": call.service,
            "method": call.method,
            "target": call.target,
            "headers": call.headers,
            "seed": write.seed,
            "when": write.when,
        },
        separators=(",", ":"),
    ).encode()
    checksum = zlib.crc32(call.body, zlib.crc32(about))
    return _HEAD.pack(_MAGIC, len(about), len(call.body), checksum) + about + call.body


def _decode(about: bytes, body: bytes) -> Write:
    fields = json.loads(about)
    headers = tuple((name, value) for name, value in fields["headers"])
    call = Call(fields["service"], fields["method"], fields["target"], headers, body)
    return Write(call, fields["seed"], fields["when"])
