"""Which profiles a page may name."""

import json

import botocore.session
import pytest
from tornado.httpclient import HTTPClientError

from jupyterlab_curation.routes.only_the_desk import DESK_HEADER

KEYS = "aws_access_key_id = AKIA\naws_secret_access_key = LONGSECRET\n"


@pytest.fixture
def ask(jp_fetch, jp_serverapp, sts, aws):
    aws.write_text(f"[shop]\n{KEYS}[other]\n{KEYS}")

    async def get(route, asked, **config):
        settings = jp_serverapp.web_app.settings["jupyterlab_curation"]
        for name, value in config.items():
            setattr(settings, name, value)
        try:
            answer = await jp_fetch(
                "jupyterlab-curation",
                route,
                params={"profile": asked},
                headers={DESK_HEADER: "1"},
            )
        except HTTPClientError as error:
            answer = error.response
        return answer.code, json.loads(answer.body)

    return get


async def test_a_listed_profile_is_used(ask):
    status, body = await ask("credentials", "shop", allowed_profiles=["shop"])
    assert (status, body["source"]) == (200, "shared-credentials-file")


async def test_the_configured_profile_is_listed_by_itself(ask):
    assert (await ask("credentials", "shop", profile="shop"))[0] == 200


async def test_so_is_that_of_the_environment(ask, monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "shop")
    assert (await ask("credentials", "shop"))[0] == 200


@pytest.mark.parametrize("route", ["credentials", "identity"])
@pytest.mark.parametrize("name", ["other", "../other", "default", "SHOP"])
async def test_a_profile_outside_of_the_list_never_reaches_botocore(
    ask, sts, monkeypatch, route, name
):
    def reached(*_args, **_options):
        pytest.fail("botocore was asked")

    monkeypatch.setattr(botocore.session, "Session", reached)
    status, body = await ask(route, name, allowed_profiles=["shop"])
    assert (status, body["error"]) == (400, "Invalid")
    assert "c.Curation.allowed_profiles" in body["remedy"]
    assert "other" not in body["remedy"].replace("others", "")
    assert sts.calls == []


async def test_a_listed_profile_that_is_not_there_is_named(ask):
    status, body = await ask("credentials", "gone", allowed_profiles=["gone"])
    assert (status, body["error"]) == (400, "Invalid")
    assert "gone" in body["message"]


async def test_a_name_of_a_request_sends_no_control_characters_to_the_log(
    ask, jp_serverapp, monkeypatch
):
    lines = []
    monkeypatch.setattr(
        jp_serverapp.log,
        "warning",
        lambda line, *names: lines.append(line % names if names else line),
    )
    asked = "gone\x9b[2J\r\n root logged in\u202e .jpg"
    await ask("credentials", asked, allowed_profiles=[asked])
    (line,) = [line for line in lines if "There is no AWS profile" in line]
    assert "gone\\u009b[2J\\u000d\\u000a root logged in\\u202e .jpg" in line
    assert line.isprintable()
