"""Whether a request to DynamoDB may be relayed: to a listed host, for the connection's table alone.

The names of tables are in its body. What is not known to name its tables there
is refused, and so is a body that another parser could read in another way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..routes.problem import Problem
from .hosts import RelayRules
from .s3_request import not_listed
from .signed import check_signed
from .target import Target

# Of DynamoDB, a transaction has the largest requests: 4 MB of items, and what is around them.
MOST_BYTES = 6_000_000

_TABLE = re.compile(r"[A-Za-z0-9_.-]{3,255}")
_VERSION = "DynamoDB_20120810."
_TYPE = "application/x-amz-json-1.0"

READS = frozenset(
    {
        "BatchGetItem",
        "DescribeContinuousBackups",
        "DescribeTable",
        "DescribeTimeToLive",
        "GetItem",
        "Query",
        "Scan",
        "TransactGetItems",
    }
)
_WRITES = frozenset(
    {
        "BatchWriteItem",
        "CreateTable",
        "DeleteItem",
        "PutItem",
        "TransactWriteItems",
        "UpdateContinuousBackups",
        "UpdateItem",
        "UpdateTable",
        "UpdateTimeToLive",
    }
)


def check_table_headers(
    target: Target, table: str | None, headers: Mapping[str, str], rules: RelayRules
) -> str:
    """The name of the operation. Raises Problem. ``table`` is the connection's."""
    if target.host not in rules.hosts:
        raise not_listed(target.host)
    if table is None or _TABLE.fullmatch(table) is None:
        raise _foreign_table()
    if rules.tables is not None and table not in rules.tables:
        raise _foreign_table()
    version, operation = _split(headers.get("x-amz-target", ""))
    if (
        (target.path, target.query) != ("/", "")
        or version != _VERSION
        or operation not in READS | _WRITES
        or headers.get("content-type") != _TYPE
        or "content-encoding" in headers
    ):
        raise _foreign_table()
    check_signed("dynamodb", headers)
    return operation


def check_table_body(operation: str, table: str, body: bytes) -> None:
    """Raise Problem unless all tables of a request are the connection's."""
    try:
        read = json.loads(
            body.decode("utf-8"), object_pairs_hook=_unambiguous, parse_constant=_refuse
        )
    except (ValueError, RecursionError):
        raise _foreign_table() from None
    if not isinstance(read, dict) or set(_tables(operation, read)) != {table}:
        raise _foreign_table()


def _tables(operation: str, body: dict[str, Any]) -> Iterator[Any]:
    """What it names as tables, whatever that is."""
    if operation.startswith("Batch"):
        yield from _names(body, "RequestItems", dict)
    elif operation.startswith("Transact"):
        for entry in _names(body, "TransactItems", list):
            actions = list(entry.values()) if isinstance(entry, dict) else []
            if len(actions) != 1 or not isinstance(actions[0], dict):
                yield None
            else:
                yield _named(actions[0])
    else:
        yield _named(body)


def _names(body: dict[str, Any], name: str, kind: type) -> Any:
    found = body.get(name)
    # Nothing but the one list may name tables.
    return found if isinstance(found, kind) and "TableName" not in body else [None]


def _named(action: dict[str, Any]) -> str | None:
    found = action.get("TableName")
    return found if isinstance(found, str) else None


def _unambiguous(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """No name twice. A parser may take the first or the last, or not tell letters apart."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("A name comes twice.")
    for name in found:
        if name.casefold() in _SPELLED and name not in _SPELLED.values():
            raise ValueError("A name is spelled in another way.")
    return found


_SPELLED = {name.casefold(): name for name in ("TableName", "TransactItems", "RequestItems")}


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON.")


def _split(name: str) -> tuple[str, str]:
    return name[: len(_VERSION)], name[len(_VERSION) :]


def _foreign_table() -> Problem:
    return Problem(
        "NotAllowed",
        "A request that is not for the table of the connection was not relayed.",
        "Check the connection's table. If it is right, report the error.",
    )
