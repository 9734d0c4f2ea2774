"""Bytes pass through as they come: nothing is held, and who goes is not served any longer."""

import asyncio
import gc
import hashlib
import re
import sys
from pathlib import Path

import pytest

from jupyterlab_curation.relay.exchange import Patience
from jupyterlab_curation.routes import relay as route
from jupyterlab_curation.routes.relay import RelayS3Handler

MB = 1_000_000
SIZE = 200 * MB
PIECE = b"0123456789abcdef" * 4096
# Of 200 MB, what the process may take more while they pass. Sockets of the system do not count.
ROOM = 40 * MB


def resident():
    """Bytes of memory that this process has now."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())[1]) * 1024


needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def most_memory():
    """``most()`` is the most that was seen above the beginning."""
    gc.collect()
    first = resident()
    seen = [0]

    def look():
        seen[0] = max(seen[0], resident() - first)
        return seen[0]

    return look


@needs_proc
async def test_an_upload_of_200_mb_passes_through(upstream, send, s3_headers, most_memory):
    async def respond(got, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    upstream.respond = respond
    sent = await send("PUT", "relay/s3", s3_headers("/pictures/large.tif"), length=SIZE)
    left = SIZE
    while left:
        piece = PIECE[:left]
        sent.writer.write(piece)
        await sent.writer.drain()
        left -= len(piece)
        most_memory()
    assert (await sent.reader.readuntil(b"\r\n")).split(b" ")[1] == b"200"
    assert upstream.got[0].received == SIZE
    assert most_memory() < ROOM
    sent.writer.close()


@needs_proc
async def test_a_download_of_200_mb_passes_through(upstream, send, s3_headers, most_memory):
    expected = hashlib.sha256()

    async def respond(got, writer):
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {SIZE}\r\n\r\n".encode())
        left = SIZE
        while left:
            piece = PIECE[:left]
            expected.update(piece)
            writer.write(piece)
            await writer.drain()
            left -= len(piece)

    upstream.respond = respond
    sent = await send("GET", "relay/s3", s3_headers("/pictures/large.tif"))
    await sent.reader.readuntil(b"\r\n\r\n")
    received, came = hashlib.sha256(), 0
    while came < SIZE:
        piece = await sent.reader.read(65536)
        assert piece
        received.update(piece)
        came += len(piece)
        most_memory()
    assert received.digest() == expected.digest()
    assert most_memory() < ROOM
    sent.writer.close()


async def settled(number):
    """The number once it no longer grows."""
    last, same = -1, 0
    while same < 10:
        await asyncio.sleep(0.05)
        same = same + 1 if number() == last else 0
        last = number()
    return last


async def test_a_page_that_does_not_read_holds_up_the_sender(upstream, send, s3_headers):
    written = [0]

    async def respond(got, writer):
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {SIZE}\r\n\r\n".encode())
        while written[0] < SIZE:
            piece = PIECE[: SIZE - written[0]]
            writer.write(piece)
            await writer.drain()
            written[0] += len(piece)

    upstream.respond = respond
    sent = await send("GET", "relay/s3", s3_headers("/pictures/large.tif"))
    await sent.reader.readuntil(b"\r\n\r\n")
    assert await settled(lambda: written[0]) < SIZE / 4
    came = 0
    while came < SIZE:
        came += len(await sent.reader.read(1 << 20))
    assert (came, written[0]) == (SIZE, SIZE)
    sent.writer.close()


async def test_a_store_that_does_not_read_holds_up_the_page(upstream, send, s3_headers):
    go = asyncio.Event()
    upstream.hold = lambda got: go.wait()
    sent = await send("PUT", "relay/s3", s3_headers("/pictures/large.tif"), length=SIZE)
    written = [0]

    async def upload():
        while written[0] < SIZE:
            piece = PIECE[: SIZE - written[0]]
            sent.writer.write(piece)
            await sent.writer.drain()
            written[0] += len(piece)

    uploading = asyncio.ensure_future(upload())
    assert await settled(lambda: written[0]) < SIZE / 4
    go.set()
    await uploading
    await sent.reader.readuntil(b"\r\n\r\n")
    assert upstream.got[0].received == SIZE
    sent.writer.close()


async def until(condition):
    while not condition():
        await asyncio.sleep(0.01)


async def test_a_download_that_is_cancelled_ends_at_the_store(upstream, send, s3_headers):
    async def respond(got, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        while True:
            writer.write(PIECE)
            await writer.drain()

    upstream.respond = respond
    sent = await send("GET", "relay/s3", s3_headers("/pictures/large.tif"))
    await sent.reader.readuntil(b"\r\n\r\n")
    sent.writer.close()
    await upstream.got[0].hung_up.wait()
    assert upstream.got[0].cut


async def test_a_wait_that_is_cancelled_ends_at_the_store(upstream, send, s3_headers):
    ended = asyncio.Event()

    async def respond(got, writer):
        # Nothing is answered: only the end of the connection can be seen.
        await got.reader.read()
        ended.set()

    upstream.respond = respond
    sent = await send("GET", "relay/s3", s3_headers("/pictures/a.jpg"))
    await until(lambda: upstream.got)
    sent.writer.close()
    await ended.wait()


async def test_an_upload_that_is_cancelled_ends_at_the_store(upstream, send, s3_headers):
    sent = await send("PUT", "relay/s3", s3_headers("/pictures/large.tif"), length=SIZE)
    sent.writer.write(PIECE)
    await until(lambda: upstream.got and upstream.got[0].received)
    sent.writer.close()
    await upstream.got[0].hung_up.wait()
    assert upstream.got[0].cut
    assert upstream.got[0].received < SIZE


async def test_an_answer_that_breaks_off_breaks_off_for_the_page(upstream, send, s3_headers):
    async def respond(got, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")

    upstream.respond = respond
    sent = await send("GET", "relay/s3", s3_headers("/pictures/a.jpg"))
    await sent.reader.readuntil(b"\r\n\r\n")
    assert await sent.reader.read() == b"half"
    sent.writer.close()


async def test_an_early_refusal_of_an_upload_is_answered(upstream, send, s3_headers):
    async def hold(got):
        raise ConnectionResetError

    upstream.hold = hold
    sent = await send("PUT", "relay/s3", s3_headers("/pictures/large.tif"), length=5 * MB)
    sent.writer.write(bytes(5 * MB))
    assert (await sent.reader.readuntil(b"\r\n")).split(b" ")[1] == b"502"
    sent.writer.close()


@pytest.fixture
def relay_of(jp_serverapp):
    """The relay of the running server."""
    for rule in jp_serverapp.web_app.wildcard_router.rules:
        if getattr(rule, "target", None) is RelayS3Handler:
            return rule.target_kwargs["relay"]
    for rules in jp_serverapp.web_app.default_router.rules:
        for rule in getattr(rules.target, "rules", ()):
            if rule.target is RelayS3Handler:
                return rule.target_kwargs["relay"]
    raise AssertionError("The server has no relay.")


async def test_a_store_that_says_nothing_is_given_up(upstream, s3, relay_of):
    relay_of.patience = Patience(idle=0.2)

    async def respond(got, writer):
        await asyncio.Event().wait()

    upstream.respond = respond
    answer = await s3("GET", "/pictures/a.jpg")
    assert answer.status == 502
    assert b"took too long" in answer.body


async def test_no_more_requests_are_under_way_than_allowed(
    upstream, s3, relay_of, send, s3_headers
):
    relay_of._free = asyncio.Semaphore(2)
    relay_of._wait = 0.2
    go = asyncio.Event()
    upstream.hold = lambda got: go.wait()
    waiting = [await send("GET", "relay/s3", s3_headers("/pictures/a.jpg")) for _ in range(2)]
    await until(lambda: len(upstream.got) == 2)
    answer = await s3("GET", "/pictures/a.jpg")
    assert answer.status == 503
    assert b"as many requests as it can" in answer.body
    assert len(upstream.got) == 2
    # Whoever goes gives the place back, and so does whoever is answered.
    waiting[0].writer.close()
    await until(lambda: relay_of._free._value == 1)
    go.set()
    await waiting[1].reader.readuntil(b"\r\n\r\n")
    waiting[1].writer.close()
    assert (await s3("GET", "/pictures/a.jpg")).status == 200
    await until(lambda: relay_of._free._value == 2)


async def test_what_is_too_large_is_not_begun(upstream, send, s3_headers):
    sent = await send(
        "PUT", "relay/s3", s3_headers("/pictures/a"), length=route.MOST_OBJECT_BYTES + 1
    )
    assert (await sent.reader.readuntil(b"\r\n")).split(b" ")[1] == b"413"
    assert upstream.got == []
    sent.writer.close()
