"""``GET journal-key``: the key by which a page recognizes what it left unsaved in the browser."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from pathlib import Path

from jupyter_core.paths import jupyter_data_dir
from jupyter_server.auth.decorator import authorized
from tornado import web

from .handler import CurationHandler
from .journal_secret import journal_secret

_LABEL = "jupyterlab-curation journal key 1"


class JournalKeyHandler(CurationHandler):
    """``{"key": 64 hexadecimal digits, "user": "alice"}``."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """The key is the same for one person and base URL, whichever server of theirs answers."""
        folder = Path(jupyter_data_dir()) / "jupyterlab-curation"
        cookie_secret = self.settings["cookie_secret"]
        secret, why_short = await asyncio.to_thread(journal_secret, folder, cookie_secret)
        if why_short is not None:
            self.log.warning(
                "What is unsaved when this server ends is not taken up after its next start: %s",
                why_short,
            )
        user = str(self.current_user.username)
        derived = json.dumps([_LABEL, self.person or "", self.base_url])
        key = hmac.new(secret, derived.encode(), hashlib.sha256).hexdigest()
        self.answer({"key": key, "user": user})
