"""The session policy: what of a role's rights the page gets, made from its connection.

Temporary credentials have what both the role and this policy allow, so a policy
can only take rights away. The actions are those of ``jupyterlab-curation policy``;
a Jest test compares them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from .config import Curation
from .dataset import Dataset
from .problem import Problem
from .session_limits import COPY, NO_LIMITS, PACK, PUT, Limits, denials, limits_of, only_reads

# STS takes no more characters in an inline policy.
POLICY_CHARACTERS = 2048

# IAM's own way to write what else would be a wildcard or a variable.
_LITERAL = {ord(character): f"${{{character}}}" for character in "*?$"}

_READING = ("Get", "Describe", "List")
_EVERYTHING = {"Effect": "Allow", "Action": "*", "Resource": "*"}


def session_policy(config: Curation, dataset: Dataset | None) -> str | None:
    """The policy to assume the role with; None if the rights stay as they are.

    Raises Problem if the configuration wants a policy and there can be none.
    """
    wanted = config.session_policy
    limits = limits_of(config, "curator" if dataset is None else dataset.use)
    limited = limits.read_only or limits.keeps_objects or limits.only_copies
    if not config.role_arn:
        _check_without_role(wanted, limited)
        return None
    if wanted == "none":
        if not limited:
            return None
        everything = {"Version": "2012-10-17", "Statement": [_EVERYTHING]}
        return _as_text(_with_denials(everything, limits))
    if wanted != "connection":
        return _as_text(_with_denials(json.loads(wanted), limits))
    if dataset is None:
        raise Problem(
            "Invalid",
            "The page did not say which bucket and table its credentials are for.",
            "Reload the page: its version is older than the server's.",
        )
    return _as_text(policy_of(dataset, limits))


def policy_of(dataset: Dataset, limits: Limits = NO_LIMITS) -> dict[str, Any]:
    """The least that the desk needs for a dataset, as IAM reads it."""
    partition = partition_of(dataset.bucket_region)
    bucket = f"arn:{partition}:s3:::{dataset.bucket}"
    prefix = dataset.prefix.translate(_LITERAL)
    objects = f"{bucket}/{prefix}*"
    table = (
        f"arn:{partition_of(dataset.table_region)}:dynamodb:{dataset.table_region}"
        f":*:table/{dataset.table}"
    )

    def some(*scopes: str) -> list[str]:
        return limits.leave(actions(dataset, *scopes))

    of_objects = some("objects")
    puts: list[dict[str, Any]] = []
    if limits.only_copies and PUT in of_objects:
        of_objects.remove(PUT)
        puts = [
            {**_allow([PUT], objects), "Condition": COPY},
            _allow([PUT], f"{objects}{PACK}"),
        ]
    keys = ["kms:Decrypt", *([] if limits.read_only else ["kms:GenerateDataKey"])]
    return {
        "Version": "2012-10-17",
        "Statement": [
            # Of the whole bucket: with a condition on the prefix, S3 would answer 403 for
            # a missing object instead of 404, and the desk could copy nothing.
            _allow(some("listing", "bucket"), bucket),
            # IAM takes no statement without an action, and a set-up touches no object.
            *_some(of_objects, objects),
            *puts,
            _allow(some("table"), [table, f"{table}/index/*"]),
            {
                # Which key encrypts them is not known here. The role has to allow it too.
                **_allow(keys, "*"),
                "Condition": {
                    "StringLike": {
                        "kms:ViaService": [
                            f"s3.{dataset.bucket_region}.amazonaws.com*",
                            f"dynamodb.{dataset.table_region}.amazonaws.com*",
                        ]
                    }
                },
            },
        ],
    }


def actions(dataset: Dataset, *scopes: str) -> list[str]:
    """The actions that a use of the dataset needs on these scopes.

    A check of the connection looks at what the set-up makes, and makes nothing.
    """
    role = "curator" if dataset.use == "check" else dataset.use
    return [
        one["action"]
        for one in _table()["actions"]
        if one["on"] in scopes
        and (
            role in one["for"]
            or (dataset.use == "check" and one["action"].partition(":")[2].startswith(_READING))
        )
    ]


def _check_without_role(wanted: str, limited: bool) -> None:
    if wanted in ("connection", "none") and not limited:
        return
    setting = "a limit for the desk" if limited else "c.Curation.session_policy"
    raise Problem(
        "Invalid",
        f"The server has {setting} among its settings, but no c.Curation.role_arn."
        " Only the credentials of a role can be narrowed.",
        "Set c.Curation.role_arn.",
    )


def _with_denials(policy: dict[str, Any], limits: Limits) -> dict[str, Any]:
    reading = [one["action"] for one in _table()["actions"] if only_reads(one["action"])]
    more = denials(limits, reading)
    given = policy["Statement"]
    statements = [given] if isinstance(given, dict) else given
    return {**policy, "Statement": [*statements, *more]} if more else policy


def partition_of(region: str) -> str:
    """The partition of a region; ``aws`` if the region is not known."""
    found = (name for start, name in _table()["partitions"] if region.startswith(start))
    return next(found, "aws")


@cache
def _table() -> dict[str, Any]:
    found = json.loads(files(__package__).joinpath("desk_actions.json").read_text("utf-8"))
    return dict(found)


def _allow(actions: list[str], resource: str | list[str]) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": actions, "Resource": resource}


def _some(actions: list[str], resource: str) -> list[dict[str, Any]]:
    return [_allow(actions, resource)] if actions else []


def _as_text(found: dict[str, Any]) -> str:
    """As STS takes it. Raises Problem if it is too long."""
    policy = json.dumps(found, separators=(",", ":"))
    if len(policy) > POLICY_CHARACTERS:
        raise Problem(
            "Invalid",
            f"The session policy has {len(policy)} characters. STS takes {POLICY_CHARACTERS}.",
            "Give the connection a shorter prefix, or shorten c.Curation.session_policy.",
        )
    return policy
