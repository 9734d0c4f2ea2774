"""What a check of a setting raises. It never repeats the value, which could be a secret."""

from __future__ import annotations

from traitlets import TraitError


class WrongValue(TraitError):
    """``trait`` is the name below ``c.Curation``; ``why`` is a sentence."""

    def __init__(self, trait: str, why: str) -> None:
        super().__init__(f"c.Curation.{trait}: {why}")
        self.trait = trait
        self.why = why
