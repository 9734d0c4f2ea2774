"""JupyterLab as the end-to-end tests run it: with Galata's helpers and no protection at all."""

import os

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821

load_subconfig("end_with_parent.py")  # noqa: F821
configure_jupyter_server(c)

# The server takes no other name than its own; one test opens it by another.
c.ServerApp.local_hostnames = ["localhost", "curation.test"]
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.FileContentsManager.delete_to_trash = False
# Galata takes a new folder at each start; a test of resuming restarts the server.
c.LabApp.workspaces_dir = os.environ["JUPYTERLAB_WORKSPACES_DIR"]
