"""``GET /credentials/container``: answers a job's child, by the SDK's container protocol.

It is a listener of its own on 127.0.0.1, whatever the server's own address is:
the SDK asks over plain HTTP on loopback alone, and the server may have TLS, a
socket, another address, a base URL or a hub's proxy before it. It knows no
cookie and no sign-in: only a one-job token, which only this user can read.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from time import time
from typing import Any

from tornado import web
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from ..routes.problem import Problem
from ..routes.temporary_credentials import TemporaryCredentials
from ..routes.wish import Wish
from .one_job_tokens import OneJobTokens

ADDRESS = "127.0.0.1"
_PATH = "/credentials/container"
# Keys that do not say when they end are asked for again after this many seconds.
UNKNOWN_LIFE_SECONDS = 900.0
HEADER_BYTES = 16_000
# What a browser sends along. The child is none.
_OF_BROWSERS = ("Origin", "Cookie", "Referer", "Sec-Fetch-Site", "Sec-Fetch-Mode")

Fetch = Callable[[Wish], Awaitable[TemporaryCredentials]]


class ContainerListener:
    """Begins to listen when its address is asked for. To be used on the server's loop."""

    def __init__(self, tokens: OneJobTokens, fetch: Fetch) -> None:
        self._given = {"tokens": tokens, "fetch": fetch}
        self._server: HTTPServer | None = None
        self._port = 0

    def url(self) -> str:
        """Where the child asks. Raises OSError if this computer has no loopback."""
        if self._server is None:
            sockets = bind_sockets(0, ADDRESS)
            self._port = int(sockets[0].getsockname()[1])
            host = f"{ADDRESS}:{self._port}"
            handler = (_PATH, _ContainerHandler, {**self._given, "host": host})
            application = web.Application([handler], log_function=lambda _: None)
            self._server = HTTPServer(
                application,
                max_header_size=HEADER_BYTES,
                max_body_size=1,
                idle_connection_timeout=30,
            )
            self._server.add_sockets(sockets)
        return f"http://{ADDRESS}:{self._port}{_PATH}"

    def stop(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.stop()
            self._server = None


class _ContainerHandler(web.RequestHandler):
    def initialize(self, tokens: OneJobTokens, fetch: Fetch, host: str) -> None:
        self._tokens = tokens
        self._fetch = fetch
        self._host = host

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.clear_header("Server")

    def compute_etag(self) -> str | None:
        return None

    async def get(self) -> None:
        headers = self.request.headers
        # A page may reach loopback by a host name of its own.
        foreign = headers.get("Host") != self._host or any(n in headers for n in _OF_BROWSERS)
        tokens = headers.get_list("Authorization")
        wish = self._tokens.wish_of(tokens[0]) if len(tokens) == 1 and not foreign else None
        if wish is None:
            self._refuse(403, "AccessDenied", "This address answers only a job of this server.")
            return
        try:
            credentials = await self._fetch(wish)
        except Problem as problem:
            # The SDK repeats a failure of 500 and more, and shows the message of others.
            status = 503 if problem.error == "Unreachable" else 400
            self._refuse(status, problem.error, f"{problem.message} {problem.remedy}")
            return
        self._answer(_in_container_form(credentials))

    def _refuse(self, status: int, code: str, message: str) -> None:
        self.set_status(status)
        self._answer({"Code": code, "Message": message})

    def _answer(self, body: dict[str, Any]) -> None:
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(body))

    def write_error(self, status_code: int, **_: Any) -> None:
        # No traceback: its frames hold keys.
        self._refuse(status_code, "Failed", "The server could not answer.")

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        pass


def _in_container_form(credentials: TemporaryCredentials) -> dict[str, str]:
    expires = credentials.expires or time() + UNKNOWN_LIFE_SECONDS
    moment = datetime.fromtimestamp(expires, timezone.utc)
    return {
        "AccessKeyId": credentials.access_key_id,
        "SecretAccessKey": credentials.secret_access_key,
        "Token": credentials.session_token,
        "Expiration": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
