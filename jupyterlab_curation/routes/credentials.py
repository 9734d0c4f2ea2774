"""``GET credentials[?profile=][&refused=]``: temporary AWS credentials for the browser.

``bucket``, ``bucketRegion``, ``prefix``, ``table``, ``tableRegion`` and ``use``
(``curator``, ``upkeep``, ``check`` or ``setup``) say what they are for; see ``session_policy.py``.
A connection to the sample has its ``s3Endpoint``, and gets the sample's keys alone:
none if the sample has ended.
"""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from .config import Curation
from .handler import CurationHandler
from .sample_child import Sample
from .sample_keys import sample_keys
from .temporary_credentials import CredentialCache
from .wish import Wish, wish_of


class CredentialsHandler(CurationHandler):
    """``{"accessKeyId", "secretAccessKey", "sessionToken", "expiration", "source", "region",
    "excess"}``; ``excess`` tells why they are good for more than the connection needs."""

    def initialize(self, config: Curation, cache: CredentialCache[Wish], sample: Sample) -> None:
        """Given by ``add_routes``."""
        self._sample = sample
        self._settings = config
        self._cache = cache

    @web.authenticated
    # Whoever may only look at this server must not get keys that write.
    @authorized("execute")  # type: ignore[untyped-decorator]
    async def get(self) -> None:
        """Credentials with a session token, or a Problem; never long-lived keys."""
        own = sample_keys(self, self._sample, self._settings)
        if own is not None:
            self.answer({**own.body()})
            return
        wish = await wish_of(self, self._settings)
        # The id of a key is no secret; AWS refused it, for example after a rotation.
        refused = self.get_query_argument("refused", None)
        self.answer({**(await self._cache.get(wish, refused)).body()})
