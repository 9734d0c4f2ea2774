"""A server whose settings a test changes, asked as the desk asks."""

import json

import pytest
from tornado.httpclient import HTTPClientError

from jupyterlab_curation.routes.only_the_desk import DESK_HEADER


@pytest.fixture
def settings(jp_serverapp):
    """``settings(name=value)`` sets what the administrator set; the values are checked."""
    config = jp_serverapp.web_app.settings["jupyterlab_curation"]

    def change(**values):
        for name, value in values.items():
            setattr(config, name, value)
        return config

    return change


@pytest.fixture
def keys(sts, monkeypatch):
    """Long-lived keys of the server, and the STS that exchanges them."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIALONG")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "LONGSECRET")
    return sts


@pytest.fixture
def ask(jp_fetch):
    """``await ask(route, body, **query)``: status and JSON; a POST if there is a body."""

    async def fetch(route="credentials", body=None, **query):
        sent = {} if body is None else {"method": "POST", "body": json.dumps(body)}
        try:
            answer = await jp_fetch(
                "jupyterlab-curation",
                *route.split("/"),
                params=query,
                headers={DESK_HEADER: "1"},
                **sent,
            )
        except HTTPClientError as error:
            answer = error.response
        return answer.code, json.loads(answer.body)

    return fetch
