"""Which hosts and datasets may be relayed. ``relay_rules`` is the one place that decides it."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"(https?)://([a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::([0-9]{1,5}))?/?")


@dataclass(frozen=True)
class RelayHost:
    """``scheme://host:port``, in small letters; the host of an IPv6 address has no brackets."""

    scheme: str
    host: str
    port: int

    @property
    def names_its_address(self) -> bool:
        """Whether whoever listed it could see which computer it is."""
        return self.is_literal or self.host == "localhost"

    @property
    def is_literal(self) -> bool:
        """Whether it is an address, not a name."""
        try:
            ipaddress.ip_address(self.host)
        except ValueError:
            return False
        return True

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


@dataclass(frozen=True)
class RelayRules:
    """What may be relayed. Without ``buckets`` or ``tables``, the page's connection names it."""

    hosts: tuple[RelayHost, ...]
    buckets: frozenset[str] | None = None
    tables: frozenset[str] | None = None


class Decided(Protocol):
    """The part of the server's policy that decides."""

    @property
    def relay_hosts(self) -> Sequence[str]:
        """As ``scheme://host[:port]``."""

    @property
    def allow_own_connections(self) -> bool:
        """Whether a person may add connections."""

    @property
    def connections(self) -> Sequence[Mapping[str, Any]]:
        """The administrator's, with ``bucket`` and ``table``."""


def relay_rules(policy: Decided) -> RelayRules:
    """Listed hosts; of a server without connections of one's own, its buckets and tables only."""
    hosts = tuple(relay_host(one) for one in policy.relay_hosts)
    if policy.allow_own_connections:
        return RelayRules(hosts)
    return RelayRules(
        hosts,
        buckets=frozenset(str(one["bucket"]) for one in policy.connections),
        tables=frozenset(str(one["table"]) for one in policy.connections),
    )


def relay_host(written: str) -> RelayHost:
    """Read ``scheme://host[:port]``. Raises ValueError."""
    found = _HOST.fullmatch(written.strip().lower())
    if found is None:
        raise ValueError(
            "It is a list of scheme://host or scheme://host:port, such as"
            ' ["http://minio.storage:9000"], without a path.'
        )
    scheme, host, port = found.groups()
    number = int(port) if port else _PORTS[scheme]
    if not 0 < number < 65536:
        raise ValueError(f"{number} is no port.")
    return RelayHost(scheme, host.strip("[]"), number)
