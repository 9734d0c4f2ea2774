"""A pretended S3 that keeps requests as they came, and answers what a test wants."""

import asyncio
from dataclasses import dataclass, field


@dataclass
class Got:
    """``head`` is the request line and the headers, ``body`` is kept if it is short."""

    head: bytes
    body: bytes = b""
    received: int = 0
    cut: bool = False
    reader: asyncio.StreamReader | None = None
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def line(self):
        return self.head.split(b"\r\n")[0].decode("latin1")

    @property
    def headers(self):
        lines = [one.partition(b": ") for one in self.head.split(b"\r\n")[1:] if one]
        return {name.decode().lower(): value.decode("latin1") for name, _, value in lines}


class Upstream:
    """``respond(got, writer)`` writes a whole answer, status line and all."""

    def __init__(self, sock):
        self._sock = sock
        self.port = sock.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.got = []
        self.answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
        self.respond = None
        # Before the body is read.
        self.hold = None

    async def start(self):
        self._server = await asyncio.start_server(self._serve, sock=self._sock)

    def stop(self):
        self._server.close()

    async def _serve(self, reader, writer):
        got = Got(await reader.readuntil(b"\r\n\r\n"))
        got.reader = reader
        self.got.append(got)
        try:
            if self.hold is not None:
                await self.hold(got)
            left = int(got.headers.get("content-length", "0"))
            while left:
                chunk = await reader.read(min(left, 65536))
                if not chunk:
                    got.cut = True
                    break
                left -= len(chunk)
                got.received += len(chunk)
                if got.received < 1_000_000:
                    got.body += chunk
            if not got.cut:
                if self.respond is not None:
                    await self.respond(got, writer)
                else:
                    writer.write(self.answer)
                await writer.drain()
                writer.close()
        except ConnectionError:
            got.cut = True
        finally:
            got.hung_up.set()
            writer.close()
