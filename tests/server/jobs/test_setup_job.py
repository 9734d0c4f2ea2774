"""A set-up by the server: what a page may ask for, and whom the bucket lets in."""

import json
from types import SimpleNamespace

import pytest
from job_requests import CONNECTION, wanted
from tornado.httputil import HTTPHeaders

from jupyterlab_curation.jobs.request import PARTS, read_request
from jupyterlab_curation.routes.page_origin import page_origin
from jupyterlab_curation.routes.session_policy import policy_of


@pytest.fixture
def own(jp_base_url, http_server_port):
    """The origin of this server's pages."""
    return f"http://127.0.0.1:{http_server_port[1]}"


def setup(**changes):
    return wanted("setup", **changes)


async def test_it_reaches_the_command_line_with_the_pages_own_origin(ask, ended, own):
    options = {"protectTable": True, "only": ["table", "cors", "bucket"]}
    status, answer = await ask(body=setup(options=options), origin=own)
    assert status == 201, answer
    job_id = answer["job"]["id"]
    assert (await ended(job_id))["job"]["stage"] == "done"
    _, report = await ask(f"jobs/{job_id}/report")
    assert report["arguments"] == [
        "setup",
        "--events",
        "--protect-table",
        "--bucket=pictures",
        "--region=eu-west-1",
        "--table=ProductAssets",
        "--table-region=eu-west-1",
        # Another port at the next start is the same JupyterLab.
        "--only=bucket,cors,table",
        "--page-origin=http://127.0.0.1:*",
    ]


async def test_a_look_changes_nothing_and_is_not_limited(ask, ended, own):
    _, answer = await ask(body=setup(options={"dryRun": True}), origin=own)
    await ended(answer["job"]["id"])
    _, report = await ask(f"jobs/{answer['job']['id']}/report")
    assert "--dry-run" in report["arguments"]
    assert not any(one.startswith("--only") for one in report["arguments"])


@pytest.mark.parametrize(
    "options",
    [
        {"only": []},
        {"only": ["bucket", "--profile=admin"]},
        {"only": "bucket"},
        {"only": [["bucket"]]},
        {"only": None},
        {"pageOrigin": "https://evil.example"},
        {"origin": "*"},
        {"settings": "/etc/passwd"},
        {"blockPublicAccess": True},
        {"protectTable": "yes"},
        {"category": {"mainCategory": "TOP", "subCategory": 1}},
        {"yes": True},
    ],
    ids=json.dumps,
)
async def test_what_is_not_on_the_list_is_never_started(ask, own, signed_in, options):
    status, answer = await ask(body=setup(options=options), origin=own)
    assert (status, answer["error"]) == (400, "Invalid")
    assert signed_in.calls == []
    assert (await ask())[1]["jobs"] == []


async def test_no_other_kind_takes_its_options(ask, own):
    for kind in ("pack", "verify", "purge"):
        status, _ = await ask(body=wanted(kind, options={"only": ["cors"]}), origin=own)
        assert status == 400


async def test_it_takes_no_folder(ask, own):
    assert (await ask(body=setup(folder="x"), origin=own))[0] == 400


@pytest.mark.parametrize(
    "origin",
    [None, "null", "https://evil.example", "http://127.0.0.1:1", "http://127.0.0.1", "*"],
)
async def test_a_page_of_another_origin_gets_nothing_made(
    ask, jp_serverapp, signed_in, origin, monkeypatch
):
    # Jupyter's own switch for other origins does not count here.
    monkeypatch.setitem(jp_serverapp.web_app.settings, "allow_origin", "*")
    status, answer = await ask(body=setup(), origin=origin)
    assert (status, answer["error"]) == (403, "NotAllowed"), answer
    assert signed_in.calls == []
    assert (await ask())[1]["jobs"] == []


async def test_nobody_without_a_token_starts_one(http_server_client, jp_base_url, jobs, own):
    from tornado.httpclient import HTTPClientError

    from jupyterlab_curation.routes.only_the_desk import DESK_HEADER

    with pytest.raises(HTTPClientError, match="403"):
        await http_server_client.fetch(
            f"{jp_base_url}jupyterlab-curation/jobs",
            method="POST",
            body=json.dumps(setup()),
            headers={DESK_HEADER: "1", "Origin": own},
        )
    assert await jobs.all() == []


async def test_one_at_a_time_and_a_cancelled_one_is_resumed(ask, ended, own):
    slow = setup(connection={**CONNECTION, "bucket": "slow-setup"}, options={"only": ["cors"]})
    _, first = await ask(body=slow, origin=own)
    job_id = first["job"]["id"]
    status, answer = await ask(body=slow, origin=own)
    assert (status, answer["error"]) == (409, "NotSupported")
    # Another kind of work on the same dataset is another job.
    other = wanted("verify", connection={**CONNECTION, "bucket": "slow-setup"})
    _, beside = await ask(body=other)
    await ask(f"jobs/{beside['job']['id']}", {"do": "cancel"})
    await ended(beside["job"]["id"])

    await ask(f"jobs/{job_id}", {"do": "cancel"})
    assert (await ended(job_id))["job"]["stage"] == "stopped"
    # Whoever resumes it is a page of this JupyterLab too.
    status, _ = await ask(f"jobs/{job_id}", {"do": "resume"})
    assert status == 403
    status, answer = await ask(f"jobs/{job_id}", {"do": "resume"}, origin=own)
    assert status == 200
    again = answer["job"]["id"]
    assert answer["job"]["request"]["options"] == {"only": ["cors"]}
    await ask(f"jobs/{again}", {"do": "cancel"})
    await ended(again)


def test_its_credentials_are_for_a_set_up_and_touch_no_object():
    dataset = read_request(setup()).dataset
    statements = policy_of(dataset)["Statement"]
    allowed = {action for one in statements for action in one["Action"]}
    assert {"s3:CreateBucket", "s3:PutBucketCORS", "dynamodb:CreateTable"} <= allowed
    assert not {"s3:GetObject", "s3:PutObject", "s3:DeleteObject"} & allowed
    others = policy_of(read_request(wanted("verify")).dataset)["Statement"]
    assert "s3:CreateBucket" not in {action for one in others for action in one["Action"]}


@pytest.mark.parametrize(
    ("origin", "host", "found"),
    [
        ("https://hub.example", "hub.example", "https://hub.example"),
        ("https://hub.example:8443", "hub.example:8443", "https://hub.example:8443"),
        ("https://Hub.example", "hub.example", "https://Hub.example"),
        ("http://localhost:8888", "localhost:8888", "http://localhost:*"),
        ("http://127.0.0.1:8888", "127.0.0.1:8888", "http://127.0.0.1:*"),
        ("http://[::1]:8888", "[::1]:8888", "http://[::1]:*"),
        ("http://localhost", "localhost", "http://localhost"),
        ("http://10.0.0.7:8888", "10.0.0.7:8888", "http://10.0.0.7:8888"),
        ("http://localhost:8888", "localhost:8889", None),
        ("https://hub.example.evil", "hub.example", None),
        ("https://hub.example/", "hub.example", None),
        ("https://hub.example@evil", "evil", None),
        ("https://*", "*", None),
        ("https://a:99999", "a:99999", None),
        ("file://", "", None),
        ("null", "null", None),
        ("", "", None),
    ],
)
def test_an_origin_counts_if_it_is_where_the_request_came_to(origin, host, found):
    request = SimpleNamespace(host=host, headers=HTTPHeaders({"Origin": origin}))
    assert page_origin(request) == found


def test_the_parts_are_named_once_each():
    assert len(set(PARTS)) == len(PARTS)
