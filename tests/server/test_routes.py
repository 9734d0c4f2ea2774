"""The routes over a real Jupyter server."""

import asyncio
import json
import logging

import pytest
from tornado.httpclient import HTTPClientError

from jupyterlab_curation.jobs.job_folder import ID
from jupyterlab_curation.routes import routes
from jupyterlab_curation.routes.config import Curation
from jupyterlab_curation.routes.only_the_desk import DESK_HEADER

LONG_KEY, LONG_SECRET = "AKIALONGLIVED", "LONGSECRET"
ROUTES = [name.replace(f"({ID})", "0123456789abcdef") for name, *_ in routes(Curation())]


@pytest.fixture
def long_lived(sts, monkeypatch):
    """Long-lived keys in the environment, and an STS to exchange them."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", LONG_KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", LONG_SECRET)
    return sts


@pytest.fixture
def get(jp_fetch):
    """``await get(route, **query)`` gives status, body as text, and headers."""

    async def fetch(route, **query):
        try:
            answer = await jp_fetch(
                "jupyterlab-curation", route, params=query, headers={DESK_HEADER: "1"}
            )
        except HTTPClientError as error:
            answer = error.response
        return answer.code, answer.body.decode(), answer.headers

    return fetch


@pytest.mark.parametrize("route", ROUTES)
async def test_nobody_gets_in_without_signing_in(
    long_lived, jp_serverapp, http_server_client, jp_base_url, route
):
    answer = await http_server_client.fetch(
        f"{jp_base_url}jupyterlab-curation/{route}", raise_error=False, follow_redirects=False
    )
    assert answer.code in (401, 403)
    assert b"accessKeyId" not in answer.body
    assert long_lived.calls == []


@pytest.mark.parametrize("route", ROUTES)
async def test_who_is_not_authorized_is_refused(long_lived, jp_serverapp, get, route, monkeypatch):
    def refuse(handler, user, action, resource):
        assert resource == "curation"
        return False

    monkeypatch.setattr(jp_serverapp.authorizer, "is_authorized", refuse)
    status, _, _ = await get(route)
    assert status == 403
    assert long_lived.calls == []


async def test_version(get):
    import jupyterlab_curation

    status, body, _ = await get("version")
    assert (status, json.loads(body)) == (200, {"version": jupyterlab_curation.__version__})


async def test_long_lived_keys_are_exchanged_and_never_leave(long_lived, get, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-northeast-2")
    status, body, headers = await get("credentials")
    found = json.loads(body)
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert found["accessKeyId"] == "ASIAMADE"
    assert found["sessionToken"] == "made-token"
    assert found["expiration"].endswith("Z")
    assert (found["source"], found["region"]) == ("env", "ap-northeast-2")
    assert long_lived.actions() == ["GetSessionToken"]
    for route in ROUTES:
        _, body, _ = await get(route)
        assert LONG_KEY not in body
        assert LONG_SECRET not in body
    logged = "\n".join(r.getMessage() for r in caplog.records if "curation" in r.getMessage())
    assert LONG_SECRET not in logged
    assert "made-secret" not in logged


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("InvalidClientTokenId", "NotSignedIn"),
        ("ExpiredToken", "NotSignedIn"),
        ("AccessDenied", "NotAllowed"),
        ("ValidationError", "Invalid"),
        ("InternalFailure", "Unreachable"),
    ],
)
async def test_a_refusal_of_sts_is_named(long_lived, get, code, error):
    long_lived.refuse_with = code
    status, body, headers = await get("credentials")
    found = json.loads(body)
    assert found["error"] == error
    assert code in found["message"]
    assert "sts:GetSessionToken" in found["message"]
    assert found["remedy"]
    assert status in (400, 409, 502)
    assert LONG_SECRET not in body
    assert headers["Cache-Control"] == "no-store"


async def test_sts_out_of_reach_is_named(long_lived, get, monkeypatch):
    monkeypatch.setenv("CURATION_STS_ENDPOINT", "http://127.0.0.1:9")
    status, body, _ = await get("credentials")
    assert (status, json.loads(body)["error"]) == (503, "Unreachable")


async def test_an_sts_without_tokens_is_not_trusted(long_lived, get):
    long_lived.token = ""
    status, body, _ = await get("credentials")
    assert (status, json.loads(body)["error"]) == (409, "NotSupported")
    assert "made-secret" not in body


async def test_no_credentials_at_all(sts, get):
    status, body, _ = await get("credentials")
    assert (status, json.loads(body)["error"]) == (409, "NotSignedIn")


async def test_temporary_keys_are_handed_on_with_their_token(long_lived, get, monkeypatch):
    monkeypatch.setenv("AWS_SESSION_TOKEN", "env-token")
    _, body, _ = await get("credentials")
    found = json.loads(body)
    assert (found["accessKeyId"], found["sessionToken"]) == (LONG_KEY, "env-token")
    assert found["expiration"] is None
    assert long_lived.calls == []


async def test_many_requests_share_one_call(long_lived, get):
    long_lived.delay = 0.2
    answers = await asyncio.gather(*(get("credentials") for _ in range(8)))
    assert {status for status, _, _ in answers} == {200}
    assert long_lived.actions() == ["GetSessionToken"]


async def test_identity_is_asked_with_the_temporary_keys(long_lived, get, hub):
    hub("kim")
    for _ in range(2):
        status, body, _ = await get("identity")
    assert status == 200
    assert json.loads(body) == {
        "hubUser": "kim",
        "account": "111122223333",
        "arn": "arn:aws:iam::111122223333:user/kim",
        "userId": "AIDAKIM",
        "problem": None,
    }
    assert long_lived.actions() == ["GetSessionToken", "GetCallerIdentity"]
    assert "ASIAMADE" in long_lived.calls[-1][2]


async def test_identity_without_aws_or_hub_is_nobody(sts, get):
    status, body, _ = await get("identity")
    assert status == 200
    found = json.loads(body)
    assert [found[name] for name in ("hubUser", "account", "arn", "userId")] == [None] * 4
    assert found["problem"]["error"] == "NotSignedIn"


async def test_no_sandbox_unless_it_is_said(aws, get):
    _, body, _ = await get("sandbox")
    assert json.loads(body) == {
        "available": True,
        "connection": None,
        "isSample": False,
    }


@pytest.fixture
def sandbox_environment(aws, monkeypatch):
    for name, value in {
        "CURATION_SANDBOX": "1",
        "CURATION_S3_ENDPOINT": "http://127.0.0.1:5001",
        "CURATION_DYNAMODB_ENDPOINT": "http://localhost:5002",
        "CURATION_REGION": "eu-west-1",
        "CURATION_BUCKET": "pictures",
        "CURATION_TABLE": "ProductAssets",
    }.items():
        monkeypatch.setenv(name, value)


async def test_the_sandbox_connection(sandbox_environment, get):
    _, body, _ = await get("sandbox")
    assert json.loads(body)["connection"] == {
        "name": "sandbox",
        "bucket": "pictures",
        "bucketRegion": "eu-west-1",
        "table": "ProductAssets",
        "tableRegion": "eu-west-1",
        "prefix": "",
        "s3Endpoint": "http://127.0.0.1:5001",
        "dynamodbEndpoint": "http://localhost:5002",
        "pathStyle": True,
    }


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.5:5001",
        "https://s3.example",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.1@evil.example",
        "file:///etc/passwd",
        "",
    ],
)
async def test_a_sandbox_elsewhere_is_refused(sandbox_environment, get, monkeypatch, address):
    monkeypatch.setenv("CURATION_DYNAMODB_ENDPOINT", address)
    status, body, _ = await get("sandbox")
    assert (status, json.loads(body)["error"]) == (400, "Invalid")
    assert "CURATION_DYNAMODB_ENDPOINT" in json.loads(body)["message"]
