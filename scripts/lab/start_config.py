"""JupyterLab for `npm start`: it shows no news and does not look for updates."""

import os

c = get_config()  # noqa: F821

load_subconfig("end_with_parent.py")  # noqa: F821

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.ServerApp.root_dir = os.environ["CURATION_NOTEBOOKS"]
