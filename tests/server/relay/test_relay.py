"""What the relay forwards, and what it does not."""

import json
import socket
from urllib.parse import quote

import pytest
from upstream import refusal

from jupyterlab_curation.relay import addresses

# Korean in both forms, and all that a server or a proxy likes to change.
HOSTILE = [
    "p1/a b.jpg",
    "p1/a+b.jpg",
    "p1/100%.jpg",
    "p1/100%25.jpg",
    "p1/a#b?c&d=e.jpg",
    "p1/\uac00\ub098.jpg",
    "p1/\u1100\u1161\u1102\u1161.jpg",
    "p1/../p2/a.jpg",
    "p1//a.jpg",
    "p1/./a.jpg",
    "p1/a;b:c@d,e'f(g)h!*.jpg",
]


@pytest.fixture
def dns(monkeypatch, upstream):
    """``minio.test`` leads to ``dns.address``; ``dns.asked`` are the names that were looked up."""
    real = socket.getaddrinfo

    class Dns:
        def __init__(self):
            self.address = "127.0.0.1"
            self.asked = []

        def __call__(self, host, port, *args, **options):
            if not str(host).endswith(".test"):
                return real(host, port, *args, **options)
            self.asked.append(host)
            family = socket.AF_INET6 if ":" in self.address else socket.AF_INET
            return [(family, socket.SOCK_STREAM, 6, "", (self.address, port))]

    found = Dns()
    monkeypatch.setattr(addresses.socket, "getaddrinfo", found)
    return found


@pytest.mark.parametrize("key", HOSTILE)
async def test_a_key_is_forwarded_byte_for_byte(s3, upstream, key):
    path = f"/pictures/{quote(key, safe='/~')}?x-id=GetObject"
    answer = await s3("GET", path)
    assert (answer.status, answer.body) == (200, b"hi")
    assert upstream.got[0].line == f"GET {path} HTTP/1.1"


async def test_what_was_signed_is_sent_and_nothing_else(s3_headers, send, upstream):
    sent = s3_headers(
        "/pictures/a.jpg", Content_Type="image/jpeg", X_Amz_Meta_A="b", Range="bytes=0-1"
    )
    other = {
        "Cookie": "session=secret",
        "X-XSRFToken": "token",
        "Cache-Control": "no-cache",
        "Content-Type": "application/json",
        "Referer": "http://hub.test/lab",
        "X-Forwarded-For": "10.0.0.1",
    }
    asked = await send("PUT", "relay/s3", {**sent, **other}, b"abc")
    await asked.reader.readuntil(b"\r\n\r\n")
    asked.writer.close()
    got = upstream.got[0]
    assert got.body == b"abc"
    assert got.headers == {
        "host": f"127.0.0.1:{upstream.port}",
        "authorization": sent["X-Curation-Send-Authorization"],
        "x-amz-date": "20261129T000000Z",
        "x-amz-meta-a": "b",
        "content-type": "image/jpeg",
        "range": "bytes=0-1",
        "content-length": "3",
        "connection": "close",
    }


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (206, {"Content-Range": "bytes 0-1/9", "ETag": '"a"', "Accept-Ranges": "bytes"}, b"hi"),
        (412, {"x-amz-request-id": "1", "Content-Type": "application/xml"}, b"<Error/>"),
        (503, {"Retry-After": "7", "Date": "Sun, 29 Nov 2026 01:02:03 GMT"}, b"<Error/>"),
        (404, {"x-amz-delete-marker": "true"}, b""),
        (200, {"Last-Modified": "Sun, 29 Nov 2026 01:02:03 GMT", "Content-Encoding": "x"}, b"hi"),
    ],
)
async def test_an_answer_comes_with_its_headers(s3, upstream, status, headers, body):
    lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in headers.items())]
    lines += [f"Content-Length: {len(body)}", "", ""]
    upstream.answer = "\r\n".join(lines).encode() + body
    answer = await s3("GET", "/pictures/a.jpg")
    assert (answer.status, answer.body) == (status, body)
    assert {name: answer.headers[name.lower()] for name in headers} == headers
    assert answer.headers["x-curation-relayed"] == "1"


