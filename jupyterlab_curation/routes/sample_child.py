"""The sample: a sandbox that the server runs as its child, and pictures drawn for it.

There is one for each server. It listens on 127.0.0.1, answers one key that nobody
else has, keeps its data in a temporary folder, and ends with the server.
"""

from __future__ import annotations

import asyncio
import atexit
import getpass
import importlib
import importlib.util
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .problem import Problem
from .sample_files import SampleFile, sample_files
from .temporary_credentials import TemporaryCredentials
from .this_computer import on_this_computer

NAME = "sample on this computer"
BUCKET = "curation-sample"
PRODUCTS = 8
# Drawing takes some seconds, and more on a busy computer.
START_SECONDS = 180.0
_REGION = "us-east-1"
_READY = re.compile(
    r"SANDBOX READY s3=(http://127\.0\.0\.1:\d+) dynamodb=(http://127\.0\.0\.1:\d+)\s*"
)
_PLAIN_NAME = re.compile(r"[\w.-]{1,64}")
_INSTALL = 'Run pip install "jupyterlab-curation[sandbox]" where JupyterLab runs, then try again.'


def sample_is_installed() -> bool:
    """Whether the packages of the extra ``sandbox`` are there, also if they came just now."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) is not None for name in ("moto", "PIL"))


@dataclass(frozen=True)
class RunningSample:
    """A sandbox that answers, and what was drawn for it."""

    process: subprocess.Popen[bytes]
    s3: str
    dynamodb: str
    # Its id is the secret here: the sandbox checks no signature.
    keys: TemporaryCredentials = field(repr=False)
    files: list[SampleFile] = field(repr=False)

    def connection(self) -> dict[str, Any]:
        """As the page describes a connection."""
        return {
            "name": NAME,
            "bucket": BUCKET,
            "bucketRegion": _REGION,
            "table": "ProductAssets",
            "tableRegion": _REGION,
            "prefix": "",
            "s3Endpoint": self.s3,
            "dynamodbEndpoint": self.dynamodb,
            "pathStyle": True,
            # The sandbox knows nobody, and a desk without a name changes nothing.
            "person": _person(),
        }


def _person() -> str:
    """Who is signed in to this computer, if that is a plain name."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):
        name = ""
    return name if _PLAIN_NAME.fullmatch(name) else "curator"


class Sample:
    """The one sample of a server."""

    def __init__(self, products: int | None = None) -> None:
        self._products = products
        self._running: RunningSample | None = None
        self._filled: RunningSample | None = None
        self._starting: asyncio.Task[RunningSample] | None = None

    @property
    def running(self) -> RunningSample | None:
        """None before it is started, and after its process has ended."""
        running = self._running
        return running if running and running.process.poll() is None else None

    @property
    def filled(self) -> RunningSample | None:
        """The one that runs, once a page has filled it: no desk opens on some of its products."""
        running = self.running
        return running if running is self._filled else None

    def set_filled(self) -> None:
        """All products are in the one that runs. Raises Problem if none does."""
        running = self.running
        if running is None:
            raise sample_ended()
        self._filled = running

    def keys_for(self, s3_endpoint: str | None, bucket: str | None) -> TemporaryCredentials | None:
        """The keys of the sandbox for a connection to it; None for any other connection.

        Raises Problem for a sample that has ended: whoever listens at its
        address now must not be sent what the person's own keys have signed.
        """
        running = self.running
        if running and running.s3 == s3_endpoint:
            return running.keys
        if is_a_sample(s3_endpoint, bucket):
            raise sample_ended()
        return None

    async def start(self) -> RunningSample:
        """Start it unless it runs. Requests that come meanwhile share the start. Raises Problem."""
        running = self.running
        if running is not None:
            return running
        if self._starting is None:
            self._starting = asyncio.create_task(self._start())
        # Shielded: a page that goes away must not end what another one waits for.
        return await asyncio.shield(self._starting)

    async def _start(self) -> RunningSample:
        try:
            self._running = await asyncio.to_thread(_start_children, self._products or PRODUCTS)
            return self._running
        finally:
            self._starting = None


def is_a_sample(s3_endpoint: str | None, bucket: str | None) -> bool:
    """Whether a connection is to a sample, of this server or of one that has ended."""
    return bucket == BUCKET and s3_endpoint is not None and on_this_computer(s3_endpoint)


