"""``GET credentials[?profile=][&refused=]``: temporary AWS credentials for the browser."""

from __future__ import annotations

import asyncio

from jupyter_server.auth.decorator import authorized
from tornado import web

from .config import Curation
from .handler import CurationHandler
from .profile import chosen_profile
from .temporary_credentials import CredentialCache


class CredentialsHandler(CurationHandler):
    """``{"accessKeyId", "secretAccessKey", "sessionToken", "expiration", "source", "region"}``."""

    def initialize(self, config: Curation, cache: CredentialCache) -> None:
        """Given by ``add_routes``."""
        self._settings = config
        self._cache = cache

    @web.authenticated
    # Whoever may only look at this server must not get keys that write.
    @authorized("execute")  # type: ignore[untyped-decorator]
    async def get(self) -> None:
        """Credentials with a session token, or a Problem; never long-lived keys."""
        asked = self.get_query_argument("profile", None)
        profile = await asyncio.to_thread(chosen_profile, asked, self._settings)
        # The id of a key is no secret; AWS refused it, for example after a rotation.
        refused = self.get_query_argument("refused", None)
        self.answer({**(await self._cache.get(profile, refused)).body()})
