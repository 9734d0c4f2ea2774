"""``jobs``: the jobs of this server. See ``jupyterlab_curation/jobs``.

=====================  =====================================================
``GET jobs``           ``{"jobs": […], "unable": "why none can be run" | null}``
``POST jobs``          starts one: ``{"kind", "connection", "folder", "options"}``
``GET jobs/ID``        ``{"job", "events", "said"}``; ``?after=n&wait=seconds`` waits
``POST jobs/ID``       ``{"do": "cancel" | "resume" | "forget"}``
``GET jobs/ID/report`` the report, as ``--json`` prints it
=====================  =====================================================
"""

from __future__ import annotations

import asyncio
import json
from typing import cast

from jupyter_server.auth.decorator import authorized
from tornado import web

from ..cli.node import NodeMissing, node_command
from ..jobs.board import JobBoard, job_body
from ..jobs.job import Job
from .handler import CurationHandler
from .page_origin import page_origin
from .problem import Problem

# Where the application's settings have the jobs of this server.
BOARD = "jupyterlab_curation_jobs"

REQUEST_BYTES = 64_000
WAIT_SECONDS = 25.0


class _OfJobs(CurationHandler):
    @property
    def _board(self) -> JobBoard:
        return cast(JobBoard, self.settings[BOARD])

    def _body(self) -> object:
        if len(self.request.body) > REQUEST_BYTES:
            raise _unreadable()
        try:
            return json.loads(self.request.body)
        except (ValueError, RecursionError) as error:
            raise _unreadable() from error

    async def _job(self, job_id: str) -> Job:
        job = await self._board.find(job_id)
        if job is None:
            raise Problem(
                "Invalid",
                "This server does not know the job. It may have been removed.",
                "Open the Jobs page again.",
            )
        return job


class JobsHandler(_OfJobs):
    """All jobs, and the start of one."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Newest first, without their events."""
        jobs = [job_body(job) for job in await self._board.all()]
        self.answer({"jobs": jobs, "unable": await asyncio.to_thread(_unable)})

    @web.authenticated
    # It runs a program that writes to the bucket and the table.
    @authorized("execute")  # type: ignore[untyped-decorator]
    async def post(self) -> None:
        """Start a job; ``{"job"}``."""
        job = await self._board.start(self._body(), self.person, page_origin(self.request))
        self.set_status(201)
        self.answer({"job": job_body(job)})


class JobHandler(_OfJobs):
    """One job."""

    @web.authenticated
    @authorized
    async def get(self, job_id: str) -> None:
        """Its state and the events after ``?after=``; waits up to ``?wait=`` seconds for one."""
        job = await self._job(job_id)
        after = self._number("after", float(2**53))
        wait = self._number("wait", WAIT_SECONDS)
        if wait > 0 and job.state.live:
            await job.events.wait(int(after), wait)
        said = await asyncio.to_thread(job.folder.said)
        events = job.events.after(int(after))
        self.answer({"job": job_body(job), "events": events, "said": said})

    @web.authenticated
    @authorized("execute")  # type: ignore[untyped-decorator]
    async def post(self, job_id: str) -> None:
        """Cancel it, start it again, or remove it; ``{"job"}`` as it is then, or null."""
        job = await self._job(job_id)
        body = self._body()
        match body.get("do") if isinstance(body, dict) else None:
            case "cancel":
                if job.elsewhere:
                    raise Problem(
                        "NotSupported",
                        "Another Jupyter server of yours runs the job.",
                        "Cancel it there.",
                    )
                job.cancel()
                self.answer({"job": job_body(job)})
            case "resume":
                origin = page_origin(self.request)
                self.answer({"job": job_body(await self._board.resume(job, self.person, origin))})
            case "forget":
                await self._board.forget(job)
                self.answer({"job": None})
            case _:
                raise _unreadable()

    def _number(self, name: str, most: float) -> float:
        try:
            value = float(self.get_query_argument(name, "0"))
        except ValueError:
            raise _unreadable() from None
        # Not so for what is no number.
        if not value >= 0:
            raise _unreadable()
        return min(value, most)


class JobReportHandler(_OfJobs):
    """The report of a job."""

    @web.authenticated
    @authorized
    async def get(self, job_id: str) -> None:
        """As ``--json`` prints it."""
        job = await self._job(job_id)
        try:
            report = await asyncio.to_thread(job.folder.read_report)
        except FileNotFoundError:
            raise Problem(
                "Invalid", "The job has no report.", "Wait until it ends, or start it again."
            ) from None
        self.set_header("Content-Type", "application/json")
        self.finish(report)


def _unable() -> str | None:
    try:
        node_command()
    except NodeMissing as missing:
        return str(missing)
    return None


def _unreadable() -> Problem:
    return Problem(
        "Invalid",
        "The server cannot read this request.",
        "Reload the page: its version differs from the server's.",
    )
