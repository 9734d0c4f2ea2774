"""What was written is there after a restart, after a kill, and is never applied twice."""

import json
import os
import re
import socket
import subprocess
import sys
import time

from product_table import create_table, key, product
from sandbox_process import ROOT


def fill(sandbox):
    """Objects with a tag and a version history, a table, and a counter at 1."""
    s3, dynamodb = sandbox.s3(), sandbox.dynamodb()
    s3.create_bucket(Bucket="pictures")
    enabled = {"Status": "Enabled"}
    s3.put_bucket_versioning(Bucket="pictures", VersioningConfiguration=enabled)
    s3.put_object(Bucket="pictures", Key="50%+할인.png", Body=b"old")
    s3.put_object(Bucket="pictures", Key="50%+할인.png", Body=b"\0new", Tagging="status=x")
    create_table(dynamodb)
    dynamodb.put_item(TableName="ProductAssets", Item=product("p1"))
    count_up(dynamodb)


def count_up(dynamodb):
    dynamodb.update_item(
        TableName="ProductAssets",
        Key=key("p1"),
        UpdateExpression="ADD revision :one",
        ExpressionAttributeValues={":one": {"N": "1"}},
    )


def contents(sandbox):
    """All that a client can see of it, times and version ids included."""
    s3, dynamodb = sandbox.s3(), sandbox.dynamodb()
    versions = s3.list_object_versions(Bucket="pictures")["Versions"]
    return {
        "versions": [(v["Key"], v["VersionId"], v["LastModified"], v["ETag"]) for v in versions],
        "body": s3.get_object(Bucket="pictures", Key="50%+할인.png")["Body"].read(),
        "tags": s3.get_object_tagging(Bucket="pictures", Key="50%+할인.png")["TagSet"],
        "items": dynamodb.scan(TableName="ProductAssets")["Items"],
    }


def revision(sandbox):
    item = sandbox.dynamodb().get_item(TableName="ProductAssets", Key=key("p1"))["Item"]
    return int(item["revision"]["N"])


def test_state_survives_a_kill_then_a_restart_then_a_kill(sandboxes, tmp_path):
    first = sandboxes(tmp_path).ready()
    fill(first)
    before = contents(first)
    assert len(before["versions"]) == 2
    time.sleep(1.1)  # so that a Last-Modified made anew would differ
    first.kill()

    second = sandboxes(tmp_path).ready()  # from the log
    assert contents(second) == before
    code, said = second.stop()
    assert (code, said) == (0, "")
    assert (tmp_path / "snapshot.1").exists()
    assert (tmp_path / "log.1").stat().st_size == 0

    third = sandboxes(tmp_path).ready()  # from the snapshot
    assert contents(third) == before
    count_up(third.dynamodb())
    third.kill()
    assert revision(sandboxes(tmp_path).ready()) == 2  # from both


def test_a_crash_between_snapshot_and_new_log_replays_nothing_twice(sandboxes, tmp_path):
    first = sandboxes(tmp_path).ready()
    fill(first)
    first.kill()
    log = (tmp_path / "log.0").read_bytes()
    sandboxes(tmp_path).ready().stop()
    (tmp_path / "log.1").unlink()  # as if the process died right after the rename
    (tmp_path / "log.0").write_bytes(log)
    (tmp_path / "snapshot.2.part").write_bytes(b"half")
    second = sandboxes(tmp_path).ready()
    assert revision(second) == 1
    assert not (tmp_path / "log.0").exists()
    assert not (tmp_path / "snapshot.2.part").exists()


def test_a_torn_last_record_is_dropped_and_said(sandboxes, tmp_path):
    first = sandboxes(tmp_path).ready()
    fill(first)
    first.kill()
    log = tmp_path / "log.0"
    os.truncate(log, log.stat().st_size - 7)  # the count to 1
    second = sandboxes(tmp_path).ready()
    item = second.dynamodb().get_item(TableName="ProductAssets", Key=key("p1"))["Item"]
    assert "revision" not in item
    count_up(second.dynamodb())
    assert "dropped" in second.kill()
    assert revision(sandboxes(tmp_path).ready()) == 1  # what came after the tear counts


