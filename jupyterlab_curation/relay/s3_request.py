"""Whether a request to S3 may be relayed: to a listed host, for the connection's bucket, signed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..routes.problem import Problem
from .hosts import RelayHost, RelayRules
from .signed import check_signed
from .target import Target, leaves_its_root

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")


def check_s3_request(
    target: Target, bucket: str | None, headers: Mapping[str, str], rules: RelayRules
) -> RelayHost:
    """The listed host that it goes to. Raises Problem.

    ``bucket`` is the connection's, ``headers`` are to be sent, with names in
    small letters.
    """
    if bucket is None or _BUCKET.fullmatch(bucket) is None or ".." in bucket:
        raise _foreign_bucket()
    if rules.buckets is not None and bucket not in rules.buckets:
        raise _foreign_bucket()
    host = _listed(target, bucket, rules)
    within = target.path.removeprefix("/") if host != target.host else _below(target.path, bucket)
    if within is None or leaves_its_root(within):
        raise _foreign_bucket()
    copied = headers.get("x-amz-copy-source")
    if copied is not None:
        source = _below(f"/{copied.removeprefix('/')}", bucket)
        if not source or leaves_its_root(source.partition("?")[0]):
            raise _foreign_bucket()
    parameters = target.parameters()
    if "x-amz-target" in headers or any(
        name.startswith(("x-amz-copy-source", "x-amz-target")) for name, _ in parameters
    ):
        # Some servers read headers out of the query, and choose the service by one.
        raise _foreign_bucket()
    check_signed("s3", headers, parameters)
    return host


def not_listed(host: RelayHost) -> Problem:
    """Who would have to allow it."""
    return Problem(
        "NotSupported",
        f"This Jupyter server does not relay requests to {host}.",
        "Take relay out of the connection, or ask an administrator to add the address to"
        " c.Curation.relay_hosts.",
    )


def _listed(target: Target, bucket: str, rules: RelayRules) -> RelayHost:
    """The host itself, or the one that the bucket's name stands before."""
    for listed in rules.hosts:
        if target.host == listed:
            return listed
        named = RelayHost(listed.scheme, f"{bucket}.{listed.host}", listed.port)
        if target.host == named and not listed.is_literal:
            return listed
    raise not_listed(target.host)


def _below(path: str, bucket: str) -> str | None:
    """What follows the bucket in a path; None if it is another's."""
    _, first, *rest = path.split("/", 2) if path.startswith("/") else ("", "", "")
    if first != bucket:
        return None
    return rest[0] if rest else ""


def _foreign_bucket() -> Problem:
    return Problem(
        "NotAllowed",
        "A request that is not for the bucket of the connection was not relayed.",
        "Check the connection's bucket. If it is right, report the error.",
    )
