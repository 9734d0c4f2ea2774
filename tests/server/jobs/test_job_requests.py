"""What a page may not ask for: folders, options, kinds and addresses that are not allowed."""

import json
import os

import pytest
from job_requests import CONNECTION, wanted

from jupyterlab_curation.jobs.request import read_request
from jupyterlab_curation.routes.problem import Problem
from jupyterlab_curation.routes.session_policy import POLICY_CHARACTERS


@pytest.fixture
def root(jp_root_dir):
    """The server's root with a dataset, and something beside the root."""
    (jp_root_dir / "dataset").mkdir()
    (jp_root_dir / "a file").write_text("")
    (jp_root_dir / ".ssh").mkdir()
    beside = jp_root_dir.parent / "beside"
    beside.mkdir(exist_ok=True)
    if os.name != "nt":
        (jp_root_dir / "inside").symlink_to(jp_root_dir / "dataset")
        (jp_root_dir / "outside").symlink_to(beside)
        (jp_root_dir / "to ssh").symlink_to(jp_root_dir / ".ssh")
        (jp_root_dir / "endless").symlink_to(jp_root_dir / "endless")
    return jp_root_dir


@pytest.mark.parametrize(
    "folder",
    [
        "..",
        "../beside",
        "dataset/../../beside",
        "/",
        "/etc",
        "//etc",
        "a file",
        "missing",
        ".ssh",
        "./.ssh",
        "dataset/../.ssh",
        "outside",
        "to ssh",
        "endless",
        "dataset/\u0000",
        "x" * 5000,
        "--help",
        None,
        7,
        ["dataset"],
    ],
)
async def test_a_folder_outside_of_the_root_or_hidden_is_refused(root, ask, signed_in, folder):
    status, answer = await ask(body=wanted("migrate", folder=folder))
    assert (status, answer["error"]) == (400, "Invalid")
    assert signed_in.calls == []


@pytest.mark.parametrize("folder", ["dataset", "dataset/", "./dataset", "inside", ""])
async def test_a_folder_below_the_root_is_real_when_it_is_used(root, ask, run, folder):
    found = await run(wanted("migrate", folder=folder, options={"noPacks": True}))
    _, report = await ask(f"jobs/{found['job']['id']}/report")
    real = root if folder == "" else root / "dataset"
    assert report["arguments"][-2:] == ["--", str(real.resolve())]
    assert "--no-packs" in report["arguments"]


async def test_every_option_of_a_migration_reaches_the_command_line(root, ask, run):
    options = dict.fromkeys(["dryRun", "noPacks", "checksum", "replaceBroken", "add"], True)
    found = await run(wanted("migrate", folder="dataset", options=options))
    _, report = await ask(f"jobs/{found['job']['id']}/report")
    assert {
        "--dry-run",
        "--no-packs",
        "--checksum",
        "--replace-broken",
        "--add",
    } <= set(report["arguments"])


async def test_an_administrator_may_set_another_root(root, ask, jobs):
    jobs._root = str(root / "dataset")
    status, _ = await ask(body=wanted("migrate", folder="dataset"))
    assert status == 400


@pytest.mark.parametrize(
    "request_",
    [
        wanted("policy"),
        wanted("--help"),
        wanted(7),
        wanted(options={"profile": "admin"}),
        wanted(options={"s3-endpoint": "http://evil.example"}),
        wanted(options={"--debug": True}),
        wanted(options={"repair": "yes"}),
        wanted(options={"category": "TOP/1005"}),
        wanted(options={"category": {"mainCategory": "a/b", "subCategory": 1}}),
        wanted(options={"category": {"mainCategory": "TOP", "subCategory": "1 --yes"}}),
        wanted(options={"category": {"mainCategory": "TOP", "subCategory": True}}),
        wanted(options={"yes": True}),
        wanted("purge", options={"olderThanDays": -1}),
        wanted("purge", options={"olderThanDays": "1"}),
        wanted("purge", options={"olderThanDays": True}),
        wanted(options=[]),
        wanted(folder="dataset"),
        {**wanted(), "command": ["sh"]},
        {**wanted(), "environment": {"AWS_PROFILE": "admin"}},
        wanted(connection={**CONNECTION, "bucket": "--help"}),
        wanted(connection={**CONNECTION, "bucket": 'x"]}'}),
        wanted(connection={**CONNECTION, "table": "a*"}),
        wanted(connection={**CONNECTION, "prefix": "a"}),
        wanted(connection={**CONNECTION, "use": "setup"}),
        wanted(connection={**CONNECTION, "accessKeyId": "A"}),
        wanted(connection={**CONNECTION, "s3Endpoint": "file:///etc/passwd"}),
        wanted(connection={**CONNECTION, "s3Endpoint": "http://u@127.0.0.1"}),
        wanted(connection={**CONNECTION, "pathStyle": 1}),
        wanted(connection={**CONNECTION, "profile": "admin"}),
        wanted(connection=None),
        {},
        [],
        "verify",
    ],
    ids=lambda value: json.dumps(value)[:60],
)
async def test_what_is_not_on_the_list_is_never_started(ask, signed_in, request_):
    status, answer = await ask(body=request_)
    assert (status, answer["error"]) == (400, "Invalid")
    assert signed_in.calls == []
    assert (await ask())[1]["jobs"] == []


