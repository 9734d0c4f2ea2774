"""A folder that a page names, found below the root and nowhere else. Blocking."""

from __future__ import annotations

import os
from pathlib import Path

from ..routes.problem import Problem


def confined_folder(root: str, folder: str, allow_hidden: bool = False) -> Path:
    """The real path of ``folder``, which is relative to ``root`` with ``/`` between its parts.

    Raises Problem (Invalid) if it is none, is not there, is hidden, or is
    outside of the root: by its name or by a link.
    """
    parts = [part for part in folder.split("/") if part not in ("", ".")]
    of_windows = os.name == "nt" and not {":", "\\"}.isdisjoint(folder)
    if folder.startswith("/") or ".." in parts or "\0" in folder or of_windows:
        raise _refused("It is not a path below the folder of this server.")
    if not allow_hidden and any(part.startswith(".") for part in parts):
        # Such as .ssh and .aws: Jupyter does not show them either.
        raise _refused("It is hidden, and this server shows no hidden folders.")
    real_root = Path(root).resolve()
    try:
        real = real_root.joinpath(*parts).resolve(strict=True)
        if not real.is_relative_to(real_root):
            raise _refused("A link leads out of the folder of this server.")
        if not real.is_dir():
            raise _refused("It is not a folder.")
        if not os.access(real, os.R_OK | os.X_OK):
            raise _refused("The server may not read it.")
    except (OSError, RuntimeError) as error:
        raise _refused("There is no such folder.") from error
    hidden = any(part.startswith(".") for part in real.relative_to(real_root).parts)
    if hidden and not allow_hidden:
        raise _refused("A link leads to a hidden folder, and this server shows none.")
    return real


def _refused(why: str) -> Problem:
    return Problem(
        "Invalid",
        f"The folder of the job cannot be used. {why}",
        "Choose a folder that the file browser of JupyterLab shows.",
    )
