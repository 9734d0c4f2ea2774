"""All jobs of this person: those that this server runs, and those that it finds on disk."""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from ..cli.node import NodeMissing, node_command
from ..own_files import ForeignState
from ..policy.allowed import check_job, listed_connection
from ..policy.effective import effective_policy
from ..routes.config import Curation
from ..routes.problem import Problem
from ..routes.temporary_credentials import TemporaryCredentials
from ..routes.wish import Wish, wish_for
from .child_environment import child_environment
from .confined_folder import confined_folder
from .container_listener import ContainerListener
from .endpoints import check_endpoints
from .job import Job
from .job_folder import JobFolder, job_ids, jobs_folder
from .job_state import JobState
from .one_job_tokens import OneJobTokens
from .request import JobRequest, read_request

# Jobs that are kept. The oldest that ended go first.
KEPT = 50
# Seconds that a server that ends gives its jobs to finish what is in flight.
STOP_SECONDS = 20.0
KILL_SECONDS = 2.0


class JobBoard:
    """Its methods run on the server's loop; what blocks runs in threads."""

    def __init__(
        self,
        config: Curation,
        data: Path,
        root: str,
        fetch: Callable[[Wish], Awaitable[TemporaryCredentials]],
        log: logging.Logger,
        allow_hidden: bool = False,
    ) -> None:
        self._config = config
        self._data = data
        self._root = config.jobs_root or root
        self._fetch = fetch
        self._log = log
        self._allow_hidden = allow_hidden
        self._tokens = OneJobTokens()
        self._listener = ContainerListener(self._tokens, fetch)
        self._jobs: dict[str, Job] | None = None
        self._folder: Path | None = None
        self._one_at_a_time = asyncio.Lock()

    async def all(self) -> list[Job]:
        """Newest first. Raises Problem."""
        async with self._one_at_a_time:
            await asyncio.to_thread(self._read)
            return sorted(self._known().values(), key=lambda job: -job.state.started)

    async def find(self, job_id: str) -> Job | None:
        """One job."""
        return next((job for job in await self.all() if job.folder.id == job_id), None)

    async def start(self, body: object, person: str | None, page_origin: str | None = None) -> Job:
        """Start what a page asks for. Raises Problem.

        ``person`` is who asks, as AWS's logs will name them; ``page_origin`` is the
        page's own, see ``routes/page_origin.py``.
        """
        request = read_request(body)
        policy = effective_policy(self._config)
        check_job(policy, request.kind, rehearsal="dryRun" in request.flags)
        listed = listed_connection(policy, request.asked)
        check_endpoints(request, self._config, listed)
        if request.kind == "setup" and page_origin is None:
            raise Problem(
                "NotAllowed",
                "The server cannot tell that the page is of this JupyterLab, and so whom a"
                " bucket should let in.",
                f"Open JupyterLab by its own address. {request.in_the_page}",
                status=403,
            )
        async with self._one_at_a_time:
            await asyncio.to_thread(self._read)
            self._refuse_second(request)
            folder, command = await asyncio.to_thread(self._prepare, request)
            wish = await asyncio.to_thread(wish_for, self._config, request.asked, person)
            # Now, and not by the child: a person is there to sign in.
            await self._fetch(wish)
            url = self._listener.url()
            arguments = request.arguments(None if folder is None else str(folder), page_origin)
            return await asyncio.to_thread(self._begin, request, [*command, *arguments], wish, url)

    async def resume(self, job: Job, person: str | None, page_origin: str | None = None) -> Job:
        """Start an ended job again, with the same request; the new one takes its place.

        It is checked again, and is then of who resumes it.
        """
        if job.state.live:
            raise _conflict("It runs already.", "Wait until it ends, or cancel it.")
        begun = await self.start(job.state.request, person, page_origin)
        await self.forget(job)
        return begun

    async def forget(self, job: Job) -> None:
        """Remove a job that has ended, with its report. Raises Problem."""
        if job.state.live:
            raise _conflict("It still runs.", "Cancel it first.")
        async with self._one_at_a_time:
            self._known().pop(job.folder.id, None)
            await asyncio.to_thread(job.folder.remove)

    def stop(self) -> None:
        """End the jobs with the server, which waits some seconds for what runs. Blocking."""
        atexit.unregister(self.stop)
        mine = [job for job in self._known().values() if job.state.live and not job.elsewhere]
        for job in mine:
            job.end_with_server()
        until = time.monotonic() + STOP_SECONDS
        slow = [job for job in mine if not job.wait(max(0.0, until - time.monotonic()))]
        for job in slow:
            job.kill()
        for job in slow:
            job.wait(KILL_SECONDS)

    def _known(self) -> dict[str, Job]:
        return {} if self._jobs is None else self._jobs

    def _read(self) -> None:
        """Find the jobs on disk that are not known yet. Raises Problem."""
        try:
            self._folder = jobs_folder(self._data)
            ids = job_ids(self._folder)
        except (ForeignState, OSError) as error:
            raise Problem(
                "NotSupported",
                f"The server has no safe place to note jobs. {error}",
                f"Mend or remove {self._data / 'curation'} on the server.",
            ) from error
        if self._jobs is None:
            self._jobs = {}
        for job_id in ids:
            known = self._jobs.get(job_id)
            if known is None or known.elsewhere:
                self._read_one(self._folder, job_id)

    def _read_one(self, jobs: Path, job_id: str) -> None:
        try:
            folder = JobFolder(jobs, job_id)
            state = folder.read_state()
            if state.live and folder.take():
                # Its server is gone. It may have ended since its state was read.
                state = folder.read_state()
                if state.live:
                    state = state.but(stage="interrupted", ended=int(time.time() * 1000))
                    folder.write_state(state)
                folder.forget_token()
                folder.release()
            job = Job(folder, state, self._log)
            job.recall()
        # Python reads JSON to a certain depth.
        except (ForeignState, OSError, ValueError, RecursionError) as error:
            self._log.warning("The job %s cannot be read, and is left as it is: %s", job_id, error)
            return
        self._known()[job_id] = job

    def _refuse_second(self, request: JobRequest) -> None:
        live = [job for job in self._known().values() if job.state.live]
        if any(_place(job) == request.place for job in live):
            raise _conflict(
                "A job of this kind already runs for this bucket and this table.",
                "Wait until it ends, or cancel it.",
            )
        if len([job for job in live if not job.elsewhere]) >= self._config.max_jobs:
            raise _conflict(
                f"This server runs {self._config.max_jobs} jobs already.",
                "Wait until one ends. An administrator may raise c.Curation.max_jobs.",
            )

    def _prepare(self, request: JobRequest) -> tuple[Path | None, list[str]]:
        folder = (
            None
            if request.folder is None
            else confined_folder(self._root, request.folder, self._allow_hidden)
        )
        try:
            return folder, node_command()
        except NodeMissing as missing:
            raise Problem(
                "NotSupported",
                f"This server cannot run jobs. {missing}",
                request.in_the_page,
            ) from missing

    def _begin(
        self,
        request: JobRequest,
        command: list[str],
        wish: Wish,
        url: str,
    ) -> Job:
        assert self._folder is not None  # noqa: S101 _read has run
        token = self._tokens.issue(wish)
        own: JobFolder | None = None
        try:
            own = JobFolder.new(self._folder)
            own.take()
            state = JobState(own.id, dict(request.body), "running", int(time.time() * 1000))
            job = Job(own, state, self._log)
            job.start(
                command,
                child_environment(url, own.write_token(token)),
                lambda: self._tokens.end(token),
            )
        except (ForeignState, OSError) as error:
            self._tokens.end(token)
            if own is not None:
                with contextlib.suppress(OSError):
                    own.remove()
            raise Problem(
                "NotSupported",
                f"The server could not start the job. {error}",
                "Look at the disk and the folders of the server, then try again.",
            ) from error
        self._known()[own.id] = job
        # A second time does nothing.
        atexit.unregister(self.stop)
        atexit.register(self.stop)
        self._make_room()
        return job

    def _make_room(self) -> None:
        ended = sorted(
            (job for job in self._known().values() if not job.state.live),
            key=lambda job: job.state.started,
        )
        for job in ended[: max(0, len(self._known()) - KEPT)]:
            del self._known()[job.folder.id]
            job.folder.remove()


def _place(job: Job) -> tuple[str, ...] | None:
    try:
        return read_request(job.state.request).place
    except Problem:
        return None  # of another version: it cannot be compared


def _conflict(message: str, remedy: str) -> Problem:
    return Problem("NotSupported", f"The job was not started. {message}", remedy)


def job_body(job: Job) -> dict[str, Any]:
    """A job as a page is shown it."""
    return {**job.state.body(), "elsewhere": job.elsewhere, "last": job.events.last}