def test_a_snapshot_of_another_moto_is_set_aside(sandboxes, tmp_path):
    (tmp_path / "snapshot.4").write_bytes(b'{"format": 1, "moto": "4.0.0"}\nunreadable')
    (tmp_path / "log.4").write_bytes(b"")
    process = sandboxes(tmp_path).ready()
    assert process.s3().list_buckets()["Buckets"] == []
    said = process.kill()
    assert "moto 4.0.0" in said
    assert "nothing was deleted" in said
    aside = next(tmp_path.glob("set-aside-*"))
    assert sorted(path.name for path in aside.iterdir()) == ["log.4", "snapshot.4"]


def test_secrets_of_requests_are_not_kept(sandboxes, tmp_path):
    process = sandboxes(tmp_path).ready()
    s3 = process.s3()
    s3.create_bucket(Bucket="pictures")
    s3.put_object(Bucket="pictures", Key="a", Body=b"1")
    params = {"Bucket": "pictures", "Key": "b"}
    url = s3.generate_presigned_url("put_object", Params=params)
    import urllib.request

    headers = {"X-Amz-Security-Token": "SESSIONTOKEN"}
    request = urllib.request.Request(url, data=b"2", method="PUT", headers=headers)
    urllib.request.urlopen(request).close()
    process.kill()
    log = (tmp_path / "log.0").read_bytes()
    assert b"pictures/b" in log
    for secret in (b"SESSIONTOKEN", b"X-Amz-Signature", b"AWSAccessKeyId", b"Signature=%"):
        assert secret not in log
    assert json.dumps("Signature=0")[1:-1].encode() in log


def test_a_second_process_on_the_same_folder_is_told_who_has_it(sandboxes, tmp_path):
    first = sandboxes(tmp_path).ready()
    second = sandboxes(tmp_path)
    _, said = second.process.communicate(timeout=15)
    assert second.process.returncode == 1
    assert f"in use by process {first.process.pid}" in said


def test_a_taken_port_is_named(sandboxes, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = sandboxes(tmp_path, dynamodb_port=port)
        _, said = process.process.communicate(timeout=15)
    assert process.process.returncode == 1
    assert f"Port {port}" in said
    assert "--dynamodb-port" in said
    assert "Traceback" not in said


# Starts a sandbox as JupyterLab does, says its process id and port, and waits.
PARENT = """
import subprocess, sys, time
child = subprocess.Popen(
    [sys.executable, "-m", "jupyterlab_curation.sandbox", "serve", *sys.argv[1:]],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
)
print(child.stdout.readline(), flush=True)
time.sleep(60)
"""


def test_it_ends_with_a_parent_that_is_killed(tmp_path):
    arguments = ["--state", str(tmp_path), "--s3-port", "0", "--dynamodb-port", "0"]
    parent = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", PARENT, *arguments, "--exit-with-input"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    port = int(re.search(r"s3=http://127.0.0.1:(\d+)", parent.stdout.readline())[1])
    assert is_answered(port)
    parent.kill()
    parent.communicate()
    until = time.monotonic() + 10
    while is_answered(port) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_answered(port)


def is_answered(port):
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def test_it_ends_in_good_order_when_its_input_does(sandboxes, tmp_path):
    process = sandboxes(tmp_path).ready()
    process.process.stdin.close()
    # What tidies up afterwards must not close it again.
    process.process.stdin = None
    assert process.process.wait(timeout=10) == 0
    assert "is gone; stopping" in process.process.stderr.read()


def test_without_moto_the_message_names_the_extra(tmp_path):
    blocked = "import sys; sys.modules['moto'] = None; from jupyterlab_curation.sandbox.__main__"
    program = f"{blocked} import main; sys.exit(main(sys.argv[1:]))"
    arguments = ["serve", "--state", str(tmp_path), "--s3-port", "0", "--dynamodb-port", "0"]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1
    assert 'pip install "jupyterlab-curation[sandbox]"' in done.stderr
    assert "Traceback" not in done.stderr
