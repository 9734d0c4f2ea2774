"""Which dataset a page asks credentials for. Its names are checked: they go into a policy."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from unicodedata import category

from .problem import Problem

Use = Literal["curator", "upkeep", "check", "setup"]
_USES: dict[str, Use] = {
    "curator": "curator",
    "upkeep": "upkeep",
    "check": "check",
    "setup": "setup",
}

# Old buckets may have capitals and underscores. None of these has a meaning in a policy.
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,254}")
_TABLE = re.compile(r"[A-Za-z0-9_.-]{3,255}")
_REGION = re.compile(r"[A-Za-z0-9-]{1,40}")
# Control characters, and halves of a character.
_UNUSABLE = {"Cc", "Cs"}
PREFIX_BYTES = 1024


@dataclass(frozen=True)
class Dataset:
    """A bucket, its part under ``prefix`` (empty or ending in ``/``), and a table."""

    bucket: str
    bucket_region: str
    prefix: str
    table: str
    table_region: str
    use: Use


def read_dataset(argument: Callable[[str], str | None]) -> Dataset | None:
    """The dataset that a request names; None if it names none.

    ``argument`` gives a parameter of the query. Raises Problem (Invalid)
    naming the one that is wrong.
    """
    if argument("bucket") is None:
        return None
    bucket_region = _one(argument, "bucketRegion", _REGION)
    return Dataset(
        _one(argument, "bucket", _BUCKET),
        bucket_region,
        _prefix(argument("prefix") or ""),
        _one(argument, "table", _TABLE),
        _one(argument, "tableRegion", _REGION) if argument("tableRegion") else bucket_region,
        _use(argument("use") or "curator"),
    )


def _one(argument: Callable[[str], str | None], name: str, shape: re.Pattern[str]) -> str:
    value = argument(name) or ""
    if not shape.fullmatch(value):
        raise _wrong(name)
    return value


def _prefix(prefix: str) -> str:
    unfinished = prefix != "" and not prefix.endswith("/")
    # Without the slash at its end, a/b would also mean a/bc.
    if (
        unfinished
        or not _UNUSABLE.isdisjoint(map(category, prefix))
        or len(prefix.encode()) > PREFIX_BYTES
    ):
        raise _wrong("prefix")
    return prefix


def _use(use: str) -> Use:
    if use not in _USES:
        raise _wrong("use")
    return _USES[use]


def _wrong(name: str) -> Problem:
    # The value is not repeated: it is anybody's text, and may be long.
    return Problem(
        "Invalid",
        f"The connection's {name} cannot be used in a policy for its credentials.",
        f"Correct the {name} of the connection.",
    )
