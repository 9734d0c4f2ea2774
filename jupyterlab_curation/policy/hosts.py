"""Addresses of S3 and DynamoDB: which are one host, and which are AWS's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from .wrong_value import WrongValue

HOSTS = 100
# A name, a number or an IPv6 address, with a port or not.
_HOST = re.compile(r"([a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(:[0-9]{1,5})?")
# Buckets, load balancers and instances have names below amazonaws.com too.
_OF_AWS = re.compile(r"(s3|dynamodb)(-fips)?(\.dualstack)?(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?")
_PORTS = {"http": 80, "https": 443}


def host_of(endpoint: str) -> str:
    """``host`` or ``host:port`` in small letters; the usual port is left out. Empty if none."""
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.username is not None or parts.scheme not in _PORTS:
        return ""
    named = f"[{host}]" if ":" in host else host
    found = named if port is None or port == _PORTS[parts.scheme] else f"{named}:{port}"
    return found if _HOST.fullmatch(found) else ""


def is_of_aws(endpoint: str) -> bool:
    """Whether it is AWS's own address of S3 or DynamoDB, by TLS. Empty is."""
    return endpoint == "" or (
        endpoint.lower().startswith("https://") and _OF_AWS.fullmatch(host_of(endpoint)) is not None
    )


def same_place(one: str, other: str) -> bool:
    """Whether two addresses are one, however they are written."""
    if "" in (one, other):
        return one == other
    return _address(one) is not None and _address(one) == _address(other)


def checked_hosts(trait: str, hosts: Iterable[str]) -> list[str]:
    """In small letters, each once. Raises WrongValue."""
    found = list(dict.fromkeys(host.lower() for host in hosts))
    if len(found) > HOSTS:
        raise WrongValue(trait, f"It names more than {HOSTS} hosts.")
    if any(_HOST.fullmatch(host) is None for host in found):
        raise WrongValue(
            trait,
            "It is a list of hosts, with the port if there is one, such as"
            ' ["minio.example:9000"]: without https://, path and wildcard.',
        )
    # The usual port is left out of an address.
    return [host.removesuffix(":443").removesuffix(":80") for host in found]


def _address(endpoint: str) -> tuple[str, str, str] | None:
    host = host_of(endpoint)
    if not host:
        return None
    parts = urlsplit(endpoint)
    return parts.scheme, host, parts.path.rstrip("/")
