"""The role of each person, and which credentials are never handed on as they are."""

import pytest
from policy_requests import QUERY, ROLE

from jupyterlab_curation.policy.effective import effective_policy
from jupyterlab_curation.routes import credential_chain
from jupyterlab_curation.routes.config import Curation
from jupyterlab_curation.routes.credential_chain import CredentialChain
from jupyterlab_curation.routes.problem import Problem
from jupyterlab_curation.routes.web_identity import TOKEN_BYTES
from jupyterlab_curation.routes.wish import Wish

OF_EACH = "arn:aws:iam::111122223333:role/curation/{username}"


async def test_each_person_has_a_role_tags_and_an_external_id(ask, settings, keys, hub):
    settings(
        role_arn=OF_EACH,
        external_id="of-the-shop",
        session_tags={"curator": "{username}", "team": "images"},
    )
    hub("김철수")
    assert (await ask(**QUERY))[0] == 200
    (call,) = keys.calls
    sent = call[1]
    name = sent["RoleSessionName"]
    assert name.startswith("gimceolsu=")
    assert sent["RoleArn"] == OF_EACH.replace("{username}", name)
    assert sent["ExternalId"] == "of-the-shop"
    tags = {sent[f"Tags.member.{n}.Key"]: sent[f"Tags.member.{n}.Value"] for n in (1, 2)}
    assert tags == {"curator": name, "team": "images"}


@pytest.mark.parametrize("values", [{"role_arn": OF_EACH}, {"session_tags": {"a": "{username}"}}])
async def test_a_role_of_a_person_is_for_nobody_without_a_name(ask, settings, keys, values):
    settings(**{"role_arn": ROLE, **values})
    status, body = await ask(**QUERY)
    assert (status, body["error"]) == (409, "NotSignedIn")
    assert keys.calls == []


@pytest.mark.parametrize(
    ("values", "on_hub", "role", "machine_stays"),
    [
        ({}, False, False, True),
        ({}, True, True, True),
        ({"allow_machine_credentials": True}, True, True, False),
        ({"allow_machine_credentials": True}, False, False, False),
        ({"require_role": False}, True, False, True),
        ({"require_role": True}, False, True, True),
        ({"require_role": False, "allow_machine_credentials": True}, True, False, False),
    ],
)
def test_which_credentials_stay_on_the_server(
    aws, monkeypatch, values, on_hub, role, machine_stays
):
    if on_hub:
        monkeypatch.setenv("JUPYTERHUB_USER", "alice")
    policy = effective_policy(Curation(**values))
    assert (policy.require_role, policy.keep_machine_credentials) == (role, machine_stays)


class Found:
    """What botocore finds, as its providers say it."""

    def __init__(self, method):
        self.method = method

    def get_frozen_credentials(self):
        return type("Keys", (), {"access_key": "ASIA", "secret_key": "s", "token": "t"})


@pytest.mark.parametrize("method", ["sso", "login", "assume-role-with-web-identity"])
def test_on_a_hub_credentials_of_a_sign_in_are_not_given_to_a_page(aws, monkeypatch, method):
    session = type("Session", (), {"get_credentials": lambda _: Found(method)})
    monkeypatch.setattr(credential_chain, "quiet_session", lambda _: session())
    monkeypatch.setattr(credential_chain, "default_region", lambda _: None)
    assert CredentialChain(Curation()).fetch(Wish()).access_key_id == "ASIA"
    monkeypatch.setenv("JUPYTERHUB_USER", "alice")
    with pytest.raises(Problem) as caught:
        CredentialChain(Curation()).fetch(Wish(person="alice"))
    assert caught.value.error == "NotSignedIn"
    assert "c.Curation.role_arn" in caught.value.remedy
    # Whoever allows those of the machine does not allow these.
    with pytest.raises(Problem):
        CredentialChain(Curation(allow_machine_credentials=True)).fetch(Wish())
    assert CredentialChain(Curation(require_role=False)).fetch(Wish()).access_key_id == "ASIA"


class TestWebIdentity:
    """As a hub on Kubernetes gives it to a server (IRSA)."""

    @pytest.fixture(autouse=True)
    def _token(self, sts, tmp_path, monkeypatch):
        self.sts = sts
        self.file = tmp_path / "token"
        self.file.write_text("the-token\n")
        monkeypatch.setenv("AWS_ROLE_ARN", ROLE)
        monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", str(self.file))
        monkeypatch.setenv("AWS_REGION", "eu-west-1")
        # Of botocore's own chain.
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", sts.url)
        monkeypatch.setenv("JUPYTERHUB_USER", "alice")

    def fetch(self, **values):
        config = Curation(duration=7200, **values)
        return CredentialChain(config).fetch(Wish(policy="{}", person="bob"))

    def test_its_own_role_is_assumed_with_the_token_and_the_configured_duration(self):
        made = self.fetch(role_arn=ROLE)
        assert (made.access_key_id, made.excess) == ("ASIAMADE", None)
        (call,) = self.sts.calls
        action, sent, authorization = call
        assert action == "AssumeRoleWithWebIdentity"
        assert (sent["RoleArn"], sent["RoleSessionName"]) == (ROLE, "bob")
        assert (sent["DurationSeconds"], sent["Policy"]) == ("7200", "{}")
        assert sent["WebIdentityToken"] == "the-token"
        assert authorization is None

    @pytest.mark.parametrize(
        "values",
        [
            {"role_arn": "arn:aws:iam::111122223333:role/other"},
            # They are of AssumeRole alone.
            {"role_arn": ROLE, "session_tags": {"who": "{username}"}},
            {"role_arn": ROLE, "external_id": "of-the-shop"},
        ],
    )
    def test_another_role_is_assumed_with_its_credentials(self, values):
        self.fetch(**values)
        assert self.sts.actions() == ["AssumeRoleWithWebIdentity", "AssumeRole"]
        _, sent, authorization = self.sts.calls[1]
        assert sent["RoleArn"] == values["role_arn"]
        assert (sent["RoleSessionName"], sent["DurationSeconds"]) == ("bob", "7200")
        assert "ASIAMADE" in authorization

    def test_that_of_a_profile_is_used_too(self, tmp_path, monkeypatch):
        other = "arn:aws:iam::111122223333:role/of-profile"
        (tmp_path / "aws-config").write_text(
            f"[profile shop]\nrole_arn = {other}\nweb_identity_token_file = {self.file}\n"
        )
        config = Curation(role_arn=other)
        CredentialChain(config).fetch(Wish("shop", person="bob"))
        assert [call[1]["RoleArn"] for call in self.sts.calls] == [other]

    @pytest.mark.parametrize("content", ["", "x" * (TOKEN_BYTES + 1), "토큰", None])
    def test_a_token_that_cannot_be_read_is_a_problem(self, content):
        self.file.unlink()
        if content is not None:
            self.file.write_text(content, "utf-8")
        with pytest.raises(Problem) as caught:
            self.fetch(role_arn=ROLE)
        assert caught.value.error == "NotSignedIn"
        assert self.sts.calls == []

    def test_without_a_role_nothing_is_handed_on_on_a_hub(self):
        with pytest.raises(Problem, match="web identity"):
            self.fetch()
        assert self.sts.calls == []
