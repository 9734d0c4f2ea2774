"""One request to S3 or DynamoDB, and its answer. Both pass through as they come.

Neither is held: who sends waits until what was sent has left, and who receives
is read from no faster than the page takes it. No redirect is followed.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from tornado import httputil
from tornado.http1connection import HTTP1Connection, HTTP1ConnectionParameters
from tornado.iostream import StreamBufferFullError, StreamClosedError
from tornado.netutil import Resolver
from tornado.tcpclient import TCPClient

from ..routes.problem import Problem
from .target import Target

# Of a connection: what the system has not taken yet, or has read ahead.
BUFFER_BYTES = 1_000_000
HEADER_BYTES = 65_536
# More than any object has.
BODY_BYTES = 1 << 50


@dataclass(frozen=True)
class Patience:
    """Seconds: to connect, without any progress, and for all of a request."""

    connect: float = 10.0
    idle: float = 120.0
    whole: float = 3600.0


class Page(Protocol):
    """Who gets the answer. What it awaits holds up the sender."""

    async def begin(self, status: int, headers: httputil.HTTPHeaders) -> None:
        """Its status and headers, once."""

    async def receive(self, chunk: bytes) -> None:
        """A piece of its body."""


class Exchange:
    """A request that is under way. It ends by ``answered`` or by ``cancel``."""

    def __init__(self, connection: HTTP1Connection, page: Page, patience: Patience) -> None:
        self._connection = connection
        self._stream = connection.stream
        self._answer = _Answer(page, self._moved)
        self._patience = patience
        self._late = False
        loop = asyncio.get_running_loop()
        self._watch = loop.call_later(patience.idle, self._too_late)
        self._end = loop.call_later(patience.whole, self._too_late)
        self._reading = asyncio.ensure_future(self._read())

    async def send(self, chunk: bytes) -> None:
        """Pass on a piece of the body; it has left when this returns."""
        # An answer that came early needs no more of it.
        if self._reading.done():
            return
        self._moved()
        written = self._connection.write(chunk)
        # It says nothing more once the other side has hung up.
        await asyncio.wait({written, self._reading}, return_when=asyncio.FIRST_COMPLETED)
        self._moved()

    async def answered(self) -> bool:
        """Wait for all of the answer; whether it is whole. Raises Problem if none began."""
        try:
            if not self._stream.closed():
                self._connection.finish()
            await self._reading
        finally:
            self.cancel()
        if not self._answer.began:
            raise unanswered("It took too long." if self._late else "It hung up.")
        return self._answer.whole

    def cancel(self) -> None:
        """Hang up."""
        self._watch.cancel()
        self._end.cancel()
        self._stream.close()

    async def _read(self) -> None:
        try:
            await self._connection.read_response(self._answer)
        except (StreamClosedError, StreamBufferFullError, OSError):
            # It is not whole then, which is what ``answered`` tells.
            self._stream.close()

    def _moved(self) -> None:
        self._watch.cancel()
        if not self._stream.closed():
            loop = asyncio.get_running_loop()
            self._watch = loop.call_later(self._patience.idle, self._too_late)

    def _too_late(self) -> None:
        self._late = True
        self._stream.close()


class _Answer(httputil.HTTPMessageDelegate):
    def __init__(self, page: Page, moved: Callable[[], None]) -> None:
        self._page = page
        self._moved = moved
        self.began = False
        self.whole = False

    async def headers_received(
        self,
        start_line: httputil.RequestStartLine | httputil.ResponseStartLine,
        headers: httputil.HTTPHeaders,
    ) -> None:
        self._moved()
        # Others only announce the answer.
        if isinstance(start_line, httputil.ResponseStartLine) and start_line.code >= 200:
            self.began = True
            await self._page.begin(start_line.code, headers)

    async def data_received(self, chunk: bytes) -> None:
        self._moved()
        await self._page.receive(chunk)

    def finish(self) -> None:
        self.whole = True


async def begin(
    method: str,
    target: Target,
    headers: Mapping[str, str],
    page: Page,
    resolver: Resolver,
    tls: ssl.SSLContext,
    patience: Patience,
) -> Exchange:
    """Connect and send the request without its body. Raises Problem.

    ``headers`` are sent besides Host, which is the one that was signed.
    """
    host = target.host
    try:
        stream = await asyncio.wait_for(
            TCPClient(resolver=resolver).connect(
                host.host,
                host.port,
                ssl_options=tls if host.scheme == "https" else None,
                max_buffer_size=BUFFER_BYTES,
            ),
            patience.connect,
        )
    except (TimeoutError, asyncio.TimeoutError) as error:
        raise unanswered("It took too long.") from error
    except ssl.SSLError as error:
        raise unanswered(f"Its certificate: {error.reason or 'it is not trusted'}.") from error
    except (OSError, StreamClosedError) as error:
        raise unanswered(_why(error)) from error
    connection = HTTP1Connection(
        stream,
        is_client=True,
        params=HTTP1ConnectionParameters(
            no_keep_alive=True, max_header_size=HEADER_BYTES, max_body_size=BODY_BYTES
        ),
    )
    sent = httputil.HTTPHeaders({"Host": target.authority, **headers, "Connection": "close"})
    start = httputil.RequestStartLine(method, target.line, "HTTP/1.1")
    connection.write_headers(start, sent)
    return Exchange(connection, page, patience)


def unanswered(why: str) -> Problem:
    """No answer, or not all of it."""
    return Problem(
        "Unreachable",
        f"The address that requests are relayed to did not answer the Jupyter server. {why}",
        "Check the endpoints of the connection, and whether the service runs. If it does, ask"
        " the administrator of the Jupyter server whether it reaches the service.",
        status=502,
    )


def _why(error: OSError) -> str:
    cause = getattr(error, "real_error", None) or error
    return f"{getattr(cause, 'strerror', None) or 'The connection was closed'}."
