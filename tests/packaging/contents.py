"""Reads packages."""

import tarfile
import zipfile
from pathlib import Path

from clean import ROOT


def of_wheel(path):
    """Names and bytes."""
    with zipfile.ZipFile(path) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist() if not name.endswith("/")}


def of_tar(path):
    """Names below the one folder at the top, and bytes."""
    with tarfile.open(path) as tar:
        files = [member for member in tar if member.isfile()]
        return {m.name.partition("/")[2]: tar.extractfile(m).read() for m in files}


def machine_paths(files, *folders):
    """Which files name a folder of this machine."""
    here = [bytes(folder) for folder in (ROOT, *folders)]
    here.append(bytes(Path.home()) + b"/")
    return [name for name, data in files.items() if any(path in data for path in here)]
