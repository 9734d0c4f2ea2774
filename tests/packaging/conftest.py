"""Builds everything once, from a copy of the clone: the clone's own build is not touched."""

import json
import shutil
import sys
from types import SimpleNamespace

import pytest
from clean import ROOT, Venv, copy_clone, environment, run


@pytest.fixture(scope="session")
def version():
    """The only place where the version is written."""
    return json.loads((ROOT / "package.json").read_text())["version"]


@pytest.fixture(scope="session")
def clone(tmp_path_factory):
    """A fresh clone: no node_modules, no venv."""
    return copy_clone(tmp_path_factory.mktemp("clone"))


@pytest.fixture(scope="session")
def builds(clone, tmp_path_factory):
    """``sdist``; ``wheel``, made of it without Node; ``wheel_of_clone``, made over leftovers."""
    out = tmp_path_factory.mktemp("builds")
    env = environment(out)
    run([sys.executable, "-m", "build", "--sdist", clone, "-o", out], out, env)
    (sdist,) = out.glob("*.tar.gz")
    _leave_a_development_build(clone)
    return SimpleNamespace(
        sdist=sdist,
        wheel=_wheel(sdist, out / "of-sdist", {**env, "PATH": _without_node(out)}),
        wheel_of_clone=_wheel(clone, out / "of-clone", env),
    )


@pytest.fixture(scope="session")
def installed(builds, tmp_path_factory):
    """A venv with JupyterLab and the wheel."""
    venv = Venv(sys.executable, tmp_path_factory.mktemp("installed"))
    venv.run("python", "-m", "pip", "install", "-q", builds.wheel, "jupyterlab>=4.6.2,<5")
    return venv


@pytest.fixture(scope="session")
def tarball(builds, clone, tmp_path_factory):
    """The npm package. ``builds`` has brought the Node packages."""
    out = tmp_path_factory.mktemp("tarball")
    run(["npm", "pack", "--pack-destination", out], clone, environment(out))
    (packed,) = out.glob("*.tgz")
    return packed


def _wheel(source, out, env):
    run([sys.executable, "-m", "pip", "wheel", source, "--no-deps", "-w", out], out.parent, env)
    (wheel,) = out.glob("*.whl")
    return wheel


def _without_node(folder):
    empty = folder / "no-programs"
    empty.mkdir()
    assert shutil.which("node", path=str(empty)) is None
    return str(empty)


def _leave_a_development_build(clone):
    """What ``npm run build`` leaves: files that no release may hold."""
    extension = clone / "jupyterlab_curation" / "labextension"
    for name in ("static/style.js", "static/leftover.js", "static/leftover.js.map"):
        (extension / name).write_text("// leftover of a development build\n")
    (extension / "build_log.json").write_text(json.dumps({"root": str(clone)}))
