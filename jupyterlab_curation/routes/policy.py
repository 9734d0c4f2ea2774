"""``GET policy``: what an administrator decided for everybody who uses this server.

``{"connections": […], "allowOwnConnections", "allowedEndpoints": […], "anyEndpoint",
"readOnly", "disabledFeatures": […], "relayHosts": […], "hub", "person"}``. The page draws
it; the server checks each use again. ``person`` is whom the hub has signed in, or null.
"""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from ..policy.effective import effective_policy
from .config import Curation
from .handler import CurationHandler


class PolicyHandler(CurationHandler):
    """The effective policy."""

    def initialize(self, config: Curation) -> None:
        """Given by ``add_routes``."""
        self._settings = config

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """It asks nobody, and names no role."""
        self.answer(effective_policy(self._settings).body(self.person))
