"""Whether this server is one of a hub. Who asks is never read here: see ``routes/person.py``."""

from __future__ import annotations

import os

# What JupyterHub gives each server that it starts.
_OF_HUBS = ("JUPYTERHUB_USER", "JUPYTERHUB_API_URL", "JUPYTERHUB_SERVICE_PREFIX")


def on_a_hub() -> bool:
    """By the environment, which the hub sets for the server's owner, whoever asks."""
    return any(os.environ.get(name) for name in _OF_HUBS)
