"""The npm package, and its program in an empty folder."""

import json

import pytest
from clean import ROOT, environment, run
from contents import machine_paths, of_tar

# As large as four pictures from a camera: who grows past it should have meant to.
MOST = 2_000_000  # bytes


@pytest.fixture(scope="module")
def files(tarball):
    """Names and bytes."""
    return of_tar(tarball)


@pytest.fixture(scope="module")
def program(tarball, tmp_path_factory):
    """Runs the installed program; ``program.said`` is what npm said when it installed it."""
    folder = tmp_path_factory.mktemp("empty")
    env = environment(folder)
    said = run(["npm", "install", "--no-audit", "--no-fund", tarball], folder, env)

    def call(*args):
        return run(["npx", "--no-install", "jupyterlab-curation", *args], folder, env)

    call.said = said
    return call


def test_prints_its_help(program):
    said = program("--help")
    assert "Usage: jupyterlab-curation" in said
    assert "setup" in said
    assert "migrate" in said


def test_has_the_same_version(program, version):
    assert version in program("--version").split()


def test_installs_without_a_conflict(program):
    assert "peer dep" not in program.said.lower()
    assert "vulnerab" not in program.said.lower()


@pytest.mark.parametrize(
    "name",
    ["dist/cli.mjs", "lib/index.js", "lib/index.d.ts", "schema/desk.json", "src/index.ts"],
)
def test_holds(files, name):
    assert name in files


def test_holds_the_style_and_the_licence(files):
    assert {"style/index.css", "style/index.js", "LICENSE", "README.md"} <= set(files)


def test_holds_nothing_else(files):
    tops = {name.split("/")[0] for name in files}
    alone = {"LICENSE", "README.md", "package.json"}
    assert tops == alone | {"dist", "lib", "schema", "src", "style"}


def test_is_small(tarball):
    assert tarball.stat().st_size < MOST


def test_has_no_machine_paths(files, clone):
    assert machine_paths(files, clone) == []


def test_the_lock_file_is_in_step_and_names_no_host(clone):
    run(["npm", "ci", "--dry-run", "--no-audit"], clone, environment(clone.parent))
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
