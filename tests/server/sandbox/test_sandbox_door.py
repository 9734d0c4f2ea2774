"""Who gets into the sandbox: this computer by its own name, with the key of this start."""

# cspell:ignore AKIAIOSFODNN
import http.client
import os
import re
import subprocess
import sys
import urllib.request
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from sandbox_process import KEY, ROOT

from jupyterlab_curation.sandbox.door import UnusableKey, key_of_start


def client(sandbox, service, key, token=None):
    return boto3.client(
        service,
        endpoint_url=sandbox.s3_url if service == "s3" else sandbox.dynamodb_url,
        aws_access_key_id=key,
        aws_secret_access_key="-",
        aws_session_token=token,
        region_name="us-east-1",
        config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}),
    )


def ask(url, host=None, method="GET", **headers):
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    connection.putrequest(method, "/pictures", skip_host=host is not None)
    if host:
        connection.putheader("Host", host)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.content = answer.read()
    connection.close()
    return answer


SIGNED = f"AWS4-HMAC-SHA256 Credential={KEY}/20260101/us-east-1/s3/aws4_request, Signature=0"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "evil.example:127.0.0.1",
        "127.0.0.1@evil.example",
        "0.0.0.0",
        "192.0.2.1",
    ],
)
@pytest.mark.parametrize("method", ["GET", "DELETE", "OPTIONS"])
def test_a_name_that_was_made_to_point_here_is_refused(sandbox, host, method):
    answer = ask(sandbox.s3_url, host, method, Authorization=SIGNED)
    assert answer.status == 403
    sandbox.s3().head_bucket(Bucket="pictures")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:80", "[::1]:9", "LocalHost"])
def test_the_names_of_this_computer_are_answered(sandbox, host):
    assert ask(sandbox.s3_url, host, Authorization=SIGNED).status == 200


@pytest.mark.parametrize("key", ["SANDBOX", "sandbox", KEY[:-1], KEY + "A", KEY.lower(), "*", ""])
@pytest.mark.parametrize(
    ("service", "call"),
    [
        ("s3", lambda c: c.delete_bucket(Bucket="pictures")),
        ("dynamodb", lambda c: c.list_tables()),
        ("sts", lambda c: c.get_session_token()),
    ],
)
def test_a_neighbour_with_another_key_is_refused(sandbox, key, service, call):
    with pytest.raises((ClientError, Exception), match=r"not that of this start|credentials"):
        call(client(sandbox, service, key))
    sandbox.s3().head_bucket(Bucket="pictures")


def test_a_request_without_a_key_is_refused(sandbox):
    assert ask(sandbox.s3_url).status == 403
    assert ask(sandbox.dynamodb_url, X_Amz_Target="DynamoDB_20120810.ListTables").status == 400
    assert ask(sandbox.dynamodb_url).status == 403


def test_a_presigned_url_of_another_key_is_refused(sandbox):
    sandbox.s3().put_object(Bucket="pictures", Key="a", Body=b"1")
    params = {"Bucket": "pictures", "Key": "a"}
    own = sandbox.s3().generate_presigned_url("get_object", params)
    foreign = client(sandbox, "s3", "AKIAOTHER").generate_presigned_url("get_object", params)
    with urllib.request.urlopen(own) as answer:
        assert answer.read() == b"1"
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(foreign)
    # The key of the header counts, whatever the address says.
    asked = urllib.request.Request(own, headers={"Authorization": SIGNED.replace(KEY, "AKIAOTHER")})
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(asked)


def test_the_key_that_its_sts_made_is_answered_and_no_other(sandbox):
    made = sandbox.sts().get_session_token()["Credentials"]
    keys = (made["AccessKeyId"], made["SessionToken"])
    client(sandbox, "s3", *keys).head_bucket(Bucket="pictures")
    client(sandbox, "dynamodb", *keys).list_tables()
    with pytest.raises(ClientError, match="InvalidAccessKeyId"):
        client(sandbox, "s3", "ASIAGUESSEDGUESSED", made["SessionToken"]).list_buckets()


def test_the_body_of_a_refused_request_does_not_fill_the_memory(sandbox):
    answer = ask(sandbox.s3_url, method="PUT", Content_Length=str(3 * 1024**3))
    assert answer.status in (400, 403)


def test_without_a_key_each_start_makes_another(tmp_path):
    keys = []
    for name in ("a", "b"):
        environment = {n: v for n, v in os.environ.items() if n != "CURATION_SANDBOX_KEY"}
        where = ["--state", str(tmp_path / name), "--s3-port", "0", "--dynamodb-port", "0"]
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab_curation.sandbox", "serve", *where],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            found = re.search(r"key=(\S+)", process.stdout.readline())
            keys.append(found[1])
        finally:
            process.kill()
            process.communicate()
    assert keys[0] != keys[1]
    assert min(len(key) for key in keys) > 20


@pytest.mark.parametrize("key", ["", "short", "a" * 129, "with/slash/with/slash", "x" * 15])
def test_a_key_that_can_be_guessed_is_refused(key):
    with pytest.raises(UnusableKey, match="CURATION_SANDBOX_KEY"):
        key_of_start(key)


def test_a_key_of_aws_documents_is_refused_after_a_session_token(sandbox):
    made = sandbox.sts().get_session_token()["Credentials"]["AccessKeyId"]
    federated = sandbox.sts().get_federation_token(Name="kim")["Credentials"]["AccessKeyId"]
    assert len({made, federated, "AKIAIOSFODNN7EXAMPLE"}) == 3
    client(sandbox, "s3", made).head_bucket(Bucket="pictures")
    with pytest.raises(ClientError, match="InvalidAccessKeyId"):
        client(sandbox, "s3", "AKIAIOSFODNN7EXAMPLE").list_buckets()
