"""The server never asks anybody for a code, and hands on only what it may."""

import getpass
import json
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from jupyterlab_curation.routes import quiet_session as module
from jupyterlab_curation.routes.config import Curation
from jupyterlab_curation.routes.credential_chain import CredentialChain
from jupyterlab_curation.routes.problem import Problem
from jupyterlab_curation.routes.quiet_session import quiet_session
from jupyterlab_curation.routes.wish import Wish


@pytest.fixture
def write_config(aws, tmp_path):
    """Writes the shared configuration."""

    def write(text):
        (tmp_path / "aws-config").write_text(text)

    aws.write_text("[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = secret\n")
    return write


def test_a_profile_with_mfa_is_named_and_never_prompts(write_config, sts, monkeypatch):
    write_config(
        "[profile admin]\nrole_arn = arn:aws:iam::111122223333:role/admin\n"
        "source_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/kim\n"
    )
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: pytest.fail("The server prompts."))
    with pytest.raises(Problem) as caught:
        CredentialChain(Curation()).fetch(Wish("admin"))
    assert caught.value.error == "NotSignedIn"
    assert "profile admin" in caught.value.message
    assert "MFA" in caught.value.message
    assert sts.calls == []


@pytest.mark.parametrize("chained", [False, True])
def test_a_credential_process_has_no_terminal(write_config, sts, tmp_path, monkeypatch, chained):
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", sts.url)
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    script = tmp_path / "keys.py"
    script.write_text(
        "import json, os, sys\n"
        "print(json.dumps({'Version': 1, 'AccessKeyId': f'ASIA{os.getsid(0)}',"
        " 'SecretAccessKey': sys.stdin.read() or 'nothing', 'SessionToken': 't'}))\n"
    )
    write_config(
        f"[profile tool]\ncredential_process = {sys.executable} {script}\n"
        "[profile role]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = tool\n"
        "duration_seconds = 900\n"
    )
    found = quiet_session("role" if chained else "tool").get_credentials()
    if chained:
        found.get_frozen_credentials()
        key = sts.calls[0][2].split("Credential=")[1].split("/")[0]
    else:
        key = found.get_frozen_credentials().access_key
    assert int(key.removeprefix("ASIA")) != os.getsid(0)


def test_a_credential_process_that_hangs_is_ended(write_config, monkeypatch):
    monkeypatch.setattr(module, "PROCESS_SECONDS", 0.2)
    write_config(
        f'[profile tool]\ncredential_process = {sys.executable} -c "import time; time.sleep(60)"\n'
    )
    with pytest.raises(Problem, match="credential_process"):
        CredentialChain(Curation()).fetch(Wish("tool"))


@pytest.mark.parametrize(
    ("region", "host"),
    [
        ("ap-northeast-2", "sts.ap-northeast-2.amazonaws.com"),
        ("us-east-1", "sts.us-east-1.amazonaws.com"),
        ("cn-north-1", "sts.cn-north-1.amazonaws.com.cn"),
    ],
)
def test_sts_is_asked_in_its_region(aws, monkeypatch, region, host):
    monkeypatch.setenv("AWS_STS_REGIONAL_ENDPOINTS", "legacy")
    monkeypatch.setenv("AWS_REGION", region)
    # As botocore's chain makes it for a role of a profile.
    client = quiet_session(None).create_client("sts")
    assert client.meta.endpoint_url == f"https://{host}"


@pytest.fixture
def container(aws, monkeypatch):
    """Container credentials, as ECS and EKS give them."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = json.dumps(
                {
                    "AccessKeyId": "ASIACONTAINER",
                    "SecretAccessKey": "secret",
                    "Token": "token",
                    "Expiration": "2999-01-01T00:00:00Z",
                }
            ).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    monkeypatch.setenv(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI", f"http://127.0.0.1:{server.server_address[1]}/"
    )
    yield
    server.shutdown()
    server.server_close()


def test_container_credentials_are_not_given_to_a_page(container):
    with pytest.raises(Problem) as caught:
        CredentialChain(Curation()).fetch(Wish())
    assert caught.value.error == "NotSignedIn"
    assert "container" in caught.value.message
    assert "c.Curation.role_arn" in caught.value.remedy


def test_an_administrator_may_allow_them(container):
    found = CredentialChain(Curation(allow_machine_credentials=True)).fetch(Wish())
    assert found.access_key_id == "ASIACONTAINER"


def test_they_may_assume_the_role_of_the_desk(container, sts):
    chain = CredentialChain(Curation(role_arn="arn:aws:iam::111122223333:role/desk"))
    assert chain.fetch(Wish()).access_key_id == "ASIAMADE"
    assert sts.actions() == ["AssumeRole"]
