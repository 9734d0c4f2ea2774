"""What an administrator takes from the rights of the desk, in statements of IAM.

Each of them only takes rights away. What AWS cannot tell apart is not here: a deletion
is one more change of an item, and an export only reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .config import Curation
from .dataset import Use

# How the actions of S3 and DynamoDB that change nothing begin.
_READING = ("Get", "Describe", "List", "Query", "Scan", "BatchGet")
_REMOVING = ("s3:DeleteObject", "s3:DeleteObjectVersion")
_OF_MIGRATION = ("s3:AbortMultipartUpload",)
PUT = "s3:PutObject"
PACK = "/thumbnails.pack"
# Moving an image copies it, which is the same action. Only a copy names a source.
COPY = {"Null": {"s3:x-amz-copy-source": "false"}}
_NO_COPY = {"Null": {"s3:x-amz-copy-source": "true"}}


@dataclass(frozen=True)
class Limits:
    """What is taken away; by default nothing."""

    read_only: bool = False
    # Purge: objects stay.
    keeps_objects: bool = False
    # Migrate: no object comes in parts.
    whole_objects: bool = False
    # Upload and migrate: the only new objects are copies, and packs of thumbnails.
    only_copies: bool = False

    def leave(self, actions: list[str]) -> list[str]:
        """Those that are left."""
        return [
            one
            for one in actions
            if not (self.read_only and not only_reads(one))
            and not (self.keeps_objects and one in _REMOVING)
            and not (self.whole_objects and one in _OF_MIGRATION)
        ]


NO_LIMITS = Limits()


def limits_of(config: Curation, use: Use) -> Limits:
    """For the credentials of one use; each use has its own."""
    disabled = set(config.disabled_features)
    # Upkeep migrates, and else it writes packs alone.
    puts = "migrate" if use == "upkeep" else "upload"
    return Limits(
        read_only=config.read_only,
        keeps_objects="purge" in disabled,
        whole_objects="migrate" in disabled,
        only_copies=puts in disabled,
    )


def only_reads(action: str) -> bool:
    """Of S3 and DynamoDB."""
    return action.partition(":")[2].startswith(_READING)


def denials(limits: Limits, reading: list[str]) -> list[dict[str, Any]]:
    """For a policy that is not made from the desk's actions; ``reading`` is what stays."""
    found: list[dict[str, Any]] = []
    if limits.read_only:
        found.append({"Effect": "Deny", "NotAction": [*reading, "kms:Decrypt"], "Resource": "*"})
    if limits.keeps_objects:
        found.append({"Effect": "Deny", "Action": list(_REMOVING), "Resource": "*"})
    if limits.only_copies:
        found.append(
            {
                "Effect": "Deny",
                "Action": PUT,
                "NotResource": f"arn:*:s3:::*{PACK}",
                "Condition": _NO_COPY,
            }
        )
    return found
