"""``c.Curation`` in the files of ``jupyter_server_config.d``, as an image brings them.

Jupyter Server reads these files to learn which extensions are enabled, and ignores all
else in them: a policy that was put there would silently not hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .fault import SECTION, Fault, seems_ours

FOLDER = "jupyter_server_config.d"
FILE_BYTES = 1_000_000


def folder_settings(paths: Iterable[str]) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """Sections by name, and what is wrong with the files. Blocking.

    ``paths`` are the configuration folders of the server, the most important first.
    """
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for path in reversed(list(paths)):
        for file in sorted(Path(path, FOLDER).glob("*.json")):
            sections, fault = _sections(file)
            faults.extend([fault] if fault else [])
            for name, section in sections.items():
                known = found.get(name)
                if isinstance(section, Mapping) and isinstance(known, Mapping):
                    found[name] = {**known, **section}
                else:
                    found[name] = section
    return found, tuple(faults)


def _sections(file: Path) -> tuple[dict[str, Any], Fault | None]:
    try:
        with file.open("rb") as opened:
            content = opened.read(FILE_BYTES)
        read = json.loads(content)
    except OSError:
        ours = "curation" in file.name.lower()
        return {}, _fault(file, "The server cannot read it.") if ours else None
    except (ValueError, RecursionError):
        # Of another extension, it is not for us to say.
        ours = SECTION.encode() in content
        return {}, _fault(file, "It is no JSON.") if ours else None
    sections = read.items() if isinstance(read, dict) else ()
    return {name: section for name, section in sections if seems_ours(name)}, None


def _fault(file: Path, why: str) -> Fault:
    return Fault(f"{FOLDER}/{file.name}", why, "Correct it, then restart the server.")
