"""A clean venv with the wheel and JupyterLab, and no Node."""

import json
import re
import socket
import time
import urllib.error
import urllib.request

import pytest

TOKEN = "only-for-this-test"
PATIENCE = 60  # seconds


def plain(text):
    """Without colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_the_labextension_is_enabled_and_ok(installed, version):
    said = plain(installed.run("jupyter", "labextension", "list"))
    assert f"jupyterlab-curation v{version} enabled OK (python, jupyterlab_curation)" in said


def test_the_server_extension_is_enabled_and_ok(installed, version):
    said = plain(installed.run("jupyter", "server", "extension", "list"))
    assert "jupyterlab_curation enabled" in said
    assert f"jupyterlab_curation {version} OK" in said


def test_the_sandbox_extra_can_be_had(installed, builds):
    said = installed.run("python", "-m", "pip", "install", "--dry-run", f"{builds.wheel}[sandbox]")
    assert "moto-5.2" in said


# What the route does, with the wheel alone: no clone, no Node.
RUN_THE_SAMPLE = """
import asyncio
from jupyterlab_curation.routes.problem import Problem
from jupyterlab_curation.routes.sample_child import Sample
try:
    running = asyncio.run(Sample(2).start())
    print("RUNS", running.s3, len(running.files))
except Problem as problem:
    print("PROBLEM", problem.remedy)
"""


def test_the_sample_says_what_to_install_and_then_runs_from_the_wheel(installed, builds):
    said = installed.run("python", "-c", RUN_THE_SAMPLE)
    assert 'PROBLEM Run pip install "jupyterlab-curation[sandbox]"' in said
    installed.run("python", "-m", "pip", "install", "-q", f"{builds.wheel}[sandbox]")
    said = installed.run("python", "-c", RUN_THE_SAMPLE)
    found = re.search(r"RUNS http://127\.0\.0\.1:\d+ (\d+)", said)
    assert int(found[1]) > 20


@pytest.fixture(scope="module")
def lab(installed, tmp_path_factory):
    """A running JupyterLab; gives a function that fetches a path of it."""
    folder = tmp_path_factory.mktemp("lab")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def get(path, token=TOKEN):
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}{path}",
            headers={"Authorization": f"token {token}", "X-Curation-Desk": "1"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.read().decode()

    with (folder / "said.log").open("w") as said:
        server = installed.start(
            "jupyter-lab",
            *("--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"),
            *(f"--ServerApp.port={port}", "--ServerApp.port_retries=0"),
            *(f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}"),
            said=said,
        )
        try:
            until = time.monotonic() + PATIENCE
            while not _answers(get):
                assert server.poll() is None, (folder / "said.log").read_text()
                assert time.monotonic() < until, (folder / "said.log").read_text()
                time.sleep(0.2)
            yield get
        finally:
            server.terminate()
            server.wait()


def _answers(get):
    try:
        return get("/api/status")
    except urllib.error.URLError:
        return None


def test_its_routes_answer_with_the_same_version(lab, version):
    assert json.loads(lab("/jupyterlab-curation/version"))["version"] == version


def test_its_routes_answer_nobody_without_the_token(lab):
    with pytest.raises(urllib.error.HTTPError, match="403"):
        lab("/jupyterlab-curation/version", token="wrong")


def test_jupyterlab_loads_the_extension(lab):
    page = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', lab("/lab"), re.S)
    found = json.loads(page[1])["federated_extensions"]
    (ours,) = [extension for extension in found if extension["name"] == "jupyterlab-curation"]
    assert lab(f"/lab/extensions/jupyterlab-curation/{ours['load']}")
