"""Whose credentials a request wants, and narrowed to what."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from ..policy.allowed import Asked, listed_connection
from ..policy.effective import effective_policy
from .config import Curation
from .dataset import read_dataset
from .handler import CurationHandler
from .profile import chosen_profile
from .session_policy import session_policy


@dataclass(frozen=True)
class Wish:
    """Equal wishes may share credentials, others never: each person has their own."""

    profile: str | None = None
    policy: str | None = None
    person: str | None = None


def wish_for(config: Curation, asked: Asked, person: str | None) -> Wish:
    """The wish of a person for a connection that is allowed. Blocking. Raises Problem."""
    listed = listed_connection(effective_policy(config), asked)
    policy = session_policy(config, asked.dataset)
    # A listed connection may name its own profile, and a request for it names no other.
    also = "" if listed is None else str(listed["profile"])
    return Wish(chosen_profile(asked.profile, config, also), policy, person)


async def wish_of(handler: CurationHandler, config: Curation) -> Wish:
    """The wish of ``?profile=`` and of the connection's parameters. Raises Problem."""

    def argument(name: str) -> str | None:
        return handler.get_query_argument(name, None, strip=False)

    asked = Asked(
        read_dataset(argument),
        argument("s3Endpoint") or "",
        argument("dynamodbEndpoint"),
        argument("profile") or "",
    )
    return await asyncio.to_thread(wish_for, config, asked, handler.person)
