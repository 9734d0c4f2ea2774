"""A clone whose build JupyterLab finds by a link, as `npm start` leaves it."""

import shutil
import sys

import pytest
from clean import Venv, environment, run

NAME = "jupyterlab-curation"


@pytest.mark.usefixtures("builds")
def test_can_be_installed_again_over_the_link(clone, tmp_path):
    build = clone / "jupyterlab_curation" / "labextension"
    before = {file.relative_to(build) for file in build.rglob("*")}
    venv = Venv(sys.executable, tmp_path)
    _install(venv, clone)
    found = venv.folder / "share" / "jupyter" / "labextensions" / NAME
    shutil.rmtree(found)
    found.symlink_to(build, target_is_directory=True)
    # The first writes through the link, the second reads what that wrote.
    _install(venv, clone)
    _install(venv, clone)
    assert {file.relative_to(build) for file in build.rglob("*")} == before
    assert (found / "install.json").is_file()


def _install(venv, clone):
    # With Node, unlike a wheel: hatch looks for npm even where nothing is to be built.
    command = [venv.program("python"), "-m", "pip", "install", "-q", "--no-deps", "-e", clone]
    run(command, venv.folder, environment(venv.folder.parent))
