"""The drawn files of the sample, by their numbers: no path of a request is ever opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

# A sample has some 250 files.
MOST_FILES = 5000


@dataclass(frozen=True)
class SampleFile:
    """One file below ``main/sub/product``; ``folder`` is None for its ``meta.json``."""

    path: Path
    main_category: str
    sub_category: int
    product_id: str
    folder: str | None
    bytes: int
    modified: int

    def body(self) -> dict[str, Any]:
        """What the page learns of it; ``modified`` in ms since the epoch."""
        return {
            "mainCategory": self.main_category,
            "subCategory": self.sub_category,
            "productId": self.product_id,
            "folder": self.folder,
            "filename": self.path.name,
            "bytes": self.bytes,
            "modified": self.modified,
        }


def sample_files(root: Path) -> list[SampleFile]:
    """The files of a folder that ``sample`` drew, sorted by product, folder and name."""
    found = [
        _file(path, *path.relative_to(root).parts)
        for path in sorted(root.glob("[!.]*/*/*/**/*"))
        if path.is_file()
    ]
    return found[:MOST_FILES]


def _file(path: Path, main: str, sub: str, product: str, *rest: str) -> SampleFile:
    about = path.stat()
    folder = rest[0] if len(rest) > 1 else None
    modified = int(about.st_mtime * 1000)
    return SampleFile(path, main, int(sub), product, folder, about.st_size, modified)
