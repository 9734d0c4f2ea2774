"""What is in the wheel, and that neither it nor the source distribution needs Node."""

import re

import pytest
from contents import machine_paths, of_tar, of_wheel

EXTENSION = "share/jupyter/labextensions/jupyterlab-curation"


@pytest.fixture(scope="module")
def files(builds):
    """Of the wheel, named by where they are installed."""
    return {
        re.sub(r"^[^/]+\.data/data/", "", name): data
        for name, data in of_wheel(builds.wheel).items()
    }


@pytest.mark.parametrize(
    "name",
    [
        f"{EXTENSION}/install.json",
        f"{EXTENSION}/package.json",
        f"{EXTENSION}/schemas/jupyterlab-curation/desk.json",
        f"{EXTENSION}/static/style.js",
        f"{EXTENSION}/static/third-party-licenses.json",
        "etc/jupyter/jupyter_server_config.d/jupyterlab_curation.json",
        "jupyterlab_curation/__init__.py",
        "jupyterlab_curation/cli/program.mjs",
        "jupyterlab_curation/routes/sample_child.py",
        "jupyterlab_curation/sandbox/__main__.py",
        "jupyterlab_curation/sandbox/sample/draw_all.py",
        "jupyterlab_curation/sandbox/sample/fonts/NotoSansKR-Sample-Regular.otf",
        "jupyterlab_curation/sandbox/sample/fonts/OFL.txt",
    ],
)
def test_holds(files, name):
    assert name in files


def test_holds_the_first_file_that_jupyterlab_loads(files):
    assert any(name.startswith(f"{EXTENSION}/static/remoteEntry.") for name in files)


def test_holds_the_licence(files):
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in files)


def test_has_no_machine_paths(builds, clone, files):
    assert machine_paths(files, clone) == []
    assert machine_paths(of_tar(builds.sdist), clone) == []


def test_a_development_build_never_gets_into_it(builds, files):
    of_clone = of_wheel(builds.wheel_of_clone)
    assert not [n for n in of_clone if n.endswith((".map", "build_log.json")) or "leftover" in n]
    assert not [n for n, data in of_clone.items() if b"leftover of a development build" in data]


def test_is_the_same_from_the_clone_and_from_the_source_distribution(builds):
    assert set(of_wheel(builds.wheel_of_clone)) == set(of_wheel(builds.wheel))


def test_the_extension_is_not_installed_twice(files):
    assert not [name for name in files if name.startswith("jupyterlab_curation/labextension")]
