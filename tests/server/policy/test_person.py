"""Who asks is whom the hub has signed in: not the owner of the server, and no invented name."""

import asyncio

import pytest
from jupyter_server.auth.identity import (
    IdentityProvider,
    LegacyIdentityProvider,
    PasswordIdentityProvider,
    User,
)
from jupyter_server.auth.login import LegacyLoginHandler
from policy_requests import QUERY, ROLE

from jupyterlab_curation.routes.person import person_of


class TestOnAServerOfAlice:
    """Bob may use alice's server: the hub lets him in."""

    @pytest.fixture(autouse=True)
    def _keys(self, keys, hub):
        self.sts, self.sign_in = keys, hub

    async def test_bob_is_bob_in_every_answer_that_names_somebody(self, ask):
        self.sign_in("bob")
        assert (await ask("identity", **QUERY))[1]["hubUser"] == "bob"
        assert (await ask("policy"))[1]["person"] == "bob"
        assert (await ask("journal-key"))[1]["user"] == "bob"

    async def test_bobs_session_has_his_name_for_cloudtrail(self, ask, settings):
        settings(role_arn=ROLE)
        self.sign_in("bob")
        await ask(**QUERY)
        (call,) = self.sts.calls
        assert call[1]["RoleSessionName"] == "bob"

    async def test_credentials_of_one_person_are_never_given_to_another(self, ask, settings):
        settings(role_arn=ROLE)
        for name in ("alice", "bob", "alice", "bob"):
            self.sign_in(name)
            await ask(**QUERY)
        sessions = [call[1]["RoleSessionName"] for call in self.sts.calls]
        assert sessions == ["alice", "bob"]

    async def test_neither_are_exchanged_keys(self, ask):
        for name in ("alice", "bob"):
            self.sign_in(name)
            await ask(**QUERY)
        assert self.sts.actions() == ["GetSessionToken"] * 2

    async def test_requests_at_the_same_time_do_not_share_them_either(self, ask, settings):
        settings(role_arn=ROLE)
        self.sts.delay = 0.2
        asked = []
        for name in ("alice", "bob"):
            self.sign_in(name)
            asked.append(asyncio.create_task(ask(**QUERY)))
            # Its person is known when the first question reaches STS.
            await asyncio.sleep(0.1)
        await asyncio.gather(*asked)
        assert sorted(call[1]["RoleSessionName"] for call in self.sts.calls) == ["alice", "bob"]

    async def test_a_service_of_the_hub_is_no_person(self, ask):
        self.sign_in("alice", kind="service")
        assert (await ask("identity", **QUERY))[1]["hubUser"] is None
        assert (await ask("policy"))[1]["person"] is None


async def test_the_owner_in_the_environment_is_not_who_asks(ask, keys, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_USER", "alice")
    assert (await ask("identity", **QUERY))[1]["hubUser"] is None
    found = (await ask("policy"))[1]
    assert (found["hub"], found["person"]) == (True, None)


async def test_the_invented_name_of_a_plain_jupyterlab_does_not_count(ask, keys):
    assert (await ask("identity", **QUERY))[1]["hubUser"] is None
    found = (await ask("policy"))[1]
    assert (found["hub"], found["person"]) == (False, None)


class OwnNames(IdentityProvider):
    def generate_anonymous_user(self, handler):
        return User("0a1b2c")


class Knows(IdentityProvider):
    def get_user(self, handler):
        return User("kim")


class OfHub(LegacyLoginHandler):
    @staticmethod
    def get_user(handler):
        return {"name": "kim"}


@pytest.mark.parametrize(
    ("provider", "person"),
    [
        (IdentityProvider(token="t"), None),
        (PasswordIdentityProvider(token="t"), None),
        (LegacyIdentityProvider(token="t"), None),
        # It only invents other names.
        (OwnNames(token="t"), None),
        (Knows(token="t"), "kim"),
        # JupyterHub without its server extension.
        (LegacyIdentityProvider(login_handler_class=OfHub, token=""), "kim"),
    ],
)
def test_only_a_provider_that_knows_people_names_somebody(provider, person):
    assert person_of(User("kim"), provider) == person
    assert person_of(None, provider) is None
