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

# STS takes no more characters in an inline policy.
POLICY_CHARACTERS = 2048

# IAM's own way to write what else would be a wildcard or a variable.
_LITERAL = {ord(character): f"${{{character}}}" for character in "*?$"}

_READING = ("Get", "Describe", "List")


def session_policy(config: Curation, dataset: Dataset | None) -> str | None:
    """The policy to assume the role with; None if the rights stay as they are.

    Raises Problem if the configuration wants a policy and there can be none.
    """
    wanted = config.session_policy
    if wanted == "none" or (wanted == "connection" and not config.role_arn):
        return None
    if not config.role_arn:
        raise Problem(
            "Invalid",
            "c.Curation.session_policy is set on the server, but c.Curation.role_arn is not."
            " Only the credentials of a role can be narrowed.",
            "Set c.Curation.role_arn.",
        )
    if wanted != "connection":
        return _checked(json.dumps(json.loads(wanted), separators=(",", ":")))
    if dataset is None:
        raise Problem(
            "Invalid",
            "The page did not say which bucket and table its credentials are for.",
            "Reload the page: its version is older than the server's.",
        )
    return _checked(json.dumps(policy_of(dataset), separators=(",", ":")))


def policy_of(dataset: Dataset) -> dict[str, Any]:
    """The least that the desk needs for a dataset, as IAM reads it."""
    partition = partition_of(dataset.bucket_region)
    bucket = f"arn:{partition}:s3:::{dataset.bucket}"
    objects = f"{bucket}/{dataset.prefix.translate(_LITERAL)}*"
    table = (
        f"arn:{partition_of(dataset.table_region)}:dynamodb:{dataset.table_region}"
        f":*:table/{dataset.table}"
    )
    return {
        "Version": "2012-10-17",
        "Statement": [
            # Of the whole bucket: with a condition on the prefix, S3 would answer 403 for
            # a missing object instead of 404, and the desk could copy nothing.
            _allow(actions(dataset, "listing", "bucket"), bucket),
            # IAM takes no statement without an action, and a set-up touches no object.
            *_some(actions(dataset, "objects"), objects),
            _allow(actions(dataset, "table"), [table, f"{table}/index/*"]),
            {
                # Which key encrypts them is not known here. The role has to allow it too.
                **_allow(["kms:Decrypt", "kms:GenerateDataKey"], "*"),
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
        and (role in one["for"] or (dataset.use == "check" and _only_reads(one["action"])))
    ]


def partition_of(region: str) -> str:
    """The partition of a region; ``aws`` if the region is not known."""
    found = (name for start, name in _table()["partitions"] if region.startswith(start))
    return next(found, "aws")


def _only_reads(action: str) -> bool:
    return action.partition(":")[2].startswith(_READING)


@cache
def _table() -> dict[str, Any]:
    found = json.loads(files(__package__).joinpath("desk_actions.json").read_text("utf-8"))
    return dict(found)


def _allow(actions: list[str], resource: str | list[str]) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": actions, "Resource": resource}


def _some(actions: list[str], resource: str) -> list[dict[str, Any]]:
    return [_allow(actions, resource)] if actions else []


def _checked(policy: str) -> str:
    if len(policy) > POLICY_CHARACTERS:
        raise Problem(
            "Invalid",
            f"The session policy has {len(policy)} characters. STS takes {POLICY_CHARACTERS}.",
            "Give the connection a shorter prefix, or shorten c.Curation.session_policy.",
        )
    return policy
