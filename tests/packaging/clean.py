"""What a person has who only wants to install: no venv of this clone, nothing of this run."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Installing downloads packages where no cache has them.
PATIENCE = 900  # seconds

_OF_NPM = ("npm_lifecycle_", "npm_package_", "npm_command", "npm_execpath", "npm_node_execpath")
_OF_THIS_RUN = (*_OF_NPM, "npm_config_local_prefix", "INIT_CWD", "VIRTUAL_ENV", "PYTHON", "PYTEST")


def environment(folder, path=None):
    """This environment without the clone's programs and without Jupyter's folders of the person.

    ``path`` replaces the PATH.
    """
    jupyter = {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith((*_OF_THIS_RUN, "AWS_", "CURATION_", "JUPYTER"))
    }
    return {**kept, **jupyter, "PATH": path or _path_without_the_clone()}


def _path_without_the_clone():
    folders = os.environ["PATH"].split(os.pathsep)
    return os.pathsep.join(f for f in folders if not Path(f).is_relative_to(ROOT))


def run(command, cwd, env):
    """Run a program to its end; what it says, both ways. Fails with that where it fails."""
    program = shutil.which(command[0], path=env["PATH"]) or command[0]
    done = subprocess.run(
        [program, *command[1:]],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}"
    return done.stdout


def copy_clone(target):
    """The clone as git would hand it over, with what is not committed yet."""
    listed = subprocess.check_output(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT
    )
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


class Venv:
    """A venv of its own, and its programs, with nothing else on the PATH: no Node either."""

    def __init__(self, python, folder):
        self.folder = folder / "venv"
        run([python, "-m", "venv", self.folder], folder, environment(folder))
        self._programs = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self._work = folder
        self.env = environment(folder, path=str(self._programs))

    def program(self, name):
        """The path of one of its programs."""
        return self._programs / (f"{name}.exe" if os.name == "nt" else name)

    def run(self, name, *args):
        """Run one of its programs; what it says."""
        return run([self.program(name), *args], self._work, self.env)

    def start(self, name, *args, said):
        """Start one of its programs, which writes to the open file ``said``."""
        command = [self.program(name), *args]
        return subprocess.Popen(
            command,
            cwd=self._work,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
