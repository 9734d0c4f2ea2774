"""Server side of the JupyterLab extension ``jupyterlab-curation``.

The desk can live without it; it adds temporary AWS credentials made from the
standard chain, the person's identity, and the sandbox's address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

try:
    from ._version import __version__
except ImportError:
    # Written by the build; a clone that was never installed has none.
    import warnings

    warnings.warn("Importing 'jupyterlab_curation' outside a proper installation.", stacklevel=2)
    __version__ = "dev"

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

__all__ = ["__version__"]


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Where JupyterLab finds the prebuilt extension."""
    return [{"src": "labextension", "dest": "jupyterlab-curation"}]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Which module is the server extension."""
    return [{"module": "jupyterlab_curation"}]


def _load_jupyter_server_extension(server_app: ServerApp) -> None:
    """Add the routes to a running Jupyter server."""
    from .routes import add_routes

    add_routes(server_app)
    server_app.log.info("jupyterlab_curation %s is ready", __version__)
