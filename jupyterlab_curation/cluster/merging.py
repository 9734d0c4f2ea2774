"""The reports of all shards as one, by the command line, which has the rule for it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from ..cli.node import node_command


def merge_reports(folder: Path) -> dict[str, Any]:
    """The report of the whole from the files ``*.json`` of a folder; empty if there are none.

    Raises RuntimeError if the command line cannot merge them.
    """
    names = sorted(one.name for one in folder.glob("*.json"))
    if not names:
        return {}
    merged = subprocess.run(  # noqa: S603 a list, and no shell
        [*node_command(), "report", "merge", *names],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    try:
        report = json.loads(merged.stdout)
    except ValueError:
        report = None
    if not isinstance(report, dict):
        said = merged.stderr.decode(errors="replace").strip()
        raise RuntimeError(f"The reports of the shards could not be merged. {said}")
    return report
