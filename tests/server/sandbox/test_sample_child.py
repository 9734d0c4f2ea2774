"""The sample that a server runs for the page: ``POST sandbox`` and ``GET sample``."""

import asyncio
import json
import logging
import os
import subprocess
import sys
import time

import boto3
import pytest
from tornado.httpclient import HTTPClientError

from jupyterlab_curation.routes import sample_child
from jupyterlab_curation.routes.only_the_desk import DESK_HEADER
from jupyterlab_curation.routes.sample_child import NAME, Sample

TWO_PRODUCTS = 2


@pytest.fixture
def ask(aws, jp_fetch, monkeypatch, tmp_path):
    """``await ask(method, route, **query)`` gives status and body. Few pictures are drawn."""
    monkeypatch.setattr(sample_child, "PRODUCTS", TWO_PRODUCTS)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(sample_child.tempfile, "tempdir", None)

    async def fetch(method, route, headers=None, body="", **query):
        try:
            answer = await jp_fetch(
                "jupyterlab-curation",
                route,
                params=query,
                method=method,
                body=body if method == "POST" else None,
                headers={DESK_HEADER: "1", **(headers or {})},
                request_timeout=100,
            )
        except HTTPClientError as error:
            answer = error.response
        return answer.code, answer.body

    return fetch


@pytest.fixture
def ended():
    """Ends what tests started in this process."""
    yield
    for children, folder in list(sample_child._STARTED):
        sample_child._end(children, folder)
    sample_child._STARTED.clear()


async def test_two_pages_share_one_sample_which_has_keys_of_its_own(ask, ended, caplog, tmp_path):
    caplog.set_level(logging.DEBUG)
    answers = await asyncio.gather(*(ask("POST", "sandbox") for _ in range(2)))
    assert [status for status, _ in answers] == [200, 200]
    first, second = (json.loads(body) for _, body in answers)
    assert first == second
    assert first["isSample"]
    connection = first["connection"]
    assert connection["name"] == NAME
    # A second click opens it again.
    assert json.loads((await ask("POST", "sandbox"))[1]) == first

    _, body = await ask("GET", "credentials", s3Endpoint=connection["s3Endpoint"])
    keys = json.loads(body)
    s3 = boto3.client(
        "s3",
        endpoint_url=connection["s3Endpoint"],
        region_name="us-east-1",
        aws_access_key_id=keys["accessKeyId"],
        aws_secret_access_key=keys["secretAccessKey"],
    )
    assert s3.list_buckets()["Buckets"] == []
    # Another connection gets what the server has for it: here nothing.
    status, body = await ask("GET", "credentials", s3Endpoint="http://127.0.0.1:1")
    assert (status, json.loads(body)["error"]) == (409, "NotSignedIn")
    assert keys["accessKeyId"] not in body.decode()
    _, body = await ask("GET", "identity", s3Endpoint=connection["s3Endpoint"])
    assert json.loads(body)["arn"] is None

    (folder,) = tmp_path.glob("curation-sample-*")
    assert folder.stat().st_mode & 0o077 == 0
    arguments = subprocess.run(["ps", "-ww", "-eo", "args"], capture_output=True, check=True).stdout
    # What this test's own client logs does not count.
    server = [r for r in caplog.records if not r.name.startswith(("boto", "urllib3"))]
    logged = "\n".join(record.getMessage() for record in server)
    for secret in (keys["accessKeyId"], keys["secretAccessKey"]):
        assert secret not in logged
        assert secret.encode() not in arguments
        assert not [f for f in folder.glob("*.log") if secret in f.read_text()]


async def test_a_sample_that_is_not_filled_is_no_connection_and_can_be_gone_on_with(ask, ended):
    none = {"available": True, "connection": None, "isSample": False}
    # Nobody can say it of a sample that does not run, and it runs none.
    status, body = await ask("POST", "sandbox", body='{"filled": true}')
    assert (status, json.loads(body)["message"]) == (409, "The sample ended with its server.")
    first = json.loads((await ask("POST", "sandbox"))[1])
    assert json.loads((await ask("GET", "sandbox"))[1]) == none
    # The page was reloaded while it filled.
    assert json.loads((await ask("POST", "sandbox", body="{}"))[1]) == first
    assert json.loads((await ask("GET", "sandbox"))[1]) == none
    for hostile in (
        *("{", "null", "[]", "true", '{"filled": 1}', '{"filled": false}', '{"filled": "true"}'),
        *('{"filled": true, "more": 1}', "[" * 100_000, '{"filled": true' + " " * 100 + "}"),
    ):
        status, body = await ask("POST", "sandbox", body=hostile)
        assert (status, json.loads(body)["error"]) == (400, "Invalid"), hostile
    assert json.loads((await ask("GET", "sandbox"))[1]) == none

    assert json.loads((await ask("POST", "sandbox", body='{"filled":true}'))[1]) == first
    assert json.loads((await ask("GET", "sandbox"))[1]) == first

    # One that is run after it is empty again.
    sample_child._kill(sample_child._STARTED[-1][0])
    for child in sample_child._STARTED[-1][0]:
        child.wait()
    assert json.loads((await ask("GET", "sandbox"))[1]) == none
    assert json.loads((await ask("POST", "sandbox"))[1])["connection"]
    assert json.loads((await ask("GET", "sandbox"))[1]) == none


