"""``GET sample``: what was drawn for the sample; ``GET sample?file=n``: one file of it.

``{"files": [{"mainCategory", "subCategory", "productId", "folder", "filename",
"bytes", "modified"}]}``, null while it does not run. A file is asked for by its place in this list.
"""

from __future__ import annotations

import asyncio

from jupyter_server.auth.decorator import authorized
from tornado import web

from ..policy.allowed import offers_sample
from ..policy.effective import effective_policy
from .config import Curation
from .handler import CurationHandler
from .problem import Problem
from .sample_child import Sample


class SampleHandler(CurationHandler):
    """Gives the page what it migrates into the sandbox."""

    def initialize(self, config: Curation, sample: Sample) -> None:
        """Given by ``add_routes``."""
        self._settings = config
        self._sample = sample

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """The list, or the bytes of one file."""
        offered = offers_sample(effective_policy(self._settings))
        running = self._sample.running if offered else None
        files = running.files if running else []
        asked = self.get_query_argument("file", None)
        if asked is None:
            self.answer({"files": [file.body() for file in files] if running else None})
            return
        # A number of the list and nothing else; int() would take more.
        known = asked.isascii() and asked.isdigit() and len(asked) < 6
        if not known or int(asked) >= len(files):
            raise Problem("Invalid", "The sample has no such file.", "Reload the page.")
        try:
            content = await asyncio.to_thread(files[int(asked)].path.read_bytes)
        except OSError as error:
            raise Problem(
                "Invalid",
                f"A file of the sample cannot be read ({error.strerror}).",
                "Restart the Jupyter server, then try again.",
            ) from None
        self.set_header("Content-Type", "application/octet-stream")
        self.finish(content)
