"""The policy that follows from all settings of this server, as a value. It asks nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..routes.config import FEATURES, Curation
from .hosts import host_of
from .hub import on_a_hub


@dataclass(frozen=True)
class Policy:
    """What holds for everybody who uses this server."""

    connections: tuple[Mapping[str, Any], ...]
    allow_own_connections: bool
    # Besides AWS's: those that are listed, and those of the connections.
    allowed_endpoints: tuple[str, ...]
    # Whether a page may name other hosts too, because nothing is listed.
    any_endpoint: bool
    read_only: bool
    disabled_features: tuple[str, ...]
    relay_hosts: tuple[str, ...]
    hub: bool
    # Whether temporary credentials of SSO and web identities stay on the server.
    require_role: bool
    # Whether those of the instance or the container do.
    keep_machine_credentials: bool

    def body(self, person: str | None) -> dict[str, Any]:
        """The answer of the ``policy`` route."""
        return {
            "connections": [dict(one) for one in self.connections],
            "allowOwnConnections": self.allow_own_connections,
            "allowedEndpoints": list(self.allowed_endpoints),
            "anyEndpoint": self.any_endpoint,
            "readOnly": self.read_only,
            "disabledFeatures": list(self.disabled_features),
            "relayHosts": list(self.relay_hosts),
            "hub": self.hub,
            "person": person,
        }


def effective_policy(config: Curation) -> Policy:
    """Of checked settings, and of whether a hub started this server."""
    hub = on_a_hub()
    connections = tuple(config.connections)
    own = config.allow_own_connections
    hosts = {
        host_of(one[name]) for one in connections for name in ("s3Endpoint", "dynamodbEndpoint")
    }
    return Policy(
        connections=connections,
        allow_own_connections=not connections if own is None else own,
        allowed_endpoints=tuple(sorted({*config.allowed_endpoints, *hosts} - {""})),
        any_endpoint=not connections and not config.allowed_endpoints,
        read_only=config.read_only,
        disabled_features=tuple(one for one in FEATURES if one in config.disabled_features),
        relay_hosts=tuple(config.relay_hosts),
        hub=hub,
        require_role=hub if config.require_role is None else config.require_role,
        keep_machine_credentials=config.require_role is True
        or not config.allow_machine_credentials,
    )
