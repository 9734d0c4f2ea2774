"""Ends this JupyterLab when the script that started it is gone, for whatever reason."""

import os
import signal
import threading
import time

LOOK = 1.0  # seconds


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)


_parent = int(os.environ.get("CURATION_PARENT_PID", "0"))
# On Windows the parent's number never changes, so the person has to end JupyterLab.
if _parent and hasattr(os, "getppid") and os.name != "nt":
    threading.Thread(target=_watch, args=(_parent,), daemon=True).start()
