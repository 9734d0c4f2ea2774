"""Asks STS whose credentials these are."""

from __future__ import annotations

import asyncio

from .aws_failure import translated
from .quiet_session import quiet_session
from .sts_client import sts_client
from .temporary_credentials import KEPT, TemporaryCredentials

Identity = dict[str, str | None]
NOBODY: Identity = {"account": None, "arn": None, "userId": None}


class IdentityLookup:
    """Remembers the answer for as long as the same keys are in use."""

    def __init__(self) -> None:
        self._known: dict[str, Identity] = {}

    async def of(self, profile: str | None, credentials: TemporaryCredentials) -> Identity:
        """``{"account", "arn", "userId"}``. Raises Problem."""
        token = credentials.session_token
        if token not in self._known:
            self._known[token] = await asyncio.to_thread(_ask, profile, credentials)
            for oldest in list(self._known)[:-KEPT]:
                del self._known[oldest]
        return self._known[token]


def _ask(profile: str | None, credentials: TemporaryCredentials) -> Identity:
    with translated("sts:GetCallerIdentity", profile):
        session = quiet_session(profile)
        client = sts_client(
            session,
            credentials.access_key_id,
            credentials.secret_access_key,
            credentials.session_token,
        )
        answer = client.get_caller_identity()
    return {"account": answer["Account"], "arn": answer["Arn"], "userId": answer["UserId"]}
