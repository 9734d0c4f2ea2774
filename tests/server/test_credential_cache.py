"""When credentials are fetched again, with a clock of our own."""

import asyncio
from dataclasses import replace

import pytest

from jupyterlab_curation.routes.config import Curation
from jupyterlab_curation.routes.credential_chain import CredentialChain, session_name
from jupyterlab_curation.routes.problem import Problem
from jupyterlab_curation.routes.temporary_credentials import (
    FAILURE_SECONDS,
    KEPT,
    CredentialCache,
    TemporaryCredentials,
)
from jupyterlab_curation.routes.wish import Wish

KEYS = TemporaryCredentials("ASIA", "secret-1", "token-1", 3600.0, "env", None)


class Source:
    """Counts fetches; ``next`` is given or raised."""

    def __init__(self):
        self.now = 0.0
        self.fetched = []
        self.next = KEYS

    def fetch(self, profile):
        self.fetched.append(profile)
        if isinstance(self.next, Exception):
            raise self.next
        return self.next

    def cache(self):
        return CredentialCache(self.fetch, lambda: self.now)


async def test_they_are_kept_until_ten_minutes_before_they_expire():
    source = Source()
    cache = source.cache()
    assert await cache.get(None) is KEYS
    source.now = 2999.0
    assert await cache.get(None) is KEYS
    assert len(source.fetched) == 1
    source.now, source.next = 3000.0, replace(KEYS, expires=7200.0)
    assert (await cache.get(None)).expires == 7200.0
    assert len(source.fetched) == 2


async def test_keys_of_unknown_life_are_asked_for_again_soon():
    source = Source()
    source.next = replace(KEYS, expires=None)
    cache = source.cache()
    await cache.get(None)
    source.now = 299.0
    await cache.get(None)
    assert len(source.fetched) == 1
    source.now = 301.0
    await cache.get(None)
    assert len(source.fetched) == 2


async def test_profiles_are_kept_apart():
    source = Source()
    cache = source.cache()
    await asyncio.gather(cache.get(None), cache.get("a"), cache.get("a"))
    assert sorted(source.fetched, key=str) == [None, "a"]


async def test_a_refusal_is_not_kept():
    source = Source()
    cache = source.cache()
    source.next = Problem("NotSignedIn", "no", "sign in")
    with pytest.raises(Problem):
        await cache.get(None)
    source.next = KEYS
    assert await cache.get(None) is KEYS


async def test_a_request_that_goes_away_does_not_fail_the_others():
    source = Source()
    cache = source.cache()
    leaving = asyncio.create_task(cache.get(None))
    await asyncio.sleep(0)
    staying = asyncio.create_task(cache.get(None))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying is KEYS
    assert len(source.fetched) == 1


def test_secrets_are_not_in_the_representation():
    assert "secret-1" not in repr(KEYS)
    assert "token-1" not in repr(KEYS)


def test_a_configured_role_is_assumed_under_the_persons_name(sts, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIALONG")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "LONGSECRET")
    # It names the server's owner, and somebody else may ask.
    monkeypatch.setenv("JUPYTERHUB_USER", "alice")
    config = Curation(role_arn="arn:aws:iam::111122223333:role/curator", duration=900)
    made = CredentialChain(config).fetch(Wish(person="kim.lee"))
    assert made.session_token == "made-token"
    action, parameters, _ = sts.calls[0]
    assert action == "AssumeRole"
    assert parameters["RoleSessionName"] == "kim.lee"
    assert parameters["DurationSeconds"] == "900"
    assert parameters["RoleArn"] == config.role_arn


def test_the_session_of_nobody_has_our_name(aws):
    assert session_name(None) == "jupyterlab-curation"


async def test_that_nobody_answers_is_remembered_for_a_short_while():
    source = Source()
    cache = source.cache()
    source.next = Problem("Unreachable", "no", "wait")
    for moment in (0.0, FAILURE_SECONDS - 1):
        source.now = moment
        with pytest.raises(Problem, match="no"):
            await cache.get(None)
    assert len(source.fetched) == 1
    # Another wish, for example of another profile, has an answer of its own.
    source.next = KEYS
    assert await cache.get("a") is KEYS
    source.now = FAILURE_SECONDS
    assert await cache.get(None) is KEYS


async def test_refused_keys_are_made_anew_once():
    source = Source()
    cache = source.cache()
    await cache.get(None)
    source.now, source.next = 60.0, replace(KEYS, access_key_id="ASIANEW", expires=9000.0)
    # Of another page, which has other keys.
    assert await cache.get(None, "ASIAOTHER") is KEYS
    assert (await cache.get(None, "ASIA")).access_key_id == "ASIANEW"
    # A second page says the same, and gets what is there.
    assert (await cache.get(None, "ASIA")).access_key_id == "ASIANEW"
    assert len(source.fetched) == 2
    # New keys that are refused at once are not asked for again and again.
    source.now = 62.0
    await cache.get(None, "ASIANEW")
    assert len(source.fetched) == 2
    source.now = 66.0
    await cache.get(None, "ASIANEW")
    assert len(source.fetched) == 3


async def test_only_the_newest_wishes_are_kept():
    source = Source()
    cache = source.cache()
    for number in range(KEPT + 1):
        await cache.get(str(number))
    await cache.get("1")
    assert len(source.fetched) == KEPT + 1
    await cache.get("0")
    assert source.fetched[-1] == "0"
    assert len(source.fetched) == KEPT + 2