def sample_ended() -> Problem:
    """For whoever still asks for a sample that does not run any more."""
    return Problem(
        "NotSupported",
        "The sample ended with its server.",
        "Open Curation again and choose Try the sample.",
    )


# However the server ends, they end with it. After a kill, the sandbox sees that its parent is gone.
_STARTED: list[tuple[list[subprocess.Popen[bytes]], Path]] = []


@atexit.register
def _end_all() -> None:
    for children, folder in _STARTED:
        _end(children, folder)


def _start_children(products: int) -> RunningSample:
    if not sample_is_installed():
        raise Problem("NotSupported", "The sample needs packages that are not there.", _INSTALL)
    # For this user alone.
    folder = Path(tempfile.mkdtemp(prefix="curation-sample-"))
    children: list[subprocess.Popen[bytes]] = []
    _STARTED.append((children, folder))
    # Reading what a child says has no time-out of its own.
    timed_out = threading.Event()

    def give_up() -> None:
        timed_out.set()
        _kill(children)

    late = threading.Timer(START_SECONDS, give_up)
    late.start()
    try:
        return _run(folder, children, products)
    except OSError as error:
        _end(children, folder)
        raise Problem(
            "Unreachable",
            "The sample did not start"
            + (f" within {START_SECONDS:.0f} seconds." if timed_out.is_set() else f": {error}"),
            'Try again. If it fails again, pip install --upgrade "jupyterlab-curation[sandbox]"'
            " may help.",
        ) from None
    except BaseException:
        _end(children, folder)
        raise
    finally:
        late.cancel()


def _run(folder: Path, children: list[subprocess.Popen[bytes]], products: int) -> RunningSample:
    key = f"SAMPLE{secrets.token_hex(16).upper()}"
    pictures = folder / "pictures"
    serve = ["serve", "--state", str(folder / "cloud"), "--s3-port", "0"]
    serve += ["--dynamodb-port", "0", "--exit-with-input"]
    sandbox = _child(folder, serve, key)
    children.append(sandbox)
    artist = _child(folder, ["sample", str(pictures), "--products", str(products)], key)
    children.append(artist)
    line = sandbox.stdout.readline().decode(errors="replace") if sandbox.stdout else ""
    ready = _READY.fullmatch(line)
    if ready is None:
        raise OSError(_last_words(folder, "serve") or "the sandbox gave no address")
    if artist.wait() != 0:
        raise OSError(_last_words(folder, "sample") or "its pictures could not be drawn")
    children.remove(artist)
    secret, token = secrets.token_hex(20), "sample"
    keys = TemporaryCredentials(key, secret, token, None, "sample", _REGION)
    return RunningSample(sandbox, ready[1], ready[2], keys, sample_files(pictures))


def _child(folder: Path, arguments: list[str], key: str) -> subprocess.Popen[bytes]:
    # Nothing of the person's account goes along. The key is in the environment, since
    # everybody on this computer can list arguments.
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AWS_", "CURATION_"))
    }
    with (folder / f"{arguments[0]}.log").open("wb") as said:
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "jupyterlab_curation.sandbox", *arguments],
            # Python looks for modules here first: not where a person's notebooks are.
            cwd=folder,
            env={**own, "CURATION_SANDBOX_KEY": key, "PYTHONWARNINGS": "ignore"},
            # A pipe closes with this server, however it ends, and the sandbox ends then.
            stdin=subprocess.PIPE if arguments[0] == "serve" else subprocess.DEVNULL,
            stdout=subprocess.PIPE if arguments[0] == "serve" else subprocess.DEVNULL,
            stderr=said,
            # A Ctrl-C at the terminal is for the server, which asks before it stops.
            start_new_session=True,
        )


def _last_words(folder: Path, of: str) -> str:
    with suppress(OSError):
        lines = (folder / f"{of}.log").read_bytes()[-2000:].decode(errors="replace").splitlines()
        return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")
    return ""


def _kill(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            with suppress(OSError):
                # With the processes that draw for it.
                if hasattr(os, "killpg"):
                    os.killpg(child.pid, signal.SIGKILL)
                else:
                    child.kill()


def _end(children: list[subprocess.Popen[bytes]], folder: Path) -> None:
    """End the children and remove their folder. Nothing of the sample is kept."""
    _kill(children)
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(5)
    shutil.rmtree(folder, ignore_errors=True)
