"""The key of the journal, and the secret that it is made from."""

import json
import os
import stat

import pytest
from tornado.httpclient import HTTPClientError

from jupyterlab_curation.routes.journal_secret import journal_secret
from jupyterlab_curation.routes.only_the_desk import DESK_HEADER


@pytest.fixture
def ask(jp_fetch):
    """``await ask()`` gives status, body and headers."""

    async def fetch():
        try:
            answer = await jp_fetch(
                "jupyterlab-curation", "journal-key", headers={DESK_HEADER: "1"}
            )
        except HTTPClientError as error:
            answer = error.response
        return answer.code, answer.body.decode(), answer.headers

    return fetch


async def test_the_key_is_the_same_for_one_person_and_never_cached(ask):
    status, body, headers = await ask()
    again = json.loads((await ask())[1])
    found = json.loads(body)
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert len(bytes.fromhex(found["key"])) == 32
    assert again["key"] == found["key"]
    assert found["user"]


async def test_the_key_depends_on_the_named_user_but_not_on_an_invented_name(
    ask, jp_serverapp, monkeypatch
):
    from jupyter_server.auth.identity import IdentityProvider, User

    names = iter(["0a1b", "2c3d", "alice", "bob", "alice"])

    def named(self, handler):
        return User(next(names))

    class HubProvider(IdentityProvider):
        get_user = named

    class Invented(IdentityProvider):
        get_user = named

    Invented.__module__ = "jupyter_server.auth.identity"
    provider = jp_serverapp.identity_provider
    # Neither name is authenticated by the token, so XSRF would be checked.
    monkeypatch.setitem(jp_serverapp.web_app.settings, "disable_check_xsrf", True)
    keys = []
    for kind in (Invented, Invented, HubProvider, HubProvider, HubProvider):
        monkeypatch.setitem(
            jp_serverapp.web_app.settings, "identity_provider", kind(parent=provider.parent)
        )
        keys.append(json.loads((await ask())[1])["key"])
    assert keys[0] == keys[1]
    assert keys[2] == keys[4]
    assert len({keys[0], keys[2], keys[3]}) == 3


def test_the_secret_outlives_the_server_and_is_readable_by_its_owner_alone(tmp_path):
    folder = tmp_path / "data"
    secret, why = journal_secret(folder, b"one cookie secret")
    assert (len(secret), why) == (32, None)
    assert journal_secret(folder, b"another") == (secret, None)
    assert [p.name for p in folder.iterdir()] == ["journal_secret"]
    assert stat.S_IMODE((folder / "journal_secret").stat().st_mode) == 0o600
    assert journal_secret(tmp_path / "other", b"one cookie secret")[0] != secret


@pytest.mark.skipif(os.name != "posix", reason="modes and links")
@pytest.mark.parametrize("attack", ["open", "link", "folder", "short"])
def test_a_secret_that_another_user_could_have_planted_is_not_used(tmp_path, attack):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    planted = folder / "journal_secret"
    known = b"k" * 32
    if attack == "link":
        (tmp_path / "elsewhere").write_bytes(known)
        (tmp_path / "elsewhere").chmod(0o600)
        planted.symlink_to(tmp_path / "elsewhere")
    else:
        planted.write_bytes(known[:3] if attack == "short" else known)
        planted.chmod(0o644 if attack == "open" else 0o600)
    if attack == "folder":
        folder.chmod(0o777)
    secret, why = journal_secret(folder, b"cookie secret")
    assert secret != known
    assert why
    assert journal_secret(folder, b"another server")[0] != secret


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="chown needs root")
def test_a_secret_of_another_user_is_not_used(tmp_path):
    folder = tmp_path / "data"
    journal_secret(folder, b"cookie secret")
    os.chown(folder / "journal_secret", 12345, -1)
    _, why = journal_secret(folder, b"cookie secret")
    assert "12345" in str(why)
