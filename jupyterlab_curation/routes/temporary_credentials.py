"""Temporary credentials as a value, and a cache that refreshes them before they expire."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Generic, Literal, TypeVar

from .problem import Problem

# AWS's SDKs refresh in the last 15 minutes too; below ten, a long upload could outlive its keys.
REFRESH_SECONDS = 600.0
# Keys that do not say when they end are asked for again this often.
UNKNOWN_LIFE_SECONDS = 300.0
# Many requests of a page are refused at once; new keys are asked for no more often than this.
RENEWAL_SECONDS = 5.0
# An STS that is out of reach is not asked again for so long: each try costs seconds.
FAILURE_SECONDS = 15.0
# A page can name as many connections as it likes.
KEPT = 64

# Why a page holds more than its connection needs; None: it does not.
# user: a long-lived user's, exchanged; temporary: handed on; machine: its instance's or
# container's; role: a role's without a session policy.
Excess = Literal["user", "temporary", "machine", "role"] | None


@dataclass(frozen=True)
class TemporaryCredentials:
    """Keys with a session token. ``expires`` in epoch seconds, None when not known."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str = field(repr=False)
    expires: float | None
    source: str
    region: str | None
    excess: Excess = None

    def body(self) -> dict[str, str | None]:
        """The JSON answer of the ``credentials`` route; ``expiration`` ISO 8601 with Z."""
        return {
            "accessKeyId": self.access_key_id,
            "secretAccessKey": self.secret_access_key,
            "sessionToken": self.session_token,
            "expiration": None if self.expires is None else _iso(self.expires),
            "source": self.source,
            "region": self.region,
            "excess": self.excess,
        }


def _iso(epoch: float) -> str:
    return datetime.fromtimestamp(epoch, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


Wanted = TypeVar("Wanted", bound=Hashable)


class CredentialCache(Generic[Wanted]):
    """One set of credentials for each wish, in memory only, and the newest wishes alone.

    ``fetch(wish)`` blocks and may raise Problem; it runs in a thread, never
    on the event loop, and requests that come meanwhile share its result. That
    nobody answered is remembered for a short while.
    """

    def __init__(
        self,
        fetch: Callable[[Wanted], TemporaryCredentials],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._kept: dict[Wanted, tuple[float, TemporaryCredentials]] = {}
        self._made: dict[Wanted, float] = {}
        self._failed: dict[Wanted, tuple[float, Problem]] = {}
        self._fetching: dict[Wanted, asyncio.Task[TemporaryCredentials]] = {}

    async def get(self, wish: Wanted, refused: str | None = None) -> TemporaryCredentials:
        """Credentials good for ten minutes at least, where AWS gives such. Raises Problem.

        ``refused``: the access key id that AWS no longer accepts; others are made.
        """
        kept = self._kept.get(wish)
        if kept is not None and self._clock() < kept[0]:
            young = self._clock() - self._made[wish] < RENEWAL_SECONDS
            if kept[1].access_key_id != refused or young:
                return kept[1]
        failed = self._failed.get(wish)
        if failed is not None and self._clock() < failed[0]:
            raise failed[1].again()
        task = self._fetching.get(wish)
        if task is None:
            task = asyncio.create_task(self._refresh(wish))
            self._fetching[wish] = task
        # Shielded: one page that goes away must not fail the others.
        return await asyncio.shield(task)

    async def _refresh(self, wish: Wanted) -> TemporaryCredentials:
        try:
            self._failed.pop(wish, None)
            fresh = await self._fetched(wish)
            until = (
                self._clock() + UNKNOWN_LIFE_SECONDS
                if fresh.expires is None
                else fresh.expires - REFRESH_SECONDS
            )
            self._kept.pop(wish, None)
            self._kept[wish] = (until, fresh)
            self._made[wish] = self._clock()
            for oldest in list(self._kept)[:-KEPT]:
                del self._kept[oldest], self._made[oldest]
            return fresh
        finally:
            del self._fetching[wish]

    async def _fetched(self, wish: Wanted) -> TemporaryCredentials:
        try:
            return await asyncio.to_thread(self._fetch, wish)
        except Problem as problem:
            if problem.error == "Unreachable":
                self._failed[wish] = (self._clock() + FAILURE_SECONDS, problem.again())
                for oldest in list(self._failed)[:-KEPT]:
                    del self._failed[oldest]
            raise
