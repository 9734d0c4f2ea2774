"""``export`` as a process on the sandbox: another program reads the Parquet that it writes."""

import json
import os
import signal
import subprocess
import time

import duckdb
import pytest
from sandbox_process import KEY

from jupyterlab_curation.cli.node import NodeMissing, node_command

try:
    COMMAND = node_command()
    MISSING = ""
except NodeMissing as missing:
    COMMAND, MISSING = [], str(missing)

pytestmark = pytest.mark.skipif(MISSING != "", reason=f"no command line: {MISSING}")

BUCKET = "exported"
PRODUCTS = 25
IMAGES = [f"상세 {n}.jpg" for n in range(4)]
SLOTS = [f"slot_{n}" for n in range(100)]
TAGS = {"status": "representative", "색": "빨강"}

TYPES = {
    "key": "VARCHAR",
    "uri": "VARCHAR",
    "main_category": "VARCHAR",
    "sub_category": "BIGINT",
    "product_id": "VARCHAR",
    "folder": "VARCHAR",
    "filename": "VARCHAR",
    "slot": "VARCHAR",
    "order": "INTEGER",
    "completed_by": "VARCHAR",
    "completed_at": "TIMESTAMP WITH TIME ZONE",
    "guideline": "VARCHAR",
    "tags": "MAP(VARCHAR, VARCHAR)",
    "bytes": "BIGINT",
}


class CommandLine:
    """The command line on the sandbox, with the bucket and table of the tests."""

    def __init__(self, sandbox):
        self.connection = [f"--bucket={BUCKET}", "--region=us-east-1"]
        self.connection += [f"--s3-endpoint={sandbox.s3_url}"]
        self.connection += [f"--dynamodb-endpoint={sandbox.dynamodb_url}"]

    def start(self, *args):
        return subprocess.Popen(
            [*COMMAND, *args, *self.connection],
            env={**os.environ, "AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": "-"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def done(self, *args):
        process = self.start(*args)
        said, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        return said


def item(product_id, **more):
    return {
        "sub_category": {"N": "1005"},
        "product_id": {"S": product_id},
        "main_category": {"S": "상의"},
        "current_status": {"S": "COMPLETED"},
        "last_updated_at": {"S": "2026-11-22T10:00:00.123Z"},
        "detail": {"L": [{"S": image} for image in IMAGES]},
        **more,
    }


@pytest.fixture(scope="module")
def curated(sandbox):
    """Completed products whose images are in many slots: 10,000 rows of few objects."""
    cli = CommandLine(sandbox)
    cli.done("setup")
    s3, dynamodb = sandbox.s3(), sandbox.dynamodb()
    choices = {slot: [f"detail/{image}" for image in IMAGES] for slot in SLOTS}
    for number in range(PRODUCTS):
        product_id = f"상품 {number}"
        for image in IMAGES:
            key = f"상의/1005/{product_id}/detail/{image}"
            s3.put_object(Bucket=BUCKET, Key=key, Body=b"x" * (number + 1))
            if image == IMAGES[0]:
                tags = [{"Key": name, "Value": value} for name, value in TAGS.items()]
                s3.put_object_tagging(Bucket=BUCKET, Key=key, Tagging={"TagSet": tags})
        known = {} if number == 0 else {"completed_by": {"S": "김철수"}, "guideline": {"S": "3"}}
        dynamodb.put_item(
            TableName="ProductAssets",
            Item=item(product_id, representative_assets={"S": json.dumps(choices)}, **known),
        )
    return cli


def rows(file, query):
    return duckdb.execute(query, [str(file)]).fetchall()


def types(file):
    described = rows(file, "DESCRIBE SELECT * FROM read_parquet(?)")
    return {name: kind for name, kind, *_ in described}


def test_another_program_reads_every_row_with_its_types(curated, tmp_path):
    file = tmp_path / "curated.parquet"
    said = curated.done("export", f"--out={file}", "--format=parquet", "--json")
    assert json.loads(said)["images"] == 10_000
    assert list(types(file).items()) == list(TYPES.items())
    found = rows(
        file,
        """SELECT key, uri, main_category, sub_category, product_id, folder, filename, slot,
                  "order", completed_by, epoch_ms(completed_at), guideline, tags, bytes
           FROM read_parquet(?)""",
    )
    expected = []
    for number in range(PRODUCTS):
        product_id = f"상품 {number}"
        by, guideline = (None, None) if number == 0 else ("김철수", "3")
        for slot in SLOTS:
            for order, image in enumerate(IMAGES, 1):
                key = f"상의/1005/{product_id}/detail/{image}"
                place = (key, f"s3://{BUCKET}/{key}", "상의", 1005, product_id, "detail", image)
                # 2026-11-22T10:00:00.123Z
                about = (by, 1_795_341_600_123, guideline, None, number + 1)
                expected.append((*place, slot, order, *about))
    assert sorted(found, key=str) == sorted(expected, key=str)
    # The rows of a product lie together, by slot and order.
    ordered = [row[7:9] for row in found if row[4] == "상품 7"]
    assert ordered == [(slot, order) for slot in SLOTS for order in range(1, len(IMAGES) + 1)]


def test_tags_are_a_map(curated, tmp_path):
    file = tmp_path / "curated.parquet"
    curated.done("export", f"--out={file}", "--format=parquet", "--all", "--tags")
    counted = rows(
        file,
        """SELECT filename, tags['status'], tags['색'], count(DISTINCT product_id)
           FROM read_parquet(?) GROUP BY ALL ORDER BY filename""",
    )
    assert counted == [
        (IMAGES[0], *TAGS.values(), PRODUCTS),
        *((image, None, None, PRODUCTS) for image in IMAGES[1:]),
    ]


def test_an_empty_dataset_is_a_file_with_columns(curated, tmp_path):
    file = tmp_path / "none.parquet"
    curated.done("export", f"--out={file}", "--format=parquet", "--category=상의/9999")
    assert list(types(file).items()) == list(TYPES.items())
    assert rows(file, "SELECT count(*) FROM read_parquet(?)") == [(0,)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_a_cancelled_export_leaves_no_file_and_can_be_begun_again(curated, tmp_path):
    file = tmp_path / "curated.parquet"
    process = curated.start("export", f"--out={file}", "--format=parquet", "--tags")
    until = time.monotonic() + 30
    while not list(tmp_path.iterdir()):
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < until
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "It was stopped after" in said
    assert list(tmp_path.iterdir()) == []
    curated.done("export", f"--out={file}", "--format=parquet")
    assert rows(file, "SELECT count(*) FROM read_parquet(?)") == [(10_000,)]


def test_a_manifest_names_each_object_once(curated, tmp_path):
    file = tmp_path / "manifest.csv"
    said = curated.done("export", f"--out={file}", "--s3-batch-manifest", "--json")
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) == len(set(lines)) == PRODUCTS * len(IMAGES)
    assert json.loads(said)["images"] == len(lines)
