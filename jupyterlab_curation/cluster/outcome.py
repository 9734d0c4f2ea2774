"""The report of a run, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Shards whose trouble a message names. The others have the same, as a rule.
_NAMED = 3


@dataclass(frozen=True)
class Outcome:
    """``report`` is what ``migrate --json`` prints for the whole folder.

    ``problems`` has the shards that are not done, with the reason. ``begun_again``
    counts how often a shard was started again because its worker was lost. Such
    a shard counts what its first try made as ``existing``.
    """

    report: dict[str, Any] = field(repr=False)
    shards: int
    problems: Mapping[int, str] = field(default_factory=dict)
    begun_again: int = 0

    @property
    def needs_person(self) -> bool:
        """Whether something is left that a person must decide: ``report["forPerson"]``."""
        return bool(self.report.get("forPerson"))


class ShardsFailed(Exception):
    """Some shards are not done. ``outcome`` has the report of the others.

    Run it again: what is there already is not sent a second time.
    """

    def __init__(self, outcome: Outcome) -> None:
        problems = sorted(outcome.problems.items())
        named = "\n".join(f"shard {index}: {text}" for index, text in problems[:_NAMED])
        more = len(problems) - _NAMED
        super().__init__(
            f"{len(problems)} of {outcome.shards} shards are not done. Run it again:"
            " what is there already is not sent a second time.\n"
            + named
            + (f"\nand {more} more, see .outcome.problems" if more > 0 else "")
        )
        self.outcome = outcome
