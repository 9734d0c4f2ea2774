"""``GET identity[?profile=]``: who the person is, in the hub and in AWS."""

from __future__ import annotations

import asyncio
import os

from jupyter_server.auth.decorator import authorized
from tornado import web

from .config import Curation
from .handler import CurationHandler
from .identity_lookup import NOBODY, IdentityLookup
from .problem import Problem
from .profile import chosen_profile
from .temporary_credentials import CredentialCache


class IdentityHandler(CurationHandler):
    """``{"hubUser", "account", "arn", "userId"}``, each a string or null."""

    def initialize(self, config: Curation, cache: CredentialCache, lookup: IdentityLookup) -> None:
        """Given by ``add_routes``."""
        self._settings = config
        self._cache = cache
        self._lookup = lookup

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """The hub's user, and STS's answer; nulls for AWS where nobody is signed in to it.

        JupyterLab's own user is not asked: outside a hub it is a random name.
        """
        asked = self.get_query_argument("profile", None)
        profile = await asyncio.to_thread(chosen_profile, asked, self._settings)
        try:
            identity = await self._lookup.of(profile, await self._cache.get(profile))
        except Problem as problem:
            # The hub's user counts also for who types credentials into the page.
            if problem.error != "NotSignedIn":
                raise
            identity = NOBODY
        self.answer({"hubUser": os.environ.get("JUPYTERHUB_USER") or None, **identity})
