"""``GET identity[?profile=]``: who the person is, in the hub and in AWS.

With the parameters of ``credentials``, whose keys are asked about.
"""

from __future__ import annotations

import os

from jupyter_server.auth.decorator import authorized
from tornado import web

from .config import Curation
from .handler import CurationHandler
from .identity_lookup import NOBODY, IdentityLookup
from .problem import Problem
from .sample_child import Sample
from .temporary_credentials import CredentialCache
from .wish import Wish, wish_of


class IdentityHandler(CurationHandler):
    """``{"hubUser", "account", "arn", "userId"}``, each a string or null."""

    def initialize(
        self,
        config: Curation,
        cache: CredentialCache[Wish],
        lookup: IdentityLookup,
        sample: Sample,
    ) -> None:
        """Given by ``add_routes``."""
        self._sample = sample
        self._settings = config
        self._cache = cache
        self._lookup = lookup

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """The hub's user, and STS's answer; nulls for AWS where nobody is signed in to it.

        JupyterLab's own user is not asked: outside a hub it is a random name.
        """
        hub_user = os.environ.get("JUPYTERHUB_USER") or None
        own = self._sample.keys_for(
            self.get_query_argument("s3Endpoint", None), self.get_query_argument("bucket", None)
        )
        if own is not None:
            # Whoever tries the sample need not have an account, and it is not asked.
            self.answer({"hubUser": hub_user, **NOBODY})
            return
        wish = await wish_of(self, self._settings)
        try:
            identity = await self._lookup.of(wish.profile, await self._cache.get(wish))
        except Problem as problem:
            # The hub's user counts also for who types credentials into the page.
            if problem.error != "NotSignedIn":
                raise
            identity = NOBODY
        self.answer({"hubUser": hub_user, **identity})
