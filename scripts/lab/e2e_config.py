"""JupyterLab for the end-to-end tests: with Galata's helpers and without any protection."""

import os

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821

load_subconfig("end_with_parent.py")  # noqa: F821
configure_jupyter_server(c)

# Galata's server has no token, and the desk is not answered without one.
c.Curation.allow_without_authentication = True
# One test reaches the sandbox only through the server. A JupyterLab of a test's own has none.
endpoints = (os.environ.get(f"CURATION_{name}_ENDPOINT") for name in ("S3", "DYNAMODB"))
c.Curation.relay_hosts = [endpoint for endpoint in endpoints if endpoint]

# By default the server accepts only its own host name. One test opens it by another.
c.ServerApp.local_hostnames = ["localhost", "curation.test"]
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.FileContentsManager.delete_to_trash = False
# Galata makes a new folder at each start, but a test of resuming restarts the server.
c.LabApp.workspaces_dir = os.environ["JUPYTERLAB_WORKSPACES_DIR"]
