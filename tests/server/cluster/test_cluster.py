"""A migration by two worker processes of Dask. Skipped by name without Node or its build."""

import io
import os
import signal
import subprocess
import sys

import psutil
import pytest
from distributed import Client, LocalCluster
from PIL import Image
from sandbox_process import KEY

from jupyterlab_curation.cli.node import NodeMissing, node_command
from jupyterlab_curation.cluster import Connection, ShardsFailed, migrate

try:
    COMMAND = node_command()
    MISSING = ""
except NodeMissing as missing:
    COMMAND, MISSING = [], str(missing)

pytestmark = pytest.mark.skipif(MISSING != "", reason=f"no command line: {MISSING}")

PRODUCTS = 90
IMAGES = 3
REGION = "us-east-1"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    """A folder of products. One of them has a file that is no image, which needs a person."""
    root = tmp_path_factory.mktemp("dataset")
    for number in range(PRODUCTS):
        folder = root / "TOP" / "1005" / str(100 + number) / "detail"
        folder.mkdir(parents=True)
        for image in range(IMAGES):
            file = io.BytesIO()
            Image.new("RGB", (8, 8), (number, image, 0)).save(file, "PNG")
            (folder / f"상세 {image}.png").write_bytes(file.getvalue())
    (root / "TOP" / "1005" / "100" / "detail" / "broken.png").write_bytes(b"<html>no</html>")
    for file in root.rglob("*.png"):
        os.utime(file, (1, 1))
    return root