@pytest.mark.parametrize("route", ["credentials", "identity"])
async def test_whoever_listens_where_a_sample_was_gets_nothing_of_the_person(
    ask, monkeypatch, route
):
    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN"):
        monkeypatch.setenv(f"AWS_{name}", "ASIAPERSONAL")
    sample = {"bucket": "curation-sample", "bucketRegion": "us-east-1", "table": "ProductAssets"}
    for address in ("http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"):
        status, body = await ask("GET", route, s3Endpoint=address, **sample)
        assert (status, json.loads(body)) == (
            409,
            {
                "error": "NotSupported",
                "message": "The sample ended with its server.",
                "remedy": "Open Curation again and choose Try the sample.",
            },
        ), address


async def test_its_files_have_numbers_and_nothing_else_can_be_read(ask, ended):
    assert json.loads((await ask("GET", "sample"))[1]) == {"files": None}
    assert (await ask("GET", "sample", file="0"))[0] == 400
    await ask("POST", "sandbox")
    files = json.loads((await ask("GET", "sample"))[1])["files"]
    assert len({(file["subCategory"], file["productId"]) for file in files}) == TWO_PRODUCTS
    assert sum(file["folder"] is None for file in files) == TWO_PRODUCTS
    number = next(i for i, file in enumerate(files) if file["filename"].endswith(".jpg"))
    status, body = await ask("GET", "sample", file=str(number))
    assert (status, len(body), body[:2]) == (200, files[number]["bytes"], b"\xff\xd8")
    for hostile in (str(len(files)), "-1", "../serve.log", "1e3", "٣", "9" * 400, "", "0x1", "1/"):
        status, body = await ask("GET", "sample", file=hostile)
        assert (status, json.loads(body)["error"]) == (400, "Invalid"), hostile


async def test_a_browser_on_another_computer_is_told(ask, jp_serverapp, tmp_path):
    # Otherwise Jupyter itself refuses the host.
    jp_serverapp.web_app.settings["allow_remote_access"] = True
    status, body = await ask("POST", "sandbox", headers={"Host": "hub.example:8000"})
    assert (status, json.loads(body)["error"]) == (409, "NotSupported")
    assert "on another one" in json.loads(body)["message"]
    assert not list(tmp_path.glob("curation-sample-*"))


async def test_without_the_extra_it_says_what_to_install(ask, monkeypatch):
    monkeypatch.setattr(sample_child.importlib.util, "find_spec", lambda name: None)
    status, body = await ask("POST", "sandbox")
    said = json.loads(body)
    assert (status, said["error"]) == (409, "NotSupported")
    assert 'pip install "jupyterlab-curation[sandbox]"' in said["remedy"]


async def test_what_the_sandbox_says_when_it_cannot_start_is_told(ask, monkeypatch, tmp_path):
    monkeypatch.setattr(sample_child.sys, "executable", "/bin/false")
    status, body = await ask("POST", "sandbox")
    assert (status, json.loads(body)["error"]) == (503, "Unreachable")
    assert not list(tmp_path.glob("curation-sample-*"))


def lives(pid):
    """Whether a process runs; one that is only not yet forgotten does not."""
    said = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True).stdout
    return bool(said.strip()) and not said.startswith(b"Z")


_SERVER = """
import asyncio, os, sys
sys.path.remove("")  # as that of a program that is installed
from jupyterlab_curation.routes.sample_child import Sample
running = asyncio.run(Sample(1).start())
print(running.process.pid, len(running.files), flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("how", ["terminate", "kill"])
def test_it_ends_with_the_server_and_takes_no_module_of_its_folder(tmp_path, how):
    # A person's notebooks may have anything beside them.
    (tmp_path / "moto.py").write_text("raise SystemExit('a planted module was imported')")
    (tmp_path / "PIL.py").write_text("raise SystemExit('a planted module was imported')")
    code = "import signal; signal.signal(15, lambda *_: sys.exit(0))"
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVER.replace("running =", f"{code}\nrunning =")],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        pid, files = map(int, server.stdout.readline().split())
        assert files > 10
        getattr(server, how)()
        server.wait(30)
        until = time.monotonic() + 20
        while lives(pid) and time.monotonic() < until:
            time.sleep(0.1)
        assert not lives(pid)
        if how == "terminate":
            assert not list(tmp_path.glob("curation-sample-*"))
    finally:
        server.kill()
        server.communicate()


async def test_a_sandbox_that_died_is_started_again():
    sample = Sample(1)
    first = await sample.start()
    first.process.kill()
    first.process.wait()
    assert sample.running is None
    second = await sample.start()
    try:
        assert second.process.pid != first.process.pid
    finally:
        second.process.kill()