async def test_an_answer_without_a_body(s3, upstream):
    upstream.answer = b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\nContent-Length: 9\r\n\r\n'
    answer = await s3("GET", "/pictures/a.jpg", If_None_Match='"a"')
    assert (answer.status, answer.headers["etag"], answer.body) == (304, '"a"', b"")
    assert upstream.got[0].headers["if-none-match"] == '"a"'
    upstream.answer = b"HTTP/1.1 204 No Content\r\n\r\n"
    assert (await s3("DELETE", "/pictures/a.jpg")).status == 204
    upstream.answer = b'HTTP/1.1 200 OK\r\nETag: "a"\r\nContent-Length: 123\r\n\r\n'
    answer = await s3("HEAD", "/pictures/a.jpg")
    assert (answer.status, answer.headers["content-length"]) == (200, "123")


async def test_an_answer_in_chunks(s3, upstream):
    upstream.answer = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\n123\r\n0\r\n\r\n"
    )
    assert (await s3("GET", "/pictures?list-type=2")).body == b"ab123"


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/xml", "text/xml"])
async def test_an_answer_is_never_a_page_of_this_origin(s3, upstream, kind):
    body = b"<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>"
    upstream.answer = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        "Content-Disposition: inline\r\nSet-Cookie: a=b\r\nAccess-Control-Allow-Origin: *\r\n"
        "Content-Security-Policy: script-src *\r\nLocation: /lab\r\nRefresh: 0\r\n\r\n"
    ).encode() + body
    answer = await s3("GET", "/pictures/a.html")
    assert answer.body == body
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["cache-control"] == "no-store"
    for dropped in ("location", "refresh", "access-control-allow-origin"):
        assert dropped not in answer.headers
    assert "a=b" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_not_followed_and_names_its_region(s3, upstream, status):
    body = b"<Error><Code>PermanentRedirect</Code></Error>"
    upstream.answer = (
        f"HTTP/1.1 {status} Moved\r\nLocation: http://169.254.169.254/latest/meta-data/\r\n"
        f"x-amz-bucket-region: eu-west-1\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    answer = await s3("GET", "/pictures/a.jpg")
    assert (answer.status, answer.body) == (status, body)
    assert answer.headers["x-amz-bucket-region"] == "eu-west-1"
    assert "location" not in answer.headers
    assert len(upstream.got) == 1


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "169.254.170.2",
        "::1",
        "fe80::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "fd00:ec2::254",
        "100.100.100.200",
        "0.0.0.0",
    ],
)
async def test_a_name_that_leads_to_this_machine_is_refused(s3, upstream, dns, address):
    dns.address = address
    answer = await s3("GET", "/pictures/a.jpg", base=f"http://minio.test:{upstream.port}")
    assert answer.status == 409
    assert refusal(answer, upstream) == "NotAllowed"
    assert dns.asked == ["minio.test"]


async def test_what_was_looked_up_is_what_is_connected_to(s3, upstream, dns, monkeypatch):
    # As if it were another machine.
    monkeypatch.setattr(addresses, "is_of_this_machine", lambda _: False)
    answer = await s3("GET", "/pictures/a.jpg", base=f"http://minio.test:{upstream.port}")
    assert answer.status == 200
    assert dns.asked == ["minio.test"]
    assert upstream.got[0].headers["host"] == f"minio.test:{upstream.port}"
    answer = await s3("GET", "/a.jpg", base=f"http://pictures.minio.test:{upstream.port}")
    assert answer.status == 200
    assert upstream.got[1].line == "GET /a.jpg HTTP/1.1"
    assert upstream.got[1].headers["host"] == f"pictures.minio.test:{upstream.port}"


