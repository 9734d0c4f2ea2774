"""``python -m jupyterlab_curation.policy``: what this computer's configuration makes of
``c.Curation``, and what is wrong with it. ``--help-all`` describes all settings.

``jupyter server --help-all`` cannot: it ends before it loads a server extension.
"""

from __future__ import annotations

import json

from jupyter_core.application import JupyterApp

from ..routes.config import Curation
from .effective import effective_policy
from .settings import settings_of


class PolicyApp(JupyterApp):
    """Reads what a Jupyter server would read, and starts none."""

    name = "jupyter-curation-policy"
    description = __doc__ or ""
    # The files of the server, beside what the command line says.
    config_file_name = "jupyter_server_config"
    classes = [Curation]  # noqa: RUF012 as traitlets wants it

    def start(self) -> None:
        """Print the effective policy, or each fault; the exit code says which."""
        super().start()
        config, faults = settings_of(self)
        for fault in faults:
            print(fault)
        if faults:
            self.exit(1)
        print(json.dumps(effective_policy(config).body(None), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    PolicyApp.launch_instance()
