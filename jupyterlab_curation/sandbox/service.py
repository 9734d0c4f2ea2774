"""One service of the sandbox: takes calls from many threads, one at a time.

moto checks a condition and then writes, with nothing in between to stop
another thread; and it iterates over live tables. So every call of a service
holds that service's lock. Bodies go out after it is released.
"""

from __future__ import annotations

import secrets
import threading
import time

from .call import Answer, Call, ServiceName
from .engine import Engine, internal_error
from .state_folder import StateFolder
from .transactions import TransactionTokens
from .write_log import Write


class Service:
    """S3, DynamoDB or STS: apply, log, answer."""

    def __init__(self, name: ServiceName, engine: Engine, state: StateFolder) -> None:
        self.name = name
        self.lock = threading.Lock()
        self._engine = engine
        self._state = state
        self._tokens = TransactionTokens()

    def answer(self, call: Call) -> Answer:
        """Carry out a call. A write that succeeded is on disk when this returns."""
        if self.name == "sts":
            # STS knows people by their keys, so it gets the call as it came; it is never logged.
            with self.lock:
                return self._engine.apply(call)
        call = call.without_secrets()
        with self.lock:
            if not call.is_write:
                return self._engine.apply(call)
            return self._tokens.earlier_answer(call) or self._write(call)

    def replay(self, write: Write) -> None:
        """Apply a logged write again, with the ids and times of the first time."""
        self._engine.apply(write.call, seed=write.seed, when=write.when)
        self._engine.forget_instances()

    def _write(self, call: Call) -> Answer:
        # Whole seconds: Last-Modified has no more, and a listing must agree with it.
        write = Write(call, seed=secrets.randbits(64), when=float(int(time.time())))
        answer = self._engine.apply(call, seed=write.seed, when=write.when)
        self._engine.forget_instances()
        if not answer.ok:
            return answer
        try:
            self._state.append(write)
        except OSError as error:
            return internal_error(
                call,
                f"The sandbox could not keep this change on disk ({error.strerror or error});"
                " it will be gone after a restart. Free some space and try again.",
            )
        self._tokens.remember(call, answer)
        return answer
