"""A server with jobs whose child is a pretended command line, so that no Node is needed."""

import asyncio
import json
import sys
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError

from jupyterlab_curation.jobs import board
from jupyterlab_curation.routes.jobs import BOARD
from jupyterlab_curation.routes.only_the_desk import DESK_HEADER

PATIENCE = 20  # seconds


@pytest.fixture(autouse=True)
def signed_in(sts, monkeypatch):
    """Keys that the server may exchange; ``sts`` counts what it is asked."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIALONGLIVED")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "LONGSECRET")
    return sts


@pytest.fixture(autouse=True)
def pretended(monkeypatch):
    """The child of every job."""
    script = Path(__file__).with_name("pretended_cli.py")
    monkeypatch.setattr(board, "node_command", lambda: [sys.executable, str(script)])


@pytest.fixture
def jobs(jp_serverapp):
    """The board of the server; whatever still runs ends with the test."""
    found = jp_serverapp.web_app.settings[BOARD]
    yield found
    found.stop()


@pytest.fixture
def ask(jp_fetch, jobs):
    """``await ask(path, body)``: status and JSON; with a body, a POST of a page of ``origin``."""

    async def fetch(path="jobs", body=None, origin=None, **query):
        sent = {} if body is None else {"method": "POST", "body": json.dumps(body)}
        try:
            answer = await jp_fetch(
                "jupyterlab-curation",
                *path.split("/"),
                params=query,
                headers={DESK_HEADER: "1", **({"Origin": origin} if origin else {})},
                **sent,
            )
        except HTTPClientError as error:
            answer = error.response
        return answer.code, json.loads(answer.body)

    return fetch


@pytest.fixture
def ended(ask):
    """``await ended(id)``: the job with its events when it runs no more."""

    async def wait(job_id):
        async def poll():
            after = 0
            while True:
                _, found = await ask(f"jobs/{job_id}", after=after, wait=5)
                if found["job"]["ended"] is not None:
                    return (await ask(f"jobs/{job_id}"))[1]
                after = found["job"]["last"]

        return await asyncio.wait_for(poll(), PATIENCE)

    return wait


@pytest.fixture
def run(ask, ended):
    """``await run(request)``: starts a job and waits for its end."""

    async def start(request):
        status, answer = await ask(body=request)
        assert status == 201, answer
        return await ended(answer["job"]["id"])

    return start
