"""The sandbox as a web page sees it: CORS on everything, and connections that stay open."""

import http.client
from urllib.parse import urlsplit

import pytest

PAGE = "http://localhost:8888"


@pytest.fixture
def connection(sandbox):
    client = http.client.HTTPConnection(urlsplit(sandbox.s3_url).netloc, timeout=10)
    yield client
    client.close()


@pytest.fixture
def picture(sandbox):
    """A presigned path of an object that exists."""
    sandbox.s3().put_object(Bucket="pictures", Key="a.jpg", Body=b"bytes")
    return presigned(sandbox, "a.jpg")


def presigned(sandbox, key, method="get_object", **more):
    params = {"Bucket": "pictures", "Key": key, **more}
    url = urlsplit(sandbox.s3().generate_presigned_url(method, Params=params))
    return f"{url.path}?{url.query}"


def ask(connection, method, path, origin=PAGE, body=None, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=body, headers={"Origin": origin, **named})
    answer = connection.getresponse()
    answer.content = answer.read()
    return answer


def test_a_page_can_read_a_picture_by_a_presigned_url(connection, picture):
    answer = ask(connection, "GET", picture)
    assert (answer.status, answer.content) == (200, b"bytes")
    assert answer.headers["Access-Control-Allow-Origin"] == PAGE
    assert "Origin" in answer.headers["Vary"]
    exposed = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Date", "x-amz-request-id", "x-amz-version-id"} <= set(exposed)
    assert "x-amz-checksum-crc32" in exposed
    assert answer.headers["x-amz-request-id"]
    assert answer.headers.get_all("Content-Length") == ["5"]
    assert len(answer.headers.get_all("Date")) == 1


def test_a_missing_picture_is_a_404_that_the_page_can_read(connection, sandbox):
    answer = ask(connection, "GET", presigned(sandbox, "gone.jpg"))
    assert answer.status == 404
    assert answer.headers["Access-Control-Allow-Origin"] == PAGE
    assert b"NoSuchKey" in answer.content


def test_a_taken_name_is_a_412_that_the_page_can_read(connection, sandbox, picture):
    path = presigned(sandbox, "a.jpg", "put_object", IfNoneMatch="*")
    answer = ask(connection, "PUT", path, body=b"other", If_None_Match="*")
    assert answer.status == 412
    assert answer.headers["Access-Control-Allow-Origin"] == PAGE
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


def test_the_preflight_of_an_object_that_exists_is_answered(connection, picture):
    path = picture.partition("?")[0]
    answer = ask(
        connection,
        "OPTIONS",
        path,
        Access_Control_Request_Method="PUT",
        Access_Control_Request_Headers="x-amz-tagging,content-type",
    )
    assert answer.status == 200
    assert answer.headers["Access-Control-Allow-Headers"] == "x-amz-tagging,content-type"
    assert "PUT" in answer.headers["Access-Control-Allow-Methods"]
    assert answer.headers["Access-Control-Max-Age"] == "86400"


def test_the_buckets_own_cors_rules_do_not_double_the_headers(connection, sandbox, picture):
    rule = {"AllowedMethods": ["GET"], "AllowedOrigins": ["*"], "ExposeHeaders": ["ETag"]}
    sandbox.s3().put_bucket_cors(Bucket="pictures", CORSConfiguration={"CORSRules": [rule]})
    answer = ask(connection, "GET", picture)
    assert answer.headers.get_all("Access-Control-Allow-Origin") == [PAGE]
    assert len(answer.headers.get_all("Access-Control-Expose-Headers")) == 1


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://localhost.evil.example", "null"]
)
def test_another_sites_page_changes_nothing(connection, sandbox, picture, origin):
    answer = ask(connection, "DELETE", picture, origin=origin)
    assert answer.status == 403
    assert answer.headers["Access-Control-Allow-Origin"] is None
    sandbox.s3().head_object(Bucket="pictures", Key="a.jpg")


def test_one_connection_serves_many_requests(connection, sandbox, picture):
    ask(connection, "GET", picture)
    socket = connection.sock
    for _ in range(3):
        ask(connection, "HEAD", picture)
        ask(connection, "PUT", presigned(sandbox, "b.jpg", "put_object"), body=b"b")
        ask(connection, "DELETE", presigned(sandbox, "b.jpg", "delete_object"))
        ask(connection, "OPTIONS", "/pictures/a.jpg")
        assert ask(connection, "GET", picture).content == b"bytes"
    assert connection.sock is socket


def test_head_tells_the_length_and_sends_no_body(connection, sandbox, picture):
    answer = ask(connection, "HEAD", presigned(sandbox, "a.jpg", "head_object"))
    assert (answer.headers["Content-Length"], answer.content) == ("5", b"")


def test_an_unchanged_picture_is_a_304(connection, picture):
    etag = ask(connection, "GET", picture).headers["ETag"]
    answer = ask(connection, "GET", picture, If_None_Match=etag)
    assert (answer.status, answer.content) == (304, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == PAGE


def test_a_request_in_chunks_is_put_together(connection, sandbox):
    path = presigned(sandbox, "chunks.bin", "put_object")
    connection.request("PUT", path, body=iter([b"one ", b"two"]), encode_chunked=True)
    connection.getresponse().read()
    got = sandbox.s3().get_object(Bucket="pictures", Key="chunks.bin")
    assert got["Body"].read() == b"one two"


def test_named_origins_replace_the_loopback_rule():
    from jupyterlab_curation.sandbox.cors import Cors

    assert Cors().allows("http://127.0.0.1:5000")
    named = Cors(["https://hub.example"])
    assert named.allows("https://hub.example")
    assert not named.allows("http://localhost:8888")
