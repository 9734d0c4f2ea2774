"""A setting that is wrong, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

SECTION = "Curation"


@dataclass(frozen=True)
class Fault:
    """Its whole name, why it is wrong, and what to do. It never repeats the value."""

    setting: str
    why: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.why} {self.remedy}"


def seems_ours(name: str) -> bool:
    """Whether a section of a configuration is ``c.Curation``, or was meant to be."""
    return bool(get_close_matches(name.lower(), [SECTION.lower()], cutoff=0.9))
