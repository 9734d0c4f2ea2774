"""Fixtures of the server tests."""

import os

import pytest
from fake_sts import FakeSts
from sandbox_process import SandboxProcess


@pytest.fixture
def sandboxes():
    """``start(folder, **options)``; every process started is killed afterwards."""
    started = []

    def start(folder, **options):
        process = SandboxProcess(folder, **options)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    """One running sandbox for the tests of a file that do not stop it."""
    process = SandboxProcess(tmp_path_factory.mktemp("state"))
    try:
        process.ready().s3().create_bucket(Bucket="pictures")
        yield process
    finally:
        process.kill()


@pytest.fixture
def aws(monkeypatch, tmp_path):
    """A person with no AWS configuration at all; tests add to it."""
    for name in list(os.environ):
        if name.startswith(("AWS_", "CURATION_", "JUPYTERHUB_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    config, credentials = tmp_path / "aws-config", tmp_path / "aws-credentials"
    config.write_text("")
    credentials.write_text("")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(credentials))
    return credentials


@pytest.fixture
def sts(aws, monkeypatch):
    """A pretended STS that the routes use."""
    with FakeSts() as fake:
        monkeypatch.setenv("CURATION_STS_ENDPOINT", fake.url)
        yield fake


@pytest.fixture
def hub(jp_serverapp, aws, monkeypatch):
    """``hub("bob")``: alice's server on a hub; from then on, bob asks."""
    from jupyter_server.auth.identity import IdentityProvider, User

    class HubUser(User):
        # As jupyterhub.singleuser.extension.JupyterHubUser of JupyterHub 4 to 6.
        def __init__(self, hub_user):
            self.hub_user = hub_user
            super().__init__(username=hub_user["name"])

    def sign_in(name, kind="user"):
        class HubProvider(IdentityProvider):
            async def get_user(self, handler):
                return HubUser({"name": name, "kind": kind})

            def is_token_authenticated(self, handler):
                return True

        monkeypatch.setitem(
            jp_serverapp.web_app.settings,
            "identity_provider",
            HubProvider(parent=jp_serverapp.identity_provider.parent),
        )

    monkeypatch.setenv("JUPYTERHUB_USER", "alice")
    sign_in("alice")
    return sign_in
