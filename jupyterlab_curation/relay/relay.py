"""What all requests of this server share: the rules, and how many are under way."""

from __future__ import annotations

import asyncio
import os
import ssl
from collections.abc import Callable

from ..routes.problem import Problem
from .addresses import CheckedResolver, Lookup, ask_dns
from .exchange import Patience
from .hosts import RelayHost, RelayRules

MOST_AT_ONCE = 32
WAIT_SECONDS = 20.0


class Relay:
    """``rules`` is asked at each request, so that there is one place that knows them."""

    def __init__(
        self,
        rules: Callable[[], RelayRules],
        patience: Patience | None = None,
        lookup: Lookup = ask_dns,
        most: int = MOST_AT_ONCE,
        wait: float = WAIT_SECONDS,
    ) -> None:
        self.rules = rules
        self.patience = patience or Patience()
        self._lookup = lookup
        self._wait = wait
        self._free = asyncio.Semaphore(most)
        self._tls: ssl.SSLContext | None = None

    async def enter(self) -> Callable[[], None]:
        """Wait for a place; the function gives it back, once. Raises Problem if none is free."""
        try:
            await asyncio.wait_for(self._free.acquire(), self._wait)
        except (TimeoutError, asyncio.TimeoutError):
            raise Problem(
                "Unreachable",
                "The Jupyter server relays as many requests as it can at a time.",
                "Try again. If it goes on, close other desks of this server.",
            ) from None
        given = [self._free.release]
        return lambda: given.pop()() if given else None

    def resolver(self, listed: RelayHost) -> CheckedResolver:
        """For one connection to a listed host or to a bucket's name before it."""
        resolver: CheckedResolver = CheckedResolver(
            names_its_address=listed.names_its_address, lookup=self._lookup
        )
        return resolver

    def tls(self) -> ssl.SSLContext:
        """Trusts what the AWS SDK of this server trusts."""
        if self._tls is None:
            self._tls = ssl.create_default_context(cafile=os.environ.get("AWS_CA_BUNDLE") or None)
        return self._tls