@pytest.fixture(scope="module")
def keys():
    """The credentials of the workers: they come from their own environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("AWS_", "CURATION_")):
                patch.delenv(name)
        patch.setenv("AWS_ACCESS_KEY_ID", KEY)
        patch.setenv("AWS_SECRET_ACCESS_KEY", "-")
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        yield


@pytest.fixture(scope="module")
def client(keys, tmp_path_factory):
    with (
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            dashboard_address="127.0.0.1:0",
            host="127.0.0.1",
            local_directory=str(tmp_path_factory.mktemp("dask")),
        ) as cluster,
        Client(cluster) as found,
    ):
        yield found


@pytest.fixture
def connection(sandbox, keys, request):
    """A bucket and a table of this test alone."""
    bucket = request.node.name.replace("_", "-")[:40].strip("-")
    made = Connection(
        bucket,
        REGION,
        table=bucket,
        s3_endpoint=sandbox.s3_url,
        dynamodb_endpoint=sandbox.dynamodb_url,
        path_style=True,
    )
    subprocess.run([*COMMAND, "setup", *made.arguments()], check=True, capture_output=True)
    return made


def stored(sandbox, connection):
    """Keys of the images, and the items by product id."""
    pages = sandbox.s3().get_paginator("list_objects_v2").paginate(Bucket=connection.bucket)
    objects = [one["Key"] for page in pages for one in page.get("Contents", [])]
    items = sandbox.dynamodb().scan(TableName=connection.table)["Items"]
    return (
        sorted(key for key in objects if key.endswith(".png")),
        {one["product_id"]["S"]: one for one in items if one["sub_category"]["N"] == "1005"},
    )


def expected():
    names = [f"상세 {image}.png" for image in range(IMAGES)]
    return sorted(f"TOP/1005/{100 + n}/detail/{name}" for n in range(PRODUCTS) for name in names)


def is_whole(sandbox, connection):
    images, items = stored(sandbox, connection)
    assert images == expected()
    assert sorted(items) == sorted(str(100 + n) for n in range(PRODUCTS))
    assert all(len(one["detail"]["L"]) == IMAGES for one in items.values())


def test_a_worker_is_killed_in_the_middle(client, dataset, connection, sandbox):
    killed = []

    def kill_one(now):
        if not killed and now.images_sent > 0:
            address = next(a for a, keys in client.processing().items() if keys)
            pids = client.run(os.getpid, workers=[address])
            killed.extend(psutil.Process(pids[address]).children(recursive=True))
            os.kill(pids[address], signal.SIGKILL)

    outcome = migrate(client, str(dataset), connection, shards=4, packs=False, progress=kill_one)
    assert outcome.begun_again >= 1
    # The command line of the killed worker does not go on alone.
    assert killed
    assert psutil.wait_procs(killed, timeout=20)[1] == []
    assert outcome.shards == 4
    report = outcome.report
    # What the killed worker had made was there when its shard was taken up.
    assert report["created"] + report["existing"] == PRODUCTS
    assert not report["stopped"]
    assert "shard" not in report
    assert outcome.needs_person
    assert len(report["forPerson"]) == 1
    is_whole(sandbox, connection)


def test_shards_are_one_run_and_a_second_one_sends_nothing(client, dataset, connection, sandbox):
    seen = []
    first = migrate(
        client,
        str(dataset),
        connection,
        packs=False,
        progress=lambda now: seen.append((now.part, now.products, now.images_sent)),
    )
    assert first.shards == 8
    assert first.report["created"] == PRODUCTS
    assert first.report["imagesSent"] == PRODUCTS * IMAGES
    assert seen[-1] == (1.0, PRODUCTS, PRODUCTS * IMAGES)
    assert [part for part, *_ in seen] == sorted(part for part, *_ in seen)
    is_whole(sandbox, connection)
    again = migrate(client, str(dataset), connection, shards=3, packs=False)
    assert (again.report["existing"], again.report["imagesSent"]) == (PRODUCTS, 0)


def test_a_dry_run_sends_nothing(client, dataset, connection, sandbox):
    outcome = migrate(client, str(dataset), connection, shards=2, packs=False, dry_run=True)
    assert (outcome.report["dryRun"], outcome.report["created"]) == (True, PRODUCTS)
    assert stored(sandbox, connection) == ([], {})


def test_a_bucket_that_is_not_there_is_named(client, dataset, connection):
    missing = Connection(**{**vars(connection), "bucket": "not-there"})
    with pytest.raises(ShardsFailed, match="2 of 2 shards are not done") as failed:
        migrate(client, str(dataset), missing, shards=2, packs=False)
    assert sorted(failed.value.outcome.problems) == [0, 1]
    assert "not-there" in failed.value.outcome.problems[0]


def test_a_folder_that_workers_do_not_have_is_named(client, tmp_path, connection):
    with pytest.raises(ShardsFailed) as failed:
        migrate(client, str(tmp_path / "gone"), connection, shards=2, packs=False)
    assert all(failed.value.outcome.problems.values())


def test_an_interrupted_call_stops_its_workers(client, dataset, connection, sandbox):
    def interrupt(now):
        if now.images_sent > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        migrate(client, str(dataset), connection, shards=2, packs=False, progress=interrupt)
    images, items = stored(sandbox, connection)
    assert len(images) < len(expected())
    # What is named is there: a product appears whole or not at all.
    named = {f"TOP/1005/{one}/detail/상세 {n}.png" for one in items for n in range(IMAGES)}
    assert named <= set(images)
    assert migrate(client, str(dataset), connection, shards=2, packs=False).shards == 2
    is_whole(sandbox, connection)


@pytest.mark.parametrize("shards", [0, 100_001])
def test_a_number_of_shards_that_cannot_be_is_refused(client, connection, dataset, shards):
    with pytest.raises(ValueError, match="shards must be"):
        migrate(client, str(dataset), connection, shards=shards)


def test_a_relative_folder_is_refused(client, connection):
    with pytest.raises(ValueError, match="absolute"):
        migrate(client, "dataset", connection)


def test_values_that_look_like_options_stay_values():
    made = Connection("bucket", "region", prefix="--dry-run", path_style=True)
    assert made.arguments() == [
        *("--bucket=bucket", "--region=region", "--prefix=--dry-run", "--path-style")
    ]


def test_it_is_imported_only_when_it_is_used():
    script = "import jupyterlab_curation, sys; sys.exit('distributed' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)
