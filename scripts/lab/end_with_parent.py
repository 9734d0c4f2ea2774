"""Ends this JupyterLab when the script that started it is gone, however it went."""

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
# Windows keeps a dead parent's number: there the person ends it.
if _parent and hasattr(os, "getppid") and os.name != "nt":
    threading.Thread(target=_watch, args=(_parent,), daemon=True).start()
