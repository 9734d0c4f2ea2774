"""Only what the administrator allows gets credentials and jobs, whatever a page asks for."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from policy_requests import QUERY, ROLE, SHOP

from jupyterlab_curation.jobs import board
from jupyterlab_curation.policy.connections import FIELDS
from jupyterlab_curation.policy.hosts import host_of, is_of_aws, same_place
from jupyterlab_curation.routes import sample_child
from jupyterlab_curation.routes.jobs import BOARD

SCHEMA = Path(__file__).parents[3] / "schema" / "desk.json"
MINIO = {**SHOP, "s3Endpoint": "http://minio:9000/", "dynamodbEndpoint": "http://dynamo:8000"}
AT_MINIO = {**QUERY, "s3Endpoint": "http://minio:9000"}


def test_a_connection_has_the_fields_of_the_settings_of_the_page():
    items = json.loads(SCHEMA.read_text("utf-8"))["properties"]["connections"]["items"]
    assert set(items["properties"]) == FIELDS


async def test_the_policy_of_a_server_without_settings_allows_ones_own(ask):
    assert await ask("policy") == (
        200,
        {
            "connections": [],
            "allowOwnConnections": True,
            "allowedEndpoints": [],
            "anyEndpoint": True,
            "readOnly": False,
            "disabledFeatures": [],
            "relayHosts": [],
            "hub": False,
            "person": None,
        },
    )


async def test_the_policy_shows_what_was_set_and_no_role(ask, settings, hub):
    settings(
        connections=[{**MINIO, "prefix": "/a/b"}],
        role_arn=ROLE,
        external_id="of-the-shop",
        read_only=True,
        disabled_features=["purge", "upload"],
        relay_hosts=["http://MinIO:9000"],
        allowed_endpoints=["other.example:443"],
    )
    _, found = await ask("policy")
    assert found["connections"] == [
        {
            **MINIO,
            "table": "ProductAssets",
            "tableRegion": "eu-west-1",
            "prefix": "a/b/",
            "pathStyle": False,
            "person": "",
            "profile": "",
        }
    ]
    assert found["allowOwnConnections"] is False
    assert found["allowedEndpoints"] == ["dynamo:8000", "minio:9000", "other.example"]
    assert found["anyEndpoint"] is False
    assert found["readOnly"] is True
    assert found["disabledFeatures"] == ["upload", "purge"]
    assert found["relayHosts"] == ["http://minio:9000"]
    assert (found["hub"], found["person"]) == (True, "alice")
    assert ROLE not in json.dumps(found)
    assert "of-the-shop" not in json.dumps(found)


async def test_a_listed_connection_gets_credentials(ask, settings, keys):
    settings(connections=[SHOP])
    assert (await ask(**QUERY))[0] == 200


async def test_however_its_address_is_written(ask, settings, keys):
    settings(connections=[MINIO])
    for address in ("http://minio:9000", "HTTP://MinIO:9000/"):
        assert (await ask(**{**AT_MINIO, "s3Endpoint": address}))[0] == 200


OTHERS = [
    {**QUERY, "bucket": "others"},
    {**QUERY, "bucketRegion": "us-east-1"},
    {**QUERY, "table": "Others"},
    {**QUERY, "tableRegion": "us-east-1"},
    {**QUERY, "prefix": "a/"},
    {**QUERY, "s3Endpoint": "http://minio:9000"},
    {**QUERY, "s3Endpoint": "http://127.0.0.1:1", "bucket": sample_child.BUCKET},
    {**QUERY, "dynamodbEndpoint": "http://dynamo:8000"},
    {**QUERY, "profile": "shop"},
    {},
]


@pytest.mark.parametrize("asked", OTHERS)
@pytest.mark.parametrize("route", ["credentials", "identity"])
async def test_a_connection_that_is_not_listed_gets_none(ask, settings, keys, route, asked):
    settings(connections=[SHOP], allowed_profiles=["shop"])
    status, body = await ask(route, **asked)
    assert (status, body["error"]) == (409, "NotAllowed")
    assert "shop" in body["remedy"]
    assert keys.calls == []


async def test_ones_own_beside_the_listed_ones_if_that_is_allowed(ask, settings, keys):
    settings(connections=[SHOP], allow_own_connections=True)
    assert (await ask(**{**QUERY, "bucket": "mine"}))[0] == 200


@pytest.mark.parametrize(
    "address",
    [
        "http://evil.example",
        "https://minio:9000.evil.example",
        "https://minio:9000@evil.example",
        "https://evil.example#minio:9000",
        "http://minio:9001",
        "file://minio:9000",
        "http://s3.eu-west-1.amazonaws.com",
        "https://evil.s3.amazonaws.com",
        "https://evil.elb.eu-west-1.amazonaws.com",
        "https://s3.amazonaws.com.evil.example",
    ],
)
@pytest.mark.parametrize("which", ["s3Endpoint", "dynamodbEndpoint"])
async def test_no_credentials_for_an_address_that_is_not_listed(
    ask, settings, keys, which, address
):
    settings(allowed_endpoints=["minio:9000"])
    status, body = await ask(**{**QUERY, which: address})
    assert (status, body["error"]) == (409, "NotAllowed")
    assert "c.Curation.allowed_endpoints" in body["remedy"]
    assert keys.calls == []


@pytest.mark.parametrize(
    "address", ["", "http://minio:9000", "https://s3.dualstack.eu-west-1.amazonaws.com"]
)
async def test_a_listed_address_and_those_of_aws_get_them(ask, settings, keys, address):
    settings(allowed_endpoints=["minio:9000"])
    assert (await ask(**{**QUERY, "s3Endpoint": address}))[0] == 200


def test_which_addresses_are_one():
    assert same_place("https://a:443/", "https://A")
    assert not same_place("https://a", "http://a")
    assert not same_place("", "https://a")
    assert not same_place("x", "y")
    assert host_of("http://[::1]:80") == "[::1]"
    assert not is_of_aws("https://bucket.s3.amazonaws.com")


async def test_a_listed_connection_names_its_own_profile_and_others_cannot(ask, settings, sts, aws):
    aws.write_text("[of-shop]\naws_access_key_id = AKIA\naws_secret_access_key = LONGSECRET\n")
    settings(connections=[{**SHOP, "profile": "of-shop"}], allow_own_connections=True)
    assert (await ask(**QUERY, profile="of-shop"))[0] == 200
    status, body = await ask(**{**QUERY, "bucket": "mine"}, profile="of-shop")
    assert (status, body["error"]) == (400, "Invalid")


OF_JOBS = {"name": "shop", **{name: QUERY[name] for name in QUERY if name != "use"}}


class TestJobs:
    @pytest.fixture(autouse=True)
    def _no_child(self, keys, monkeypatch, jp_serverapp):
        self.begun = []

        def begin(board_, request, command, wish, url):
            self.begun.append((request, wish))
            raise board._conflict("This test starts none.", "")

        monkeypatch.setattr(board.JobBoard, "_begin", begin)
        monkeypatch.setattr(board, "node_command", lambda: ["true"])
        (Path(jp_serverapp.web_app.settings[BOARD]._root) / "dataset").mkdir(exist_ok=True)

    async def start(self, ask, kind="verify", options=None, **connection):
        request = {
            "kind": kind,
            "connection": {**OF_JOBS, **connection},
            "options": options or {},
            **({"folder": "dataset"} if kind == "migrate" else {}),
        }
        return (await ask("jobs", request))[1]["error"]

    async def test_a_job_for_a_connection_that_is_not_listed_is_refused(self, ask, settings):
        settings(connections=[MINIO], allowed_endpoints=["other:1"])
        for other in (
            {"bucket": "others"},
            {"s3Endpoint": "http://other:1"},
            {"s3Endpoint": MINIO["s3Endpoint"]},
            {"s3Endpoint": MINIO["s3Endpoint"], "dynamodbEndpoint": "http://other:1"},
        ):
            assert await self.start(ask, **other) == "NotAllowed"
        assert self.begun == []
        addresses = {name: MINIO[name] for name in ("s3Endpoint", "dynamodbEndpoint")}
        await self.start(ask, **addresses)
        assert len(self.begun) == 1

    @pytest.mark.parametrize("kind", ["migrate", "purge"])
    async def test_a_job_of_a_disabled_feature_is_refused(self, ask, settings, kind):
        settings(disabled_features=[kind], role_arn=ROLE)
        for options in ({}, {"dryRun": True}):
            assert await self.start(ask, kind, options) == "NotAllowed"
        assert self.begun == []
        await self.start(ask, "verify")
        assert len(self.begun) == 1

    @pytest.mark.parametrize("kind", ["verify", "purge", "migrate", "pack"])
    async def test_a_job_that_writes_is_refused_on_a_server_that_only_reads(
        self, ask, settings, kind
    ):
        settings(read_only=True, role_arn=ROLE)
        assert await self.start(ask, kind) == "NotAllowed"
        assert self.begun == []
        await self.start(ask, kind, {"dryRun": True})
        ((_, wish),) = self.begun
        assert "PutObject" not in wish.policy

    async def test_a_job_runs_for_who_starts_it(self, ask, settings, hub):
        hub("bob")
        await self.start(ask)
        ((_, wish),) = self.begun
        assert wish.person == "bob"


@pytest.mark.parametrize(
    "values",
    [
        {"connections": [SHOP]},
        {"read_only": True},
        {"disabled_features": ["migrate"]},
    ],
)
async def test_a_policy_without_ones_own_connections_has_no_sample(
    ask, settings, aws, monkeypatch, values
):
    monkeypatch.setattr(sample_child, "_start_children", lambda _: pytest.fail("It starts."))
    # One that ran before, by another setting, is not there either.
    running = SimpleNamespace(files=[], s3="http://127.0.0.1:1", keys=None)
    monkeypatch.setattr(sample_child.Sample, "running", running)
    assert (await ask("sample"))[1] == {"files": []}
    settings(**values)
    assert (await ask("sample"))[1] == {"files": None}
    assert (await ask("sandbox"))[1]["available"] is False
    status, body = await ask("sandbox", {})
    assert (status, body["error"]) == (409, "NotAllowed")


async def test_the_sandbox_of_the_environment_is_not_listed_either(ask, settings, monkeypatch):
    for name, value in {
        "CURATION_SANDBOX": "1",
        "CURATION_S3_ENDPOINT": "http://127.0.0.1:5001",
        "CURATION_DYNAMODB_ENDPOINT": "http://127.0.0.1:5002",
        "CURATION_REGION": "eu-west-1",
        "CURATION_BUCKET": "pictures",
        "CURATION_TABLE": "ProductAssets",
    }.items():
        monkeypatch.setenv(name, value)
    assert (await ask("sandbox"))[1]["connection"]["bucket"] == "pictures"
    settings(connections=[SHOP])
    assert (await ask("sandbox"))[1]["connection"] is None
