"""Temporary credentials as a value, and a cache that refreshes them before they expire."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone

# AWS's SDKs refresh in the last 15 minutes too; below ten, a long upload could outlive its keys.
REFRESH_SECONDS = 600.0
# Keys that do not say when they end are asked for again this often.
UNKNOWN_LIFE_SECONDS = 300.0
# Many requests of a page are refused at once; new keys are asked for no more often than this.
RENEWAL_SECONDS = 5.0


@dataclass(frozen=True)
class TemporaryCredentials:
    """Keys with a session token. ``expires`` in epoch seconds, None when not known."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str = field(repr=False)
    expires: float | None
    source: str
    region: str | None

    def body(self) -> dict[str, str | None]:
        """The JSON answer of the ``credentials`` route; ``expiration`` ISO 8601 with Z."""
        return {
            "accessKeyId": self.access_key_id,
            "secretAccessKey": self.secret_access_key,
            "sessionToken": self.session_token,
            "expiration": None if self.expires is None else _iso(self.expires),
            "source": self.source,
            "region": self.region,
        }


def _iso(epoch: float) -> str:
    return datetime.fromtimestamp(epoch, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


Fetch = Callable[[str | None], TemporaryCredentials]


class CredentialCache:
    """One set of credentials a profile, in memory only.

    ``fetch(profile)`` blocks and may raise Problem; it runs in a thread, never
    on the event loop, and requests that come meanwhile share its result.
    """

    def __init__(self, fetch: Fetch, clock: Callable[[], float] = time.time) -> None:
        self._fetch = fetch
        self._clock = clock
        self._kept: dict[str | None, tuple[float, TemporaryCredentials]] = {}
        self._made: dict[str | None, float] = {}
        self._fetching: dict[str | None, asyncio.Task[TemporaryCredentials]] = {}

    async def get(self, profile: str | None, refused: str | None = None) -> TemporaryCredentials:
        """Credentials good for ten minutes at least, where AWS gives such. Raises Problem.

        ``refused``: the access key id that AWS no longer accepts; others are made.
        """
        kept = self._kept.get(profile)
        if kept is not None and self._clock() < kept[0]:
            young = self._clock() - self._made[profile] < RENEWAL_SECONDS
            if kept[1].access_key_id != refused or young:
                return kept[1]
        task = self._fetching.get(profile)
        if task is None:
            task = asyncio.create_task(self._refresh(profile))
            self._fetching[profile] = task
        # Shielded: one page that goes away must not fail the others.
        return await asyncio.shield(task)

    async def _refresh(self, profile: str | None) -> TemporaryCredentials:
        try:
            fresh = await asyncio.to_thread(self._fetch, profile)
            until = (
                self._clock() + UNKNOWN_LIFE_SECONDS
                if fresh.expires is None
                else fresh.expires - REFRESH_SECONDS
            )
            self._kept[profile] = (until, fresh)
            self._made[profile] = self._clock()
            return fresh
        finally:
            del self._fetching[profile]