@pytest.mark.parametrize(
    "body", ["{", "null", "[" * 100_000, '"' + "x" * 100_000 + '"', "", "\ud800"]
)
async def test_a_body_that_is_no_request_is_refused(jp_fetch, jobs, body):
    from tornado.httpclient import HTTPClientError

    from jupyterlab_curation.routes.only_the_desk import DESK_HEADER

    with pytest.raises(HTTPClientError, match="400"):
        await jp_fetch(
            *("jupyterlab-curation", "jobs"),
            method="POST",
            body=body.encode("utf-8", "surrogatepass"),
            headers={DESK_HEADER: "1"},
        )


def test_a_value_never_becomes_an_option():
    connection = {**CONNECTION, "prefix": "--yes/ --profile=admin/"}
    category = {"mainCategory": "--yes", "subCategory": 1}
    request = wanted("purge", connection=connection, options={"category": category})
    arguments = read_request(request).arguments(None)
    assert "--yes" not in arguments
    assert "--category=--yes/1" in arguments
    assert "--prefix=--yes/ --profile=admin/" in arguments


ENDPOINT = {**CONNECTION, "s3Endpoint": "http://169.254.169.254", "pathStyle": True}


async def test_an_address_that_no_administrator_listed_is_not_talked_to(ask, signed_in):
    status, answer = await ask(body=wanted(connection=ENDPOINT))
    assert (status, answer["error"]) == (409, "NotSupported")
    assert "c.Curation.allowed_endpoints" in answer["remedy"]
    assert signed_in.calls == []


async def test_a_job_on_the_sample_is_sent_to_the_page_and_not_to_an_administrator(ask, signed_in):
    sample = {**ENDPOINT, "bucket": "curation-sample", "s3Endpoint": "http://127.0.0.1:40001"}
    status, answer = await ask(body=wanted(connection=sample))
    assert (status, answer) == (
        409,
        {
            "error": "NotSupported",
            "message": "Jobs of the server do not work on the sample.",
            "remedy": "Do it in the page.",
        },
    )
    assert signed_in.calls == []


async def test_a_listed_address_may_be_used(ask, run, jobs):
    jobs._config.allowed_endpoints = ["minio.example:9000"]
    there = {**ENDPOINT, "s3Endpoint": "https://minio.example:9000"}
    found = await run(wanted(connection=there))
    _, report = await ask(f"jobs/{found['job']['id']}/report")
    assert "--s3-endpoint=https://minio.example:9000" in report["arguments"]
    assert "--path-style" in report["arguments"]
    for other in (
        "https://minio.example",
        "https://minio.example:9001",
        "https://x.minio.example:9000",
    ):
        status, _ = await ask(body=wanted(connection={**ENDPOINT, "s3Endpoint": other}))
        assert status == 409, other


async def test_credentials_of_a_role_are_narrowed_to_the_upkeep_of_the_dataset(
    ask, run, jobs, signed_in
):
    jobs._config.role_arn = "arn:aws:iam::111122223333:role/desk"
    await run(wanted())
    (action, parameters, _) = signed_in.calls[0]
    assert action == "AssumeRole"
    policy = parameters["Policy"]
    assert len(policy) <= POLICY_CHARACTERS
    assert "s3:DeleteObject" in policy
    assert "arn:aws:s3:::pictures" in policy
    assert "dynamodb:CreateTable" not in policy


def test_a_resumed_request_is_checked_like_a_new_one():
    with pytest.raises(Problem):
        read_request({**wanted(), "options": {"yes": True}})


@pytest.mark.parametrize("name", ["person", "prefix", "tableRegion", "profile"])
async def test_a_value_that_is_nested_does_not_end_the_list_of_jobs(ask, name):
    """Python reads nesting to a depth at which it does not write any more: in that list."""
    nested = []
    for _ in range(400):
        nested = [nested]
    status, answer = await ask(body=wanted("verify", connection={**CONNECTION, name: nested}))
    assert (status, answer["error"]) == (400, "Invalid")
    assert name in answer["message"]
    status, answer = await ask()
    assert (status, answer["jobs"]) == (200, [])


def test_one_service_is_one_place_however_its_address_is_written():
    def place(endpoint):
        connection = {**CONNECTION, "s3Endpoint": endpoint}
        return read_request(wanted("verify", connection=connection)).place

    address = "http://minio.example:9000"
    assert {place(address), place(address + "/"), place("http://MinIO.example:9000//")} == {
        place(address)
    }
    assert place("http://minio.example:9001") != place(address)
