"""The console script `jupyterlab-curation` of the wheel, with and without a Node."""

import os
import shutil
import subprocess
import sys

import pytest
from clean import Venv

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs are copied there, not linked")


@pytest.fixture(scope="module")
def venv(builds, tmp_path_factory):
    """A venv with the wheel, without the extra; nothing else is on its PATH."""
    found = Venv(sys.executable, tmp_path_factory.mktemp("console"))
    found.run("python", "-m", "pip", "install", "-q", builds.wheel)
    return found


def call(venv, *args, path=None):
    return subprocess.run(
        [venv.program("jupyterlab-curation"), *args],
        env={**venv.env, "PATH": str(path or venv.env["PATH"])},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_names_both_ways_to_install_a_node(venv):
    done = call(venv, "--version")
    assert done.returncode == 1
    assert 'pip install "jupyterlab-curation[cli]"' in done.stderr
    assert "20.19" in done.stderr
    assert done.stdout == ""


def test_runs_with_the_node_of_the_path(venv, version, tmp_path):
    (tmp_path / "node").symlink_to(shutil.which("node"))
    assert call(venv, "--version", path=tmp_path).stdout.split() == [version]


def test_the_exit_code_is_the_command_lines(venv, tmp_path):
    (tmp_path / "node").symlink_to(shutil.which("node"))
    assert call(venv, "fly", path=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("says", "message"),
    [("echo v18.20.4", "too old"), ("exit 1", "does not run"), ("echo hello", "does not run")],
)
def test_a_node_that_cannot_run_it_is_named(venv, tmp_path, says, message):
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\n{says}\n")
    node.chmod(0o755)
    done = call(venv, "--version", path=tmp_path)
    assert done.returncode == 1
    assert message in done.stderr


def test_the_extra_brings_a_node_as_a_wheel(venv, builds, version):
    venv.run("python", "-m", "pip", "install", "-q", f"{builds.wheel}[cli]")
    done = call(venv, "--version")
    assert (done.returncode, done.stdout.split()) == (0, [version]), done.stderr
