"""Asks STS whose credentials these are."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from .aws_failure import translated
from .problem import Problem
from .quiet_session import quiet_session
from .sts_answer import answer_of, identity_in
from .sts_client import sts_client
from .temporary_credentials import FAILURE_SECONDS, KEPT, TemporaryCredentials

Identity = dict[str, str | None]
NOBODY: Identity = {"account": None, "arn": None, "userId": None}


class IdentityLookup:
    """Remembers the answer for as long as the same keys are in use, and for a short while that
    nobody answered. Requests that come meanwhile share one question."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._known: dict[str, Identity] = {}
        self._failed: dict[str, tuple[float, Problem]] = {}
        self._asking: dict[str, asyncio.Task[Identity]] = {}

    async def of(self, profile: str | None, credentials: TemporaryCredentials) -> Identity:
        """``{"account", "arn", "userId"}``. Raises Problem."""
        token = credentials.session_token
        if token in self._known:
            return self._known[token]
        failed = self._failed.get(token)
        if failed is not None and self._clock() < failed[0]:
            raise failed[1].again()
        task = self._asking.get(token)
        if task is None:
            task = asyncio.create_task(self._ask(token, profile, credentials))
            self._asking[token] = task
        # Shielded: one page that goes away must not fail the others.
        return await asyncio.shield(task)

    async def _ask(
        self, token: str, profile: str | None, credentials: TemporaryCredentials
    ) -> Identity:
        try:
            self._failed.pop(token, None)
            self._known[token] = await asyncio.to_thread(_ask, profile, credentials)
            return self._known[token]
        except Problem as problem:
            if problem.error == "Unreachable":
                self._failed[token] = (self._clock() + FAILURE_SECONDS, problem.again())
            raise
        finally:
            del self._asking[token]
            for kept in (self._known, self._failed):
                for oldest in list(kept)[:-KEPT]:
                    del kept[oldest]


def _ask(profile: str | None, credentials: TemporaryCredentials) -> Identity:
    doing = "sts:GetCallerIdentity"
    with translated(doing, profile):
        session = quiet_session(profile)
        client = sts_client(
            session,
            credentials.access_key_id,
            credentials.secret_access_key,
            credentials.session_token,
        )
        answer = answer_of(client.get_caller_identity, doing)
    return identity_in(answer, doing)
