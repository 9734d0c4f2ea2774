"""A Jupyter server that relays to a pretended S3."""

import asyncio
import json
import socket
from types import SimpleNamespace

import pytest
from upstream import Upstream

BUCKET, TABLE = "pictures", "Products"
SIGNED = (
    "AWS4-HMAC-SHA256 Credential=AKIA/20261129/us-east-1/{}/aws4_request,"
    " SignedHeaders=host;x-amz-date, Signature=abc123"
)


@pytest.fixture
def listening():
    """A socket whose port the server's settings can name before anybody answers on it."""
    sock = socket.create_server(("127.0.0.1", 0))
    yield sock
    sock.close()


@pytest.fixture
def relay_hosts(listening):
    """What an administrator lists: the address itself, and a name that leads to it."""
    port = listening.getsockname()[1]
    return [f"http://127.0.0.1:{port}", f"http://minio.test:{port}"]


@pytest.fixture
def jp_server_config(jp_server_config, relay_hosts):
    """As for all tests, and the relay."""
    return {**jp_server_config, "Curation": {"relay_hosts": relay_hosts}}


@pytest.fixture
def upstream(listening, jp_serverapp, jp_asyncio_loop):
    """The pretended S3."""
    running = Upstream(listening)
    jp_asyncio_loop.run_until_complete(running.start())
    yield running
    running.stop()


@pytest.fixture
def send(jp_serverapp, http_server, jp_base_url, http_server_port):
    """Sends a request over a connection of its own; gives its reader and writer."""
    port = http_server_port[1]

    async def ask(method, route, headers, body=b"", length=None):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
        lines = [f"{method} {jp_base_url}jupyterlab-curation/{route} HTTP/1.1"]
        lines += [f"Host: 127.0.0.1:{port}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if length is not None or body or method in ("PUT", "POST"):
            lines += [f"Content-Length: {len(body) if length is None else length}"]
        writer.write("\r\n".join([*lines, "", ""]).encode("latin1") + body)
        return SimpleNamespace(reader=reader, writer=writer)

    return ask


async def answer_of(sent, method="GET"):
    """Status, headers and body of an answer with a length or in chunks."""
    head = (await sent.reader.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
    headers = {}
    for line in head[1:]:
        name, _, value = line.partition(": ")
        if name:
            headers.setdefault(name.lower(), []).append(value)
    length = headers.get("content-length")
    body = b""
    if method == "HEAD":
        pass
    elif length:
        body = await sent.reader.readexactly(int(length[0]))
    elif "transfer-encoding" in headers:
        while size := int(await sent.reader.readuntil(b"\r\n"), 16):
            body += (await sent.reader.readexactly(size + 2))[:-2]
    return SimpleNamespace(
        status=int(head[0].split(" ")[1]),
        headers={name: ", ".join(values) for name, values in headers.items()},
        body=body,
    )


@pytest.fixture
def desk_headers(jp_auth_header):
    """Of every request of the desk."""
    return {"X-Curation-Desk": "1", **jp_auth_header}


@pytest.fixture
def s3_headers(desk_headers, upstream):
    """``(path, **more)``: headers of a request to S3; names of ``more`` with underscores."""

    def of(path, base=None, bucket=BUCKET, signed=True, **more):
        sent = {"X-Amz-Date": "20261129T000000Z", **more}
        if signed:
            sent["Authorization"] = SIGNED.format("s3")
        return {
            **desk_headers,
            "X-Curation-Target": f"{base or upstream.url}{path}",
            "X-Curation-Bucket": bucket,
            **{f"X-Curation-Send-{name.replace('_', '-')}": one for name, one in sent.items()},
        }

    return of


@pytest.fixture
def s3(send, s3_headers):
    """Sends a request to S3 through the relay and waits for its answer."""

    async def ask(method, path, body=b"", **more):
        sent = await send(method, "relay/s3", s3_headers(path, **more), body)
        try:
            return await answer_of(sent, method)
        finally:
            sent.writer.close()

    return ask


@pytest.fixture
def dynamodb(send, desk_headers, upstream):
    """Sends a request to DynamoDB through the relay and waits for its answer."""

    async def ask(operation, body, table=TABLE, path="/", **more):
        headers = {
            **desk_headers,
            "X-Curation-Target": f"{upstream.url}{path}",
            "X-Curation-Table": table,
            "X-Curation-Send-Authorization": SIGNED.format(more.pop("service", "dynamodb")),
            "X-Curation-Send-Content-Type": "application/x-amz-json-1.0",
            "X-Curation-Send-X-Amz-Target": f"DynamoDB_20120810.{operation}",
            **more,
        }
        given = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = await send("POST", "relay/dynamodb", headers, given)
        try:
            return await answer_of(sent)
        finally:
            sent.writer.close()

    return ask