async def test_a_host_that_is_not_listed_is_refused(s3, upstream, dns):
    port = upstream.port
    for base in (
        f"http://localhost:{port}",
        f"https://127.0.0.1:{port}",
        "http://127.0.0.1:1",
        "http://169.254.169.254",
        f"http://other.minio.test:{port}",
        f"http://minio.test.evil.test:{port}",
        f"http://pictures.127.0.0.1:{port}",
    ):
        answer = await s3("GET", "/pictures/a.jpg", base=base)
        assert refusal(answer, upstream) == "NotSupported", base
        assert b"c.Curation.relay_hosts" in answer.body
    for base in (
        f"http://user@127.0.0.1:{port}",
        f"http://127.0.0.1:{port}#@minio.test",
        "file://",
    ):
        assert refusal(await s3("GET", "/pictures/a.jpg", base=base), upstream) == "Invalid"
    assert dns.asked == []


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/other/a.jpg", {}),
        ("/", {}),
        ("/pictures2/a.jpg", {}),
        ("//pictures/a.jpg", {}),
        ("/%70ictures/a.jpg", {}),  # cspell:disable-line
        ("/pictures/../other/a.jpg", {}),
        ("/pictures/%2e%2e/other/a.jpg", {}),
        ("/pictures/a/..%2f..%2fother/a.jpg", {}),  # cspell:disable-line
        ("/pictures/a//../../other/a.jpg", {}),
        ("/pictures/..%5cother/a.jpg", {}),  # cspell:disable-line
        ("/pictures/a.jpg", {"X_Amz_Copy_Source": "other/b.jpg"}),
        ("/pictures/a.jpg", {"X_Amz_Copy_Source": "pictures/../other/b.jpg"}),
        ("/pictures/a.jpg", {"X_Amz_Copy_Source": "arn:aws:s3:us-east-1:1:accesspoint/a/object/b"}),
        ("/pictures/a.jpg?X-Amz-Copy-Source=other%2Fb.jpg", {}),
        ("/pictures/a.jpg?x%2Damz-copy-source=other%2Fb.jpg", {}),
        ("/pictures/a.jpg", {"X_Amz_Target": "DynamoDB_20120810.Scan"}),
    ],
)
async def test_a_foreign_bucket_is_refused(s3, upstream, path, more):
    answer = await s3("PUT", path, b"abc", **more)
    assert answer.status == 409
    assert refusal(answer, upstream) == "NotAllowed"


async def test_a_copy_within_the_bucket_is_forwarded(s3, upstream):
    for source in ("pictures/a%20b.jpg", "/pictures/a.jpg?versionId=1"):
        assert (await s3("PUT", "/pictures/c.jpg", X_Amz_Copy_Source=source)).status == 200
        assert upstream.got[-1].headers["x-amz-copy-source"] == source


async def test_a_request_without_a_signature_is_refused(s3, upstream):
    assert refusal(await s3("GET", "/pictures/a.jpg", signed=False), upstream) == "NotAllowed"
    for_table = "AKIA%2F20261129%2Fus-east-1%2Fdynamodb%2Faws4_request"
    path = f"/pictures/a.jpg?X-Amz-Credential={for_table}&X-Amz-Signature=a"
    assert refusal(await s3("GET", path, signed=False), upstream) == "NotAllowed"
    path = path.replace("dynamodb", "s3")
    assert refusal(await s3("GET", path), upstream) == "NotAllowed"
    assert (await s3("GET", path, signed=False)).status == 200


async def test_a_header_that_is_not_of_s3_is_refused(s3, upstream):
    for name in ("Host", "Transfer-Encoding", "Connection", "Cookie", "Proxy-Authorization"):
        answer = await s3("PUT", "/pictures/a.jpg", b"abc", **{name: "x"})
        assert refusal(answer, upstream) == "Invalid"


async def test_the_relay_is_for_the_desk_of_who_is_signed_in(s3_headers, send, upstream):
    whole = s3_headers("/pictures/a.jpg")
    for changed in (
        {"Authorization": "token wrong"},
        {"X-Curation-Desk": "0"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Dest": "image"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    ):
        for method in ("GET", "PUT"):
            sent = await send(method, "relay/s3", {**whole, **changed}, b"")
            line = await sent.reader.readuntil(b"\r\n")
            assert line.split(b" ")[1] in (b"401", b"403", b"404"), changed
            sent.writer.close()
    assert upstream.got == []


async def test_the_page_learns_the_hosts(jp_fetch, relay_hosts, desk_headers):
    answer = await jp_fetch("jupyterlab-curation", "policy", headers=desk_headers)
    assert json.loads(answer.body)["relayHosts"] == relay_hosts


async def test_a_server_that_does_not_answer_is_named(s3, upstream):
    upstream.stop()
    answer = await s3("GET", "/pictures/a.jpg")
    assert answer.status == 502
    assert refusal(answer, upstream) == "Unreachable"


async def test_an_answer_that_is_no_http(s3, upstream):
    upstream.answer = b"SSH-2.0-OpenSSH_9.9\r\n\r\n"
    answer = await s3("GET", "/pictures/a.jpg")
    assert answer.status == 502
    assert json.loads(answer.body)["error"] == "Unreachable"
