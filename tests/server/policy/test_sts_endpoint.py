"""What answers at the address of STS may be silent, or no STS at all."""

import asyncio
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from policy_requests import QUERY, ROLE

from jupyterlab_curation.routes import identity_lookup, sts_client
from jupyterlab_curation.routes.identity_lookup import IdentityLookup
from jupyterlab_curation.routes.problem import Problem
from jupyterlab_curation.routes.quiet_session import quiet_session
from jupyterlab_curation.routes.temporary_credentials import (
    FAILURE_SECONDS,
    TemporaryCredentials,
)

NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/"
EMPTY = "".join(
    f'<{action}Response xmlns="{NAMESPACE}"><{action}Result/></{action}Response>'
    for action in ["GetSessionToken"]
)
ANSWERS = [
    (200, "text/html", "<!doctype html><html><body>Welcome & <br> bye</body></html>"),
    (200, "text/html", "<html><body>Welcome</body></html>"),
    (200, "text/xml", EMPTY),
    (200, "text/xml", EMPTY.replace("GetSessionToken", "AssumeRole")),
    (200, "text/xml", EMPTY.replace("GetSessionToken", "GetCallerIdentity")),
    (200, "text/xml", "<a><GetSessionTokenResult><Credentials/></GetSessionTokenResult></a>"),
    (200, "text/xml", "<a><AssumeRoleResult><Credentials/></AssumeRoleResult></a>"),
    (200, "application/json", "{}"),
    (200, "text/plain", ""),
    (404, "text/html", "<html><body>Not here</body></html>"),
    (405, "text/plain", ""),
    (400, "application/json", '{"message": "no"}'),
]


@pytest.fixture
def pretend(keys, monkeypatch):
    """``pretend(status, type, text)``: what answers instead of STS."""
    servers = []

    def start(status, kind, text):
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        address = f"http://127.0.0.1:{server.server_address[1]}"
        monkeypatch.setenv("CURATION_STS_ENDPOINT", address)

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def is_named(status, body):
    assert status == 409, body
    assert body["error"] == "NotSupported"
    assert "sts:" in body["message"]
    assert "CURATION_STS_ENDPOINT" in body["remedy"]
    assert "Welcome" not in body["message"]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("role", ["", ROLE])
async def test_what_is_no_sts_is_named_and_gives_no_credentials(
    ask, settings, pretend, answer, role
):
    pretend(*answer)
    settings(role_arn=role)
    is_named(*(await ask(**QUERY)))


@pytest.mark.parametrize("answer", ANSWERS)
async def test_nor_does_it_say_who_somebody_is(ask, pretend, monkeypatch, answer):
    monkeypatch.setenv("AWS_SESSION_TOKEN", "env-token")
    pretend(*answer)
    is_named(*(await ask("identity", **QUERY)))


@pytest.mark.parametrize("address", ["sts", "ftp://sts", "http://", "http://a b", "http://u@sts"])
async def test_an_address_that_is_none_is_named(ask, keys, monkeypatch, address):
    monkeypatch.setenv("CURATION_STS_ENDPOINT", address)
    status, body = await ask(**QUERY)
    assert (status, body["error"]) == (400, "Invalid")
    assert "CURATION_STS_ENDPOINT" in body["message"]


@pytest.fixture
def dead(keys, monkeypatch):
    """An STS that takes connections and never answers; gives how many came."""
    monkeypatch.setattr(sts_client, "READ_SECONDS", 0.2)
    listening = socket.create_server(("127.0.0.1", 0))
    taken = []

    def take():
        while True:
            try:
                taken.append(listening.accept()[0])
            except OSError:
                return

    threading.Thread(target=take, daemon=True).start()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    monkeypatch.setenv("CURATION_STS_ENDPOINT", address)
    yield taken
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    for one in taken:
        one.close()


class TestADeadSts:
    async def test_a_hub_user_keeps_the_name_and_is_told_why_aws_said_nothing(self, ask, dead, hub):
        hub("bob")
        status, body = await ask("identity", **QUERY)
        assert status == 200
        assert [body[name] for name in ("hubUser", "account", "arn", "userId")] == [
            *("bob", None, None, None)
        ]
        assert body["problem"]["error"] == "Unreachable"
        assert body["problem"]["remedy"]

    async def test_also_if_it_gives_credentials_and_no_identity(self, ask, dead, hub, monkeypatch):
        monkeypatch.setenv("AWS_SESSION_TOKEN", "env-token")
        body = (await ask("identity", **QUERY))[1]
        assert (body["hubUser"], body["arn"]) == ("alice", None)
        assert "sts:GetCallerIdentity" in body["problem"]["message"]

    @pytest.mark.parametrize("token", [None, "env-token"])
    async def test_without_a_hub_nobody_is_named_and_it_is_said(
        self, ask, dead, monkeypatch, token
    ):
        if token:
            monkeypatch.setenv("AWS_SESSION_TOKEN", token)
        status, body = await ask("identity", **QUERY)
        assert (status, body["error"]) == (503, "Unreachable")
        assert "hubUser" not in body

    @pytest.mark.parametrize("token", [None, "env-token"])
    async def test_it_is_asked_once_for_all_requests_of_a_page(
        self, ask, dead, hub, monkeypatch, token
    ):
        if token:
            monkeypatch.setenv("AWS_SESSION_TOKEN", token)
        await asyncio.gather(*(ask("identity", **QUERY) for _ in range(4)))
        asked = len(dead)
        assert 0 < asked <= sts_client.TRIES
        # A short while later too.
        await ask("identity", **QUERY)
        assert len(dead) == asked


async def test_that_nobody_said_who_somebody_is_is_not_remembered_for_long(monkeypatch):
    now, asked = [0.0], []
    keys = TemporaryCredentials("ASIA", "secret", "token", None, "env", None)

    def refuse(_profile, _keys):
        asked.append(now[0])
        raise Problem("Unreachable", "no", "wait")

    monkeypatch.setattr(identity_lookup, "_ask", refuse)
    lookup = IdentityLookup(lambda: now[0])
    for moment in (0.0, FAILURE_SECONDS - 1, FAILURE_SECONDS):
        now[0] = moment
        with pytest.raises(Problem):
            await lookup.of(None, keys)
    assert asked == [0.0, FAILURE_SECONDS]


@pytest.mark.parametrize("service", ["sts", "sso"])
def test_the_clients_of_botocore_itself_do_not_wait_long_either(aws, monkeypatch, service):
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    config = quiet_session(None).create_client(service).meta.config
    assert config.connect_timeout == sts_client.CONNECT_SECONDS
    assert config.read_timeout == sts_client.READ_SECONDS
    assert config.retries["total_max_attempts"] == sts_client.TRIES
