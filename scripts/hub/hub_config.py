"""JupyterHub for the hub tests: anybody signs in by a name, and each server is a local process."""

import json
import os
import shlex
import sys
from pathlib import Path

from jupyterhub.auth import DummyAuthenticator
from jupyterhub.spawner import SimpleLocalProcessSpawner

c = get_config()  # noqa: F821

# A name alone is looked for in the working directory, and is not missed.
load_subconfig(str(Path(__file__).parents[1] / "lab" / "end_with_parent.py"))  # noqa: F821

# What scripts/hub/hub.mjs says.
said = json.loads(os.environ["CURATION_HUB"])

c.JupyterHub.bind_url = said["url"]
c.JupyterHub.hub_ip = "127.0.0.1"
c.JupyterHub.hub_port = said["hubPort"]
c.JupyterHub.db_url = "sqlite:///jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = "cookie_secret"  # noqa: S105
# Its log is a file: with a pipe that nobody reads any more, it neither works nor ends.
c.ConfigurableHTTPProxy.command = [
    *("sh", "-c", f'exec "$0" "$@" > {shlex.quote(said["proxyLog"])} 2>&1'),
    *said["proxy"],
]
c.ConfigurableHTTPProxy.api_url = said["proxyApi"]

c.JupyterHub.authenticator_class = DummyAuthenticator
c.DummyAuthenticator.allow_all = True

c.JupyterHub.spawner_class = SimpleLocalProcessSpawner
c.SimpleLocalProcessSpawner.home_dir_template = said["homes"] + "/{username}"
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root", f"--config={said['servers']}"]
c.Spawner.default_url = "/lab?curation=open"
# On two cores that others use too.
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120
# The scripts wait ten seconds for the hub, and the hub for its servers.
c.LocalProcessSpawner.interrupt_timeout = 3
c.LocalProcessSpawner.term_timeout = 3
# Keys of the pod, as on a hub in a cluster. Nothing says that there is a sandbox.
c.Spawner.environment = {
    **{
        name: os.environ[name]
        for name in (
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_REGION",
            "AWS_CONFIG_FILE",
            "AWS_SHARED_CREDENTIALS_FILE",
            "AWS_EC2_METADATA_DISABLED",
            "CURATION_STS_ENDPOINT",
            "CURATION_S3_ENDPOINT",
            "CURATION_DYNAMODB_ENDPOINT",
        )
    },
    "JUPYTER_CONFIG_PATH": said["etc"],
    "TMPDIR": said["tmp"],
}

# What a person has in their home is not read: see docs/hub.md.
c.Spawner.disable_user_config = True


def before_spawn(spawner):
    """Some people of the tests have servers of their own kind."""
    if spawner.user.name == "without-sts":
        # The discard port: nobody listens.
        spawner.environment["CURATION_STS_ENDPOINT"] = "http://127.0.0.1:9"


c.Spawner.pre_spawn_hook = before_spawn

c.JupyterHub.services = [{"name": "tests", "api_token": said["token"]}]
c.JupyterHub.load_roles = [
    {"name": "tests", "services": ["tests"], "scopes": ["admin:users", "admin:servers"]},
    # Erin has let Frank in to her server.
    {"name": "shared", "users": ["frank"], "scopes": ["access:servers!user=erin"]},
]
