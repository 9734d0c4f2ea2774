"""Starts the sandbox, keeps house, and stops it cleanly."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from .call import ServiceName
from .cors import Cors
from .door import Door, key_of_start
from .engine import Engine
from .http_shell import ShellServer
from .service import Service
from .state_folder import StateFolder
from .write_log import Write

_HOUSEKEEPING_SECONDS = 1.0


@dataclass(frozen=True)
class Options:
    """What ``serve`` was asked for. Port 0 takes any free one; no key makes a new one."""

    state: Path
    s3_port: int
    dynamodb_port: int
    origins: tuple[str, ...] = ()
    # Whoever started it holds the other end, which closes however that process ends.
    ends_with_input: bool = False
    key: str | None = None


class Sandbox:
    """The running services. ``with Sandbox(options) as sandbox: sandbox.wait()``.

    Raises FolderInUse, ForeignState, PortTaken, UnusableKey, OSError, and
    ModuleNotFoundError without moto.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self.key = key_of_start(options.key)
        self._stop = threading.Event()
        self._open = ExitStack()

    def __enter__(self) -> Sandbox:
        with ExitStack() as opened:
            options = self._options
            self._state = StateFolder(options.state, notice)
            opened.callback(self._state.close)
            engine = Engine()
            names: tuple[ServiceName, ...] = ("s3", "dynamodb", "sts")
            self._services = {name: Service(name, engine, self._state) for name in names}
            # Ports before state: a taken port is said at once, and until the
            # servers run, connections only wait in the queue.
            cors = Cors(options.origins)
            door = Door(self.key)
            s3 = {name: self._services[name] for name in names[:1]}
            others = {name: self._services[name] for name in names[1:]}
            self.s3 = ShellServer(options.s3_port, "--s3-port", s3, cors, door)
            opened.callback(self.s3.server_close)
            self.dynamodb = ShellServer(
                options.dynamodb_port, "--dynamodb-port", others, cors, door
            )
            opened.callback(self.dynamodb.server_close)
            self._state.restore(self._replay)
            opened.callback(self._snapshot)
            for server in (self.s3, self.dynamodb):
                threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
                opened.callback(server.shutdown)
            self._open = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def _replay(self, write: Write) -> None:
        self._services[write.call.service].replay(write)

    def _snapshot(self) -> None:
        # Always in this order, and nobody else takes two: no deadlock.
        with self._services["s3"].lock, self._services["dynamodb"].lock:
            try:
                self._state.make_snapshot()
            except OSError as error:
                notice(
                    f"No snapshot could be written ({error}). Nothing is lost: the log is kept,"
                    " and the next start will take longer."
                )

    def wait(self) -> None:
        """Keep house until ``stop`` is called, or standard input ends if that was asked for."""
        if self._options.ends_with_input:
            threading.Thread(target=self._stop_with_input, daemon=True).start()
        while not self._stop.wait(_HOUSEKEEPING_SECONDS):
            if self._state.log_is_long:
                self._snapshot()

    def _stop_with_input(self) -> None:
        # Not by sys.stdin: it holds a lock while it reads, which the end of Python would wait for.
        with suppress(OSError):
            while os.read(0, 4096):
                pass
        if not self._stop.is_set():
            notice("The process that started the sandbox is gone; stopping.")
            self.stop()

    def stop(self) -> None:
        """End ``wait``. Safe in a signal handler."""
        self._stop.set()


def serve(options: Options) -> None:
    """Run until SIGTERM, SIGINT, or the end of standard input if that was asked for.

    Prints ``SANDBOX READY …`` when open.

    The line has the access key id, unless whoever started it gave one.

    Raises what :class:`Sandbox` raises.
    """
    sandbox = Sandbox(options)
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: sandbox.stop())
    with sandbox:
        ready = f"SANDBOX READY s3={sandbox.s3.url} dynamodb={sandbox.dynamodb.url}"
        if options.key is None:
            ready += f" key={sandbox.key}"
        print(ready, flush=True)
        sandbox.wait()


def notice(message: str) -> None:
    """Tell the person at the terminal; stdout is for the READY line."""
    # The terminal may be gone with the parent; stopping cleanly matters more.
    with suppress(OSError):
        print(f"sandbox: {message}", file=sys.stderr, flush=True)
