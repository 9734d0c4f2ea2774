"""Requests to DynamoDB, and what an administrator sets."""

import json
from dataclasses import replace

import pytest
from traitlets import TraitError
from upstream import refusal

from jupyterlab_curation.relay.hosts import relay_rules
from jupyterlab_curation.routes.config import Curation

ITEM = {"category": {"S": "tops"}}


@pytest.mark.parametrize(
    ("operation", "body"),
    [
        ("Query", {"TableName": "Products"}),
        ("UpdateItem", {"TableName": "Products", "Key": ITEM}),
        (
            "TransactWriteItems",
            {"TransactItems": [{"Put": {"TableName": "Products", "Item": ITEM}}]},
        ),
        ("BatchGetItem", {"RequestItems": {"Products": {"Keys": [ITEM]}}}),
        ("DescribeTable", {"TableName": "Products"}),
    ],
)
async def test_a_request_for_the_table_is_forwarded(dynamodb, upstream, operation, body):
    upstream.answer = (
        b"HTTP/1.1 200 OK\r\nx-amz-crc32: 1\r\nx-amzn-RequestId: 2\r\nContent-Length: 2\r\n\r\n{}"
    )
    answer = await dynamodb(operation, body)
    assert (answer.status, answer.body) == (200, b"{}")
    assert (answer.headers["x-amz-crc32"], answer.headers["x-amzn-requestid"]) == ("1", "2")
    got = upstream.got[0]
    assert got.line == "POST / HTTP/1.1"
    assert json.loads(got.body) == body
    assert got.headers["x-amz-target"] == f"DynamoDB_20120810.{operation}"


@pytest.mark.parametrize(
    ("operation", "body"),
    [
        ("Query", {"TableName": "Others"}),
        ("Query", {}),
        ("Query", []),
        ("Query", b'{"TableName": "Others", "TableName": "Products"}'),
        ("Query", b'{"TableName": "Products", "tablename": "Others"}'),
        ("Query", b'{"TableName": "Products", "A": NaN}'),
        ("Query", b"[" * 100_000),
        ("Query", b"\xff"),
        ("Query", {"TableName": "arn:aws:dynamodb:us-east-1:1:table/Products"}),
        ("TransactWriteItems", {"TransactItems": []}),
        (
            "TransactWriteItems",
            {
                "TransactItems": [
                    {"Put": {"TableName": "Products"}},
                    {"Put": {"TableName": "Others"}},
                ]
            },
        ),
        (
            "TransactWriteItems",
            {
                "TransactItems": [
                    {"Put": {"TableName": "Products"}, "Delete": {"TableName": "Others"}}
                ]
            },
        ),
        ("TransactWriteItems", {"TransactItems": [{"Put": {}}]}),
        ("BatchGetItem", {"RequestItems": {"Products": {}, "Others": {}}}),
        ("BatchGetItem", {"TableName": "Products"}),
        ("ListTables", {"TableName": "Products"}),
        ("ExecuteStatement", {"TableName": "Products", "Statement": "select"}),
        ("DeleteTable", {"TableName": "Products"}),
        ("RestoreTableFromBackup", {"TableName": "Products"}),
    ],
)
async def test_a_foreign_table_is_refused(dynamodb, upstream, operation, body):
    answer = await dynamodb(operation, body)
    assert answer.status == 409
    assert refusal(answer, upstream) == "NotAllowed"


async def test_a_request_to_dynamodb_is_one_to_dynamodb(dynamodb, upstream):
    body = {"TableName": "Products"}
    assert refusal(await dynamodb("Query", body, path="/pictures/a"), upstream) == "NotAllowed"
    assert refusal(await dynamodb("Query", body, service="s3"), upstream) == "NotAllowed"
    plain = {"X-Curation-Send-Content-Type": "text/plain"}
    assert refusal(await dynamodb("Query", body, **plain), upstream) == "NotAllowed"
    assert (await dynamodb("Query", b"x" * 6_000_001)).status == 413
    assert upstream.got == []


@pytest.mark.parametrize(
    "hosts",
    [
        ["minio:9000"],
        ["ftp://minio"],
        ["http://minio/path"],
        ["http://user@minio"],
        ["http://minio:99999"],
        ["http://*.minio"],
    ],
)
def test_a_host_that_is_none_is_refused_in_the_settings(hosts):
    with pytest.raises(TraitError, match="relay_hosts"):
        Curation(relay_hosts=hosts)


def test_hosts_are_kept_in_one_form():
    given = ["HTTPS://MinIO.Storage:443/", "http://[FD00::1]:9000", "http://minio:80"]
    assert Curation(relay_hosts=given).relay_hosts == [
        "https://minio.storage",
        "http://[fd00::1]:9000",
        "http://minio",
    ]
    assert relay_rules(Curation()).hosts == ()


async def test_the_rules_can_name_the_buckets_and_tables(s3, dynamodb, upstream, relay_of):
    rules = relay_of.rules()
    relay_of.rules = lambda: replace(
        rules, buckets=frozenset({"others"}), tables=frozenset({"Others"})
    )
    assert refusal(await s3("GET", "/pictures/a.jpg"), upstream) == "NotAllowed"
    assert refusal(await dynamodb("Query", {"TableName": "Products"}), upstream) == "NotAllowed"
    assert (await s3("GET", "/others/a.jpg", bucket="others")).status == 200
    answer = await dynamodb("Query", {"TableName": "Others"}, table="Others")
    assert answer.status == 200
