"""`npm start` on a machine that lacks something."""

import os
import shutil
import subprocess

import pytest
from clean import ROOT, environment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs are copied there, not linked")


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (["npm"], "Python 3.10 or newer was not found."),
        (["python3"], "npm was not found."),
    ],
)
def test_names_what_is_missing_and_how_to_get_it(tmp_path, there, said):
    node = shutil.which("node")
    for name in there:
        os.symlink(shutil.which(name), tmp_path / name)
    done = subprocess.run(
        [node, ROOT / "scripts" / "start.mjs", "--no-browser", "--port", "18997"],
        env=environment(tmp_path, path=str(tmp_path)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert said in done.stderr
    assert "Install it with:  " in done.stderr
