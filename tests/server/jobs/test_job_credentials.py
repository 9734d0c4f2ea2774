"""The credentials of a job's child: none in its arguments or environment, none for anybody else."""

import asyncio
import json
import os
import sys
import time

import pytest
from job_requests import CONNECTION, wanted
from tornado.httpclient import AsyncHTTPClient

from jupyterlab_curation.jobs.container_listener import ContainerListener
from jupyterlab_curation.jobs.one_job_tokens import OneJobTokens
from jupyterlab_curation.routes.problem import Problem
from jupyterlab_curation.routes.temporary_credentials import TemporaryCredentials
from jupyterlab_curation.routes.wish import Wish

ASKS = wanted(connection={**CONNECTION, "bucket": "asks-for-them"})
SECRETS = ("LONGSECRET", "AKIALONGLIVED", "made-secret", "made-token")


@pytest.fixture
def listener():
    """``(ask, tokens, said)``: a listener; ``said`` may hold what is given or raised."""
    tokens = OneJobTokens()
    said = {}

    async def fetch(wish):
        if "raises" in said:
            raise said["raises"]
        return TemporaryCredentials("ASIA", "secret", "session", said.get("expires"), "env", None)

    found = ContainerListener(tokens, fetch)

    async def ask(token=None, path=None, method="GET", **headers):
        url = found.url()
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if token is not None:
            sent["Authorization"] = token
        return await AsyncHTTPClient().fetch(
            url if path is None else url.replace("/credentials/container", path),
            method=method,
            headers=sent,
            raise_error=False,
            allow_nonstandard_methods=True,
        )

    yield ask, tokens, said
    found.stop()


async def test_a_job_gets_them_by_the_container_protocol(run, ask):
    found = await run(ASKS)
    _, report = await ask(f"jobs/{found['job']['id']}/report")
    assert report["answer"]["AccessKeyId"] == "ASIAMADE"
    assert report["answer"]["Token"] == "made-token"
    assert report["answer"]["Expiration"].endswith("Z")


async def test_neither_its_arguments_nor_its_environment_have_any(run, ask, monkeypatch):
    monkeypatch.setenv("AWS_SESSION_TOKEN", "env-token")
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", "/token")
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "of the hub")
    monkeypatch.setenv("CURATION_SANDBOX_KEY", "of the sandbox")
    monkeypatch.setenv("NODE_OPTIONS", "--require=evil")
    found = await run(wanted())
    _, report = await ask(f"jobs/{found['job']['id']}/report")
    given = json.dumps([report["arguments"], report["environment"]])
    for secret in (*SECRETS, "env-token", "of the hub", "of the sandbox"):
        assert secret not in given
    assert report["environment"]["CURATION_PYTHON"] == sys.executable
    names = {name for name in report["environment"] if name.startswith(("AWS_", "NODE_"))}
    assert names - {"NODE_EXTRA_CA_CERTS"} == {
        "AWS_CONFIG_FILE",
        "AWS_SHARED_CREDENTIALS_FILE",
        "AWS_EC2_METADATA_DISABLED",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    }


async def test_a_token_dies_with_its_job(run, ask, jobs):
    found = await run(ASKS)
    _, report = await ask(f"jobs/{found['job']['id']}/report")
    token = report["token"]
    assert jobs._tokens.wish_of(token) is None
    answer = await AsyncHTTPClient().fetch(
        report["environment"]["AWS_CONTAINER_CREDENTIALS_FULL_URI"],
        headers={"Authorization": token},
        raise_error=False,
    )
    assert answer.code == 403
    assert not os.path.exists(report["environment"]["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"])


async def test_nobody_without_the_token_gets_them(listener):
    ask, tokens, _ = listener
    token = tokens.issue(Wish())
    for wrong in (None, "", "x", token[:-1], token + "x", f"Bearer {token}", token.upper(), "ü"):
        answer = await ask(wrong)
        assert answer.code == 403, wrong
        assert b"secret" not in answer.body
    answer = await ask(token)
    assert answer.code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://127.0.0.1:8888"},
        {"Cookie": "a=b"},
        {"Referer": "http://127.0.0.1/"},
        {"Sec_Fetch_Site": "same-origin"},
        {"Host": "evil.example"},
        {"Host": "localhost"},
    ],
)
async def test_no_browser_gets_them_even_with_the_token(listener, headers):
    ask, tokens, _ = listener
    assert (await ask(tokens.issue(Wish()), **headers)).code == 403


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/", "GET"),
        ("/credentials", "GET"),
        ("/credentials/container/x", "GET"),
        ("/credentials/container", "POST"),
        ("/credentials/container", "OPTIONS"),
        ("/credentials/container", "HEAD"),
    ],
)
async def test_nothing_else_is_answered(listener, path, method):
    ask, tokens, _ = listener
    answer = await ask(tokens.issue(Wish()), path, method)
    assert answer.code in (404, 405)
    assert b"secret" not in answer.body


async def test_each_token_is_good_for_its_own_dataset_alone(jobs):
    tokens = OneJobTokens()
    one, two = (tokens.issue(Wish(policy=policy)) for policy in ("one", "two"))
    assert (tokens.wish_of(one), tokens.wish_of(two)) == (Wish(policy="one"), Wish(policy="two"))
    tokens.end(one)
    assert (tokens.wish_of(one), tokens.wish_of(two)) == (None, Wish(policy="two"))


async def test_credentials_of_unknown_life_are_asked_for_again(listener):
    ask, tokens, _ = listener
    body = json.loads((await ask(tokens.issue(Wish()))).body)
    moment = time.mktime(time.strptime(body["Expiration"], "%Y-%m-%dT%H:%M:%SZ")) - time.timezone
    assert 800 < moment - time.time() < 1000


@pytest.mark.parametrize(("error", "status"), [("NotSignedIn", 400), ("Unreachable", 503)])
async def test_a_refusal_is_told_in_the_protocols_own_words(listener, error, status):
    ask, tokens, said = listener
    said["raises"] = Problem(error, "What happened.", "What to do.")
    answer = await ask(tokens.issue(Wish()))
    assert answer.code == status
    assert json.loads(answer.body) == {"Code": error, "Message": "What happened. What to do."}


async def test_an_unexpected_failure_shows_no_frames(listener):
    ask, tokens, said = listener
    said["raises"] = RuntimeError("LONGSECRET")
    answer = await ask(tokens.issue(Wish()))
    assert answer.code == 500
    assert b"LONGSECRET" not in answer.body


async def test_it_listens_on_loopback_alone(listener, jobs):
    url = jobs._listener.url()
    assert url.startswith("http://127.0.0.1:")
    sockets = list(jobs._listener._server._sockets.values())
    assert [one.getsockname()[0] for one in sockets] == ["127.0.0.1"]
    await asyncio.sleep(0)


async def test_who_is_not_signed_in_learns_it_before_anything_starts(ask, signed_in):
    signed_in.refuse_with = "ExpiredToken"
    status, answer = await ask(body=wanted())
    assert (status, answer["error"]) == (409, "NotSignedIn")
    assert (await ask())[1]["jobs"] == []
