"""A job with the real command line, on the sandbox. Skipped by name without Node or its build."""

import io
import os
import shutil
import subprocess

import pytest
from job_requests import CONNECTION, wanted
from PIL import Image
from sandbox_process import KEY

from jupyterlab_curation.cli.node import NodeMissing, node_command
from jupyterlab_curation.jobs import board
from jupyterlab_curation.jobs.request import PARTS

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


async def test_its_packs_are_made_by_this_pythons_pillow_where_sharp_is_missing(
    run, ask, dataset, jp_root_dir, tmp_path, monkeypatch
):
    # Others of these tests have migrated the category 1005.
    (jp_root_dir / "dataset" / "TOP" / "1005").rename(jp_root_dir / "dataset" / "TOP" / "1006")
    # The bundle alone, as a wheel has it: beside the clone it would find sharp.
    alone = tmp_path / "program.mjs"
    shutil.copyfile(COMMAND[-1], alone)
    monkeypatch.setattr(board, "node_command", lambda: [*COMMAND[:-1], str(alone)])
    found = await run(wanted("migrate", connection=dataset, folder="dataset"))
    _, report = await ask(f"jobs/{found['job']['id']}/report")
    assert (report["packsBy"], report["packs"]) == ("pillow", PRODUCTS)


async def test_a_job_that_is_refused_is_named(run, dataset):
    connection = {**dataset, "bucket": "not-there"}
    found = await run(wanted("verify", connection=connection))
    assert found["job"]["stage"] == "failed"
    assert found["job"]["problem"]["error"] == "NotFound", found


async def test_a_set_up_makes_what_its_plan_showed_and_lets_in_this_jupyterlab(
    ask, ended, dataset, sandbox, http_server_port
):
    origin = f"http://127.0.0.1:{http_server_port[1]}"
    connection = {**dataset, "bucket": "made-by-the-server", "table": "MadeByTheServer"}

    async def ran(options):
        request = wanted("setup", connection=connection, options=options)
        status, answer = await ask(body=request, origin=origin)
        assert status == 201, answer
        found = await ended(answer["job"]["id"])
        return found, (await ask(f"jobs/{found['job']['id']}/report"))[1]

    _, plan = await ran({"dryRun": True})
    assert plan["dryRun"] is True
    assert {one["part"] for one in plan["steps"] if one["action"] == "make"} == set(PARTS)
    buckets = [one["Name"] for one in sandbox.s3().list_buckets()["Buckets"]]
    assert "made-by-the-server" not in buckets

    found, report = await ran({"only": ["bucket", "cors"]})
    assert found["job"]["stage"] == "done", found
    assert [one["part"] for one in report["made"]] == ["bucket", "cors"]
    assert found["job"]["progress"]["counts"] == {"resources": 1}
    rules = sandbox.s3().get_bucket_cors(Bucket="made-by-the-server")["CORSRules"]
    assert [one["AllowedOrigins"] for one in rules] == [["http://127.0.0.1:*"]]
    assert "MadeByTheServer" not in sandbox.dynamodb().list_tables()["TableNames"]

    # All that the server may be asked for is known to the command line.
    found, _ = await ran({"only": list(PARTS), "protectTable": True})
    assert "MadeByTheServer" in sandbox.dynamodb().list_tables()["TableNames"]
    _, again = await ran({"dryRun": True})
    assert [one["part"] for one in again["steps"] if one["action"] == "make"] == []


async def test_an_origin_is_added_to_those_that_a_bucket_lets_in(
    ask, ended, dataset, sandbox, http_server_port
):
    origin = f"http://127.0.0.1:{http_server_port[1]}"
    s3 = sandbox.s3()

    def origins():
        rules = s3.get_bucket_cors(Bucket="migrated")["CORSRules"]
        return next(one["AllowedOrigins"] for one in rules if one["ID"] == "jupyterlab-curation")

    async def ran():
        request = wanted("setup", connection=dataset, options={"only": ["cors"]})
        _, answer = await ask(body=request, origin=origin)
        await ended(answer["job"]["id"])

    assert origins() == ["*"]
    await ran()
    assert origins() == ["*"]
    rules = s3.get_bucket_cors(Bucket="migrated")["CORSRules"]
    rules[0]["AllowedOrigins"] = ["https://hub.example"]
    s3.put_bucket_cors(Bucket="migrated", CORSConfiguration={"CORSRules": rules})
    await ran()
    assert origins() == ["https://hub.example", "http://127.0.0.1:*"]
