"""The connections that an administrator gives, as values. None of them holds a secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from unicodedata import category

from ..routes.dataset import Dataset, read_dataset
from ..routes.problem import Problem
from .hosts import host_of, same_place
from .wrong_value import WrongValue

MOST = 100
CHARACTERS = 1024
_TRAIT = "connections"
# As schema/desk.json describes a connection; a test compares them.
_TEXTS = {
    "name": "",
    "bucket": "",
    "bucketRegion": "",
    "table": "ProductAssets",
    "tableRegion": "",
    "prefix": "",
    "s3Endpoint": "",
    "dynamodbEndpoint": "",
    "person": "",
    "profile": "",
}
_FLAGS = {"pathStyle": False, "relay": False}
FIELDS = frozenset({*_TEXTS, *_FLAGS})
_UNUSABLE = {"Cc", "Cs"}

Connection = Mapping[str, Any]


def checked_connections(given: Sequence[Any]) -> list[dict[str, Any]]:
    """With all their fields. Raises WrongValue naming the connection by its place."""
    if len(given) > MOST:
        raise WrongValue(_TRAIT, f"It has more than {MOST} connections.")
    found = [_checked(one, f"Its connection {place}") for place, one in enumerate(given, 1)]
    names = [one["name"] for one in found]
    if len(set(names)) < len(names):
        raise WrongValue(_TRAIT, "Two of its connections have the same name.")
    return found


def is_of(
    connection: Connection, dataset: Dataset, s3: str, dynamodb: str | None, profile: str
) -> bool:
    """Whether a request is for this connection: the same data at the same addresses.

    ``dynamodb`` is None if the request does not say it.
    """
    asked = (
        *(dataset.bucket, dataset.bucket_region, dataset.prefix),
        *(dataset.table, dataset.table_region, profile),
    )
    names = ("bucket", "bucketRegion", "prefix", "table", "tableRegion", "profile")
    return (
        asked == tuple(connection[name] for name in names)
        and same_place(s3, connection["s3Endpoint"])
        and (dynamodb is None or same_place(dynamodb, connection["dynamodbEndpoint"]))
    )


def _checked(given: Any, which: str) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        raise WrongValue(_TRAIT, f"{which} is not a dict of fields.")
    unknown = sorted(str(name) for name in given if name not in FIELDS)
    if unknown:
        # The name and not the value: it could be a secret that does not belong here.
        known = ", ".join([*_TEXTS, *_FLAGS])
        raise WrongValue(
            _TRAIT, f"{which} has the unknown field {unknown[0][:40]}. Known are: {known}."
        )
    found: dict[str, Any] = {
        name: _text(given, name, usual, which) for name, usual in _TEXTS.items()
    }
    for name, unset in _FLAGS.items():
        value = given.get(name, unset)
        if not isinstance(value, bool):
            raise WrongValue(_TRAIT, f"{which} has a {name} that is not True or False.")
        found[name] = value
    for name in ("name", "bucket", "bucketRegion"):
        if not found[name]:
            raise WrongValue(_TRAIT, f"{which} has no {name}.")
    found["table"] = found["table"] or _TEXTS["table"]
    found["tableRegion"] = found["tableRegion"] or found["bucketRegion"]
    # As the page writes it.
    path = found["prefix"].strip("/")
    found["prefix"] = f"{path}/" if path else ""
    for name in ("s3Endpoint", "dynamodbEndpoint"):
        if found[name] and not host_of(found[name]):
            raise WrongValue(_TRAIT, f"{which} has a {name} that is no http or https address.")
    try:
        read_dataset(_as_asked(found))
    except Problem as problem:
        raise WrongValue(_TRAIT, f"{which} cannot be used: {problem.remedy}") from problem
    return found


def _text(given: Mapping[str, Any], name: str, usual: str, which: str) -> str:
    value = given.get(name, usual)
    if (
        not isinstance(value, str)
        or len(value) > CHARACTERS
        or not _UNUSABLE.isdisjoint(map(category, value))
    ):
        raise WrongValue(_TRAIT, f"{which} has a {name} that is not a text of one line.")
    # A prefix may begin or end with a space.
    return value if name == "prefix" else value.strip()


def _as_asked(found: Mapping[str, Any]) -> Callable[[str], str | None]:
    return lambda name: found.get(name) or None
