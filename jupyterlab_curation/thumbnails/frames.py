"""Messages over a pipe: the length of the head (4 bytes), the head as JSON, then its bytes.

The head says in ``bytes`` how many follow; none if it says nothing.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

HEAD_BYTES = 64_000
# The program that asks sends no larger image.
BODY_BYTES = 256_000_000

_LENGTH = struct.Struct(">I")


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next message; None at the end. Raises ValueError for what is none."""
    start = stream.read(_LENGTH.size)
    if len(start) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(start)
    if length > HEAD_BYTES:
        raise ValueError("the head is too long")
    head = json.loads(stream.read(length))
    size = head.get("bytes", 0) if isinstance(head, dict) else None
    if type(size) is not int or not 0 <= size <= BODY_BYTES:
        raise ValueError("the body is too long")
    body = stream.read(size)
    return None if len(body) < size else (head, body)


def write_frame(stream: IO[bytes], head: dict[str, Any], body: bytes = b"") -> None:
    """Send a message at once."""
    text = json.dumps({**head, "bytes": len(body)}).encode()
    stream.write(_LENGTH.pack(len(text)) + text + body)
    stream.flush()
