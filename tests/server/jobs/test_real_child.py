"""A job with the real command line, on the sandbox. Skipped by name without Node or its build."""

import io
import os
import subprocess

import pytest
from job_requests import CONNECTION, wanted
from PIL import Image
from sandbox_process import KEY

from jupyterlab_curation.cli.node import NodeMissing, node_command
from jupyterlab_curation.jobs import board

try:
    COMMAND = node_command()
    MISSING = ""
except NodeMissing as missing:
    COMMAND, MISSING = [], str(missing)

pytestmark = pytest.mark.skipif(MISSING != "", reason=f"no command line: {MISSING}")

PRODUCTS = 3


def picture():
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def dataset(sandbox, monkeypatch, jp_root_dir, jobs):
    """A folder below the root, and the connection to a sandbox that is set up."""
    monkeypatch.setattr(board, "node_command", lambda: COMMAND)
    monkeypatch.setenv("CURATION_STS_ENDPOINT", sandbox.dynamodb_url)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "-")
    hosts = [url.partition("//")[2] for url in (sandbox.s3_url, sandbox.dynamodb_url)]
    jobs._config.allowed_endpoints = hosts
    connection = {
        **CONNECTION,
        "bucket": "migrated",
        "bucketRegion": "us-east-1",
        "tableRegion": "us-east-1",
        "s3Endpoint": sandbox.s3_url,
        "dynamodbEndpoint": sandbox.dynamodb_url,
        "pathStyle": True,
    }
    subprocess.run(
        [
            *(*COMMAND, "setup", "--bucket=migrated", "--region=us-east-1"),
            *(f"--s3-endpoint={sandbox.s3_url}", f"--dynamodb-endpoint={sandbox.dynamodb_url}"),
        ],
        env={**os.environ},
        check=True,
        capture_output=True,
    )
    for number in range(PRODUCTS):
        folder = jp_root_dir / "dataset" / "TOP" / "1005" / str(100 + number) / "detail"
        folder.mkdir(parents=True)
        (folder / "상세 1.png").write_bytes(picture())
        os.utime(folder / "상세 1.png", (1, 1))
    return connection


async def test_a_folder_of_the_server_is_migrated_with_credentials_of_the_listener(
    run, ask, dataset, sandbox
):
    found = await run(wanted("migrate", connection=dataset, folder="dataset"))
    assert found["job"]["stage"] == "done", found
    assert found["job"]["progress"]["total"] == PRODUCTS
    _, report = await ask(f"jobs/{found['job']['id']}/report")
    assert report["created"] == PRODUCTS
    objects = sandbox.s3().list_objects_v2(Bucket="migrated")["Contents"]
    keys = {one["Key"] for one in objects if one["Key"].endswith(".png")}
    assert keys == {f"TOP/1005/{100 + n}/detail/상세 1.png" for n in range(PRODUCTS)}
    items = sandbox.dynamodb().scan(TableName="ProductAssets")["Items"]
    assert {one["product_id"]["S"] for one in items} >= {str(100 + n) for n in range(PRODUCTS)}


async def test_a_job_that_is_refused_is_named(run, dataset):
    connection = {**dataset, "bucket": "not-there"}
    found = await run(wanted("verify", connection=connection))
    assert found["job"]["stage"] == "failed"
    assert found["job"]["problem"]["error"] == "NotFound", found
