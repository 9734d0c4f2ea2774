"""Whose credentials a request wants, and narrowed to what."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from .config import Curation
from .dataset import Dataset, read_dataset
from .handler import CurationHandler
from .profile import chosen_profile
from .session_policy import session_policy


@dataclass(frozen=True)
class Wish:
    """Equal wishes may share credentials, others never."""

    profile: str | None = None
    policy: str | None = None


def wish_for(config: Curation, dataset: Dataset | None, profile: str | None) -> Wish:
    """The wish for a dataset, with a profile that is asked for. Blocking. Raises Problem."""
    policy = session_policy(config, dataset)
    return Wish(chosen_profile(profile, config), policy)


async def wish_of(handler: CurationHandler, config: Curation) -> Wish:
    """The wish of ``?profile=`` and of the connection's parameters. Raises Problem."""

    def argument(name: str) -> str | None:
        return handler.get_query_argument(name, None, strip=False)

    return await asyncio.to_thread(wish_for, config, read_dataset(argument), argument("profile"))
