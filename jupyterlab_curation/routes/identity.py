"""``GET identity[?profile=]``: who the person is, in the hub and in AWS.

With the parameters of ``credentials``, whose keys are asked about.
"""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from .config import Curation
from .handler import CurationHandler
from .identity_lookup import NOBODY, IdentityLookup
from .problem import Problem
from .sample_child import Sample
from .sample_keys import sample_keys
from .temporary_credentials import CredentialCache
from .wish import Wish, wish_of


class IdentityHandler(CurationHandler):
    """``{"hubUser", "account", "arn", "userId", "problem"}``: strings or null; ``problem`` says
    why AWS did not tell anything, ``{"error", "message", "remedy"}`` or null."""

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

        The hub's user needs no AWS: what goes wrong there never takes the name away.
        """
        hub_user = self.person
        identity, problem = NOBODY, None
        try:
            # Whoever tries the sample need not have an account, and it is not asked.
            if sample_keys(self, self._sample, self._settings) is None:
                wish = await wish_of(self, self._settings)
                identity = await self._lookup.of(wish.profile, await self._cache.get(wish))
        except Problem as found:
            # It counts also for who types credentials into the page.
            if hub_user is None and found.error != "NotSignedIn":
                raise
            problem = found.body()
        self.answer({"hubUser": hub_user, **identity, "problem": problem})
