"""For all pytest tests: a Jupyter server with this extension that lets nobody in unasked."""

import pytest

pytest_plugins = ("pytest_jupyter.jupyter_server",)


@pytest.fixture
def jp_server_config(jp_server_config):
    """A server that lets nobody in without a token."""
    return {
        "ServerApp": {
            "jpserver_extensions": {"jupyterlab_curation": True},
            "allow_unauthenticated_access": False,
        }
    }
