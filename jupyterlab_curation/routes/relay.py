"""``relay``: what this server forwards to an S3 and a DynamoDB. See ``jupyterlab_curation/relay``.

==================  ========================================================
``… relay/s3``      a signed request to S3 (GET, HEAD, PUT, POST, DELETE)
``POST …/dynamodb`` a signed request to DynamoDB
==================  ========================================================

The page says in headers what is to be sent: ``X-Curation-Target`` (the address
as it was signed), ``X-Curation-Send-…`` (each header), and ``X-Curation-Bucket``
or ``X-Curation-Table``. What S3 or DynamoDB answered has ``X-Curation-Relayed``.
The ``policy`` route tells to which hosts.
"""

from __future__ import annotations

from collections.abc import Callable

from jupyter_server.auth.decorator import authorized
from jupyter_server.utils import ensure_async
from tornado import web
from tornado.httputil import HTTPHeaders
from tornado.iostream import StreamClosedError

from ..relay.exchange import Exchange, begin
from ..relay.headers import HARMLESS, SANDBOX, headers_to_answer, headers_to_send
from ..relay.hosts import RelayHost
from ..relay.relay import Relay
from ..relay.s3_request import check_s3_request
from ..relay.table_request import (
    MOST_BYTES,
    READS,
    check_table_body,
    check_table_headers,
)
from ..relay.target import Target, read_target
from .handler import RESOURCE, CurationHandler
from .problem import Problem

# The largest object that S3 takes in one request.
MOST_OBJECT_BYTES = 5 * 1024**3


class _Relayed(CurationHandler):
    """A request that is forwarded. It is refused before its body is read."""

    def initialize(self, relay: Relay) -> None:
        """Given by ``add_routes``."""
        self._relay = relay
        self._exchange: Exchange | None = None
        self._leave: Callable[[], None] | None = None

    @property
    def content_security_policy(self) -> str:
        """Of every answer, refusals too."""
        return SANDBOX

    async def begin(self, status: int, headers: HTTPHeaders) -> None:
        """Begin the answer to the page."""
        self.clear_header("Content-Type")
        self.clear_header("Server")
        self.set_status(status)
        for name, value in headers_to_answer(headers.get_all()):
            if name.lower() != "content-length" or status not in (204, 304):
                self.set_header(name, value)
        for name, value in HARMLESS.items():
            self.set_header(name, value)
        self.set_header("X-Curation-Relayed", "1")
        await self._flush()

    async def receive(self, chunk: bytes) -> None:
        """Pass on a piece of the answer."""
        self.write(chunk)
        await self._flush()

    def on_connection_close(self) -> None:
        """Whoever asked has gone."""
        self._end()
        super().on_connection_close()

    def on_finish(self) -> None:
        """Answered, or refused."""
        self._end()
        super().on_finish()

    async def _may(self, action: str) -> None:
        # The decorators are asked when the body has come, and it is on its way by then.
        allowed = self.authorizer.is_authorized(self, self.current_user, action, RESOURCE)
        if not await ensure_async(allowed):
            raise web.HTTPError(403)

    def _length(self, most: int) -> int:
        """Bytes of the body. Raises Problem if they are too many or not said."""
        length = self.request.headers.get("Content-Length", "0")
        if (
            "Transfer-Encoding" in self.request.headers
            or not length.isdecimal()
            or int(length) > most
        ):
            raise Problem(
                "Invalid",
                "A request is too large to be relayed, or does not say how large it is.",
                f"One request may have {most:,} bytes.",
                status=413,
            )
        return int(length)

    async def _open(
        self, target: Target, listed: RelayHost, headers: dict[str, str], length: int
    ) -> Exchange:
        method = self.request.method or ""
        if length or method in ("PUT", "POST"):
            headers = {**headers, "Content-Length": str(length)}
        self._leave = await self._relay.enter()
        self._exchange = await begin(
            method,
            target,
            headers,
            self,
            self._relay.resolver(listed),
            self._relay.tls(),
            self._relay.patience,
        )
        return self._exchange

    async def _answer_with(self, exchange: Exchange) -> None:
        whole = await exchange.answered()
        if whole:
            self.finish()
        else:
            # Its length was promised, so that only a broken connection tells the truth.
            self._auto_finish = False
            self._end()
            self.request.connection.close()  # type: ignore[union-attr]

    async def _flush(self) -> None:
        try:
            await self.flush()
        except StreamClosedError:
            self._end()

    def _end(self) -> None:
        exchange, self._exchange = self._exchange, None
        if exchange is not None:
            exchange.cancel()
        if self._leave is not None:
            self._leave()


@web.stream_request_body
class RelayS3Handler(_Relayed):
    """A request to S3. Its body is passed on as it comes."""

    async def before_body(self) -> None:
        """Check it, and begin it. Raises Problem."""
        if self.request.method not in ("GET", "HEAD", "PUT", "POST", "DELETE"):
            raise web.HTTPError(405)
        await self._may("read" if self.request.method in ("GET", "HEAD") else "write")
        target = read_target(self.request.headers.get("X-Curation-Target"))
        headers = headers_to_send(self.request.headers.get_all())
        bucket = self.request.headers.get("X-Curation-Bucket")
        listed = check_s3_request(target, bucket, headers, self._relay.rules())
        length = self._length(MOST_OBJECT_BYTES)
        self.request.connection.set_max_body_size(MOST_OBJECT_BYTES)  # type: ignore[union-attr]
        await self._open(target, listed, headers, length)

    async def data_received(self, chunk: bytes) -> None:
        """Pass it on. The next piece is read when this one has left."""
        if self._exchange is not None:
            await self._exchange.send(chunk)

    async def _relayed(self) -> None:
        if self._exchange is not None:
            await self._answer_with(self._exchange)

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Read."""
        await self._relayed()

    @web.authenticated
    @authorized
    async def head(self) -> None:
        """Read what is known of an object."""
        await self._relayed()

    @web.authenticated
    @authorized
    async def put(self) -> None:
        """Write."""
        await self._relayed()

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Write in parts, or delete several."""
        await self._relayed()

    @web.authenticated
    @authorized
    async def delete(self) -> None:
        """Delete."""
        await self._relayed()


@web.stream_request_body
class RelayTableHandler(_Relayed):
    """A request to DynamoDB. Its body is read first: the table is named in it."""

    async def before_body(self) -> None:
        """Check what comes before the body. Raises Problem."""
        await self._may("read")
        if self.request.method != "POST":
            raise web.HTTPError(405)
        self._chunks: list[bytes] = []
        self._table = self.request.headers.get("X-Curation-Table")
        self._target = read_target(self.request.headers.get("X-Curation-Target"))
        self._to_send = headers_to_send(self.request.headers.get_all())
        self._operation = check_table_headers(
            self._target, self._table, self._to_send, self._relay.rules()
        )
        if self._operation not in READS:
            await self._may("write")
        self._length(MOST_BYTES)

    def data_received(self, chunk: bytes) -> None:
        """Collect it; it is short."""
        self._chunks.append(chunk)

    @web.authenticated
    # A Query is sent by POST too. What it may do was asked before its body.
    @authorized("read")  # type: ignore[untyped-decorator]
    async def post(self) -> None:
        """Check it and send it."""
        body = b"".join(self._chunks)
        check_table_body(self._operation, self._table or "", body)
        exchange = await self._open(self._target, self._target.host, self._to_send, len(body))
        await exchange.send(body)
        await self._answer_with(exchange)
