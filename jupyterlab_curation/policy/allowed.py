"""Refuses what the policy does not allow. It is asked at every use, whatever the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..routes.dataset import Dataset
from ..routes.problem import Problem
from .connections import is_of
from .effective import Policy
from .hosts import host_of, is_of_aws

_ASK = "Ask the administrator of this server."


@dataclass(frozen=True)
class Asked:
    """The connection of a request; ``dynamodb`` is None if the request does not say it."""

    dataset: Dataset | None
    s3: str = ""
    dynamodb: str | None = None
    profile: str = ""


def listed_connection(policy: Policy, asked: Asked) -> Mapping[str, Any] | None:
    """The administrator's connection that a request is for; None for a person's own.

    Raises Problem if this server does not serve such a connection.
    """
    if asked.dataset is not None:
        for one in policy.connections:
            if is_of(one, asked.dataset, asked.s3, asked.dynamodb, asked.profile):
                return one
    if not policy.allow_own_connections:
        names = ", ".join(one["name"] for one in policy.connections)
        raise Problem(
            "NotAllowed",
            "This server works only with the connections of its administrator, and this is"
            " none of them.",
            f"Choose one of: {names}." if names else f"It has none yet. {_ASK}",
        )
    if not policy.any_endpoint and not all(
        is_of_aws(one) or host_of(one) in policy.allowed_endpoints
        for one in (asked.s3, asked.dynamodb or "")
    ):
        raise Problem(
            "NotAllowed",
            "The connection names an address that this server gives no credentials for.",
            "An administrator adds its host, with the port if there is one, to"
            " c.Curation.allowed_endpoints.",
        )
    return None


def check_job(policy: Policy, kind: str, *, rehearsal: bool) -> None:
    """Raise Problem if jobs of this kind do not run here."""
    if kind in policy.disabled_features:
        raise Problem(
            "NotAllowed",
            f"The administrator of this server has disabled {kind}.",
            f"{_ASK} The setting is c.Curation.disabled_features.",
        )
    if policy.read_only and not rehearsal:
        raise Problem(
            "NotAllowed",
            "The administrator of this server allows reading only. The job would change the"
            " dataset.",
            f"Run it as a rehearsal. {_ASK} The setting is c.Curation.read_only.",
        )


def check_sample(policy: Policy) -> None:
    """Raise Problem if nobody may try the sample on this server."""
    if not offers_sample(policy):
        raise Problem(
            "NotAllowed",
            "The administrator of this server does not allow the sample.",
            f"{_ASK} The settings are c.Curation.allow_own_connections, c.Curation.read_only"
            " and c.Curation.disabled_features.",
        )


def offers_sample(policy: Policy) -> bool:
    """It is a connection of one's own, and the page migrates its products into it."""
    return (
        policy.allow_own_connections
        and not policy.read_only
        and "migrate" not in policy.disabled_features
    )
