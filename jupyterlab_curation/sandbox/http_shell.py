"""The HTTP/1.1 server in front of moto: keep-alive, CORS, one thread a connection.

The standard library's server and not werkzeug's, which closes every connection
after its answer and hides the raw path.
"""

from __future__ import annotations

import errno
import os
import secrets
import sys
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote

from .call import Answer, Call, ServiceName
from .cors import Cors
from .door import Door
from .service import Service

HOST = "127.0.0.1"
# S3's own limit of one PUT.
MAX_BODY_BYTES = 5 * 1024**3
# Whoever may not come in does not fill the memory either.
REFUSED_BODY_BYTES = 1024**2
IDLE_SECONDS = 120
_OURS = {"content-length", "date", "server", "connection"}


class PortTaken(Exception):
    """Something else listens on the port. The message says what to do."""


class ShellServer(ThreadingHTTPServer):
    """Listens on loopback and hands each request to the service that ``route`` names."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    # On Windows this option would let two programs share the port.
    allow_reuse_address = os.name != "nt"

    def __init__(
        self, port: int, option: str, services: dict[ServiceName, Service], cors: Cors, door: Door
    ) -> None:
        """Bind. ``port`` 0 takes any free one. Raises PortTaken, naming ``option``."""
        self.door = door
        self.services = services
        self.cors = cors
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            raise PortTaken(
                f"Port {port} on {HOST} cannot be used ({error.strerror})."
                f" Stop the program that uses it, or choose another port with {option}."
            ) from error

    @property
    def url(self) -> str:
        """``http://127.0.0.1:<port>``."""
        return f"http://{HOST}:{self.server_address[1]}"

    def service_for(self, operation: str | None) -> Service:
        """S3's port has one service; DynamoDB's has STS beside it, told apart by the header."""
        if "s3" in self.services:
            return self.services["s3"]
        return self.services["dynamodb" if operation else "sts"]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that navigates away closes its connections; that is no error."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: ShellServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # an answer is one write; nothing to wait for
    timeout = IDLE_SECONDS
    server_version = "curation-sandbox"
    sys_version = ""

    def _answer(self) -> None:
        service = self.server.service_for(self.headers.get("X-Amz-Target"))
        head = Call(service.name, self.command, self.path, tuple(self.headers.items()))
        refusal = self._refusal(head)
        body = self._read_body(MAX_BODY_BYTES if refusal is None else REFUSED_BODY_BYTES)
        if body is None:
            return
        call = replace(head, body=body)
        cors, door = self.server.cors, self.server.door
        if refusal is not None:
            answer = refusal
        elif call.method == "OPTIONS":
            answer = cors.preflight(call)
        else:
            answer = service.answer(call)
            if service.name == "sts":
                answer = door.remember(answer)
        self._send(cors.mark(call, answer))

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = do_OPTIONS = _answer  # noqa: N815

    def _refusal(self, head: Call) -> Answer | None:
        if self.server.cors.refuses(head):
            return _text(403, f"Pages of {head.header('origin')} may not use this sandbox.")
        return self.server.door.refusal(head)

    def _read_body(self, limit: int) -> bytes | None:
        """The whole body, so that the next request on this connection starts clean.

        None if there is more than the limit, or less than was announced.
        """
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return self._read_chunks(limit)
        try:
            length = int(self.headers.get("Content-Length") or 0)
        except ValueError:
            length = -1
        if not 0 <= length <= limit:
            self.send_error(400, "Content-Length is not a length, or too long")
            return None
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True  # the sender gave up: nothing is stored
            return None
        return body

    def _read_chunks(self, limit: int) -> bytes | None:
        parts: list[bytes] = []
        total = 0
        while True:
            try:
                size = int(self.rfile.readline(1024).partition(b";")[0], 16)
            except ValueError:
                size = -1
            total += size
            if not 0 <= size <= total <= limit:
                self.close_connection = True
                return None
            if size == 0:
                while self.rfile.readline(65536).strip():
                    pass  # trailers
                return b"".join(parts)
            parts.append(self.rfile.read(size))
            self.rfile.readline(8)

    def _send(self, answer: Answer) -> None:
        bodiless = self.command == "HEAD" or answer.status in (204, 304)
        head = [
            f"HTTP/1.1 {answer.status} {_phrase(answer.status)}",
            f"Server: {self.server_version}",
            f"Date: {self.date_time_string()}",
        ]
        # moto gives a HEAD's length as a header, and no body.
        length = str(len(answer.body))
        has_request_id = False
        for name, value in answer.headers:
            if name.lower() == "content-length" and self.command == "HEAD":
                length = value
            has_request_id = has_request_id or name.lower() == "x-amz-request-id"
            if name.lower() not in _OURS:
                head.append(f"{name}: {_header_value(value)}")
        if not has_request_id:
            head.append(f"x-amz-request-id: {secrets.token_hex(8).upper()}")
        if answer.status not in (204, 304):
            head.append(f"Content-Length: {length}")
        if self.close_connection:
            head.append("Connection: close")
        # Head and body in one write: no half packet waits for an acknowledgement.
        content = b"" if bodiless else answer.body
        self.wfile.write("\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + content)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Quiet: presigned URLs are secrets, and one line an image is noise."""


def _text(status: int, message: str) -> Answer:
    return Answer(status, (("Content-Type", "text/plain; charset=utf-8"),), message.encode())


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""


def _header_value(value: str) -> str:
    """A value that fits an HTTP head; moto echoes some keys as they are."""
    if value.isascii() and "\n" not in value and "\r" not in value:
        return value
    return quote(value, safe=" !\"#$&'()*+,/:;<=>?@[]^_`{|}~%")
