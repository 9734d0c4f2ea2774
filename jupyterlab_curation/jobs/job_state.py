"""A job as a value: what is kept of it on disk, and what a page is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast, get_args

# running: its child runs. stopping: it was asked to end, and finishes what is in flight.
# done, forPerson: to its end; in the second case, something is left for a person.
# failed, stopped: not to its end; a person stopped it. interrupted: it ended with its server.
Stage = Literal["running", "stopping", "done", "forPerson", "failed", "stopped", "interrupted"]
STAGES = get_args(Stage)
LIVE: tuple[Stage, ...] = ("running", "stopping")


@dataclass(frozen=True)
class JobState:
    """``started`` and ``ended`` in ms since the epoch; ``request`` as the page sent it."""

    id: str
    request: dict[str, Any] = field(repr=False)
    stage: Stage
    started: int
    ended: int | None = None
    progress: dict[str, Any] | None = None
    problem: dict[str, Any] | None = None
    exit_code: int | None = None
    has_report: bool = False

    @property
    def live(self) -> bool:
        """Whether its child runs, as far as the state knows."""
        return self.stage in LIVE

    def but(self, **changes: Any) -> JobState:
        """The same with some changes."""
        return replace(self, **changes)

    def body(self) -> dict[str, Any]:
        """As JSON, on disk and for a page."""
        return {
            "id": self.id,
            "request": self.request,
            "stage": self.stage,
            "started": self.started,
            "ended": self.ended,
            "progress": self.progress,
            "problem": self.problem,
            "exitCode": self.exit_code,
            "hasReport": self.has_report,
        }


def read_state(value: object, job_id: str) -> JobState:
    """The state that ``body`` made. Raises ValueError."""
    if not isinstance(value, dict) or value.get("id") != job_id:
        raise ValueError("it is not the state of this job")
    stage, request = value.get("stage"), value.get("request")
    started, ended = value.get("started"), value.get("ended")
    progress, problem = value.get("progress"), value.get("problem")
    exit_code = value.get("exitCode")
    if (
        stage not in STAGES
        or not isinstance(request, dict)
        or type(started) is not int
        or (ended is not None and type(ended) is not int)
        or not isinstance(progress, dict | None)
        or not isinstance(problem, dict | None)
        or (exit_code is not None and type(exit_code) is not int)
    ):
        raise ValueError("it has another shape")
    return JobState(
        id=job_id,
        request=request,
        stage=cast(Stage, stage),
        started=started,
        ended=ended,
        progress=progress,
        problem=problem,
        exit_code=exit_code,
        has_report=value.get("hasReport") is True,
    )
