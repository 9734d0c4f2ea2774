"""moto, called directly: no web framework, no patched SDK.

moto keeps its state in module globals, so there is one engine a process.
Nothing here is thread-safe; ``service.py`` holds the locks.
"""

from __future__ import annotations

import io
import json
import os
import sys
import traceback
from datetime import datetime, timezone
from typing import Any
from urllib.parse import unquote_to_bytes

from .call import Answer, Call

ACCOUNT_ID = "123456789012"
_HOP_BY_HOP = {"connection", "content-length", "expect", "host", "keep-alive", "transfer-encoding"}


class Engine:
    """Carries out calls on moto's S3, DynamoDB and STS.

    Raises :class:`ModuleNotFoundError` when moto is not installed.
    """

    def __init__(self) -> None:
        # One account, whatever key signs: the real keys of a hub's users and
        # the sandbox's own are the same person here.
        os.environ["MOTO_ACCOUNT_ID"] = ACCOUNT_ID
        import moto.dynamodb.responses
        import moto.s3.models
        import moto.s3.responses
        import moto.sts.responses
        from moto.core.model_instances import model_data
        from moto.moto_api._internal.moto_random import MotoRandom

        self._now: datetime | None = None
        self._random = MotoRandom()
        # S3 ids and times are set from outside, so that a replayed write
        # gives the same version ids, upload ids and Last-Modified as the first.
        # moto's modules are untyped here: this is the one place that reaches in.
        models: Any = moto.s3.models
        models.random = self._random
        models.utcnow = self._utcnow
        self._s3 = moto.s3.responses.S3Response
        self._dynamodb = moto.dynamodb.responses.DynamoHandler
        self._sts = moto.sts.responses.TokenResponse
        self._instances = model_data

    def _utcnow(self) -> datetime:
        return self._now or datetime.now(timezone.utc).replace(tzinfo=None)

    def apply(self, call: Call, *, seed: int | None = None, when: float | None = None) -> Answer:
        """Carry out a call and give moto's answer; an error inside moto is a 500.

        ``seed`` and ``when`` (epoch seconds) fix the ids and times of an S3 write.
        """
        if seed is not None:
            self._random.seed(seed)
        if call.service == "s3" and when is not None:
            self._now = datetime.fromtimestamp(when, timezone.utc).replace(tzinfo=None)
        try:
            return _answer(*self._dispatch(call))
        except Exception as error:  # noqa: BLE001 moto can raise anything; it is all told
            traceback.print_exc(file=sys.stderr)
            return internal_error(call, f"moto failed: {type(error).__name__}: {error}")
        finally:
            self._now = None

    def _dispatch(self, call: Call) -> tuple[int, Any, Any]:
        from werkzeug.exceptions import HTTPException

        request = _request(call)
        try:
            if call.service == "dynamodb":
                dispatch = self._dynamodb.dispatch
            elif call.service == "sts":
                dispatch = self._sts.dispatch
            elif call.path[1:].partition("/")[2]:  # something after the bucket's name
                dispatch = self._s3.key_dispatch
            else:
                dispatch = self._s3.bucket_dispatch
            answer: tuple[int, Any, Any] = dispatch(request, request.raw_url, request.headers)
            return answer
        except HTTPException as error:
            return error.code or 400, dict(error.get_headers()), error.get_body()

    def forget_instances(self) -> None:
        """Let go of objects that moto only keeps for its dashboard.

        moto remembers every model object ever made, and copies the whole
        table for each transaction: without this, memory grows by a table a
        transaction.
        """
        for service in ("s3", "dynamodb"):
            for model in self._instances[service].values():
                tracked: list[Any] = getattr(model, "instances_tracked", [])
                tracked.clear()


def internal_error(call: Call, message: str) -> Answer:
    """A 500 in the form that the service's SDK can read."""
    if call.service == "dynamodb":
        body = json.dumps(
            {"__type": "com.amazonaws.dynamodb.v20120810#InternalServerError", "message": message}
        )
        return Answer(500, (("Content-Type", "application/x-amz-json-1.0"),), body.encode())
    from xml.sax.saxutils import escape

    body = f"<Error><Code>InternalError</Code><Message>{escape(message)}</Message></Error>"
    return Answer(500, (("Content-Type", "application/xml"),), body.encode())


def _request(call: Call) -> Any:
    """moto's own request object, with the target untouched by any decoding."""
    from moto.core.request import (
        PRESERVED_HEADER_NAMES_ENVIRON_KEY,
        Request,
        environ_key_for_header,
        should_preserve_original_header_name,
    )

    path, _, query = call.target.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": call.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "RAW_URI": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(call.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "CONTENT_LENGTH": str(len(call.body)),
        # Always the same host: moto looks for a bucket name in any other.
        "HTTP_HOST": "localhost",
        PRESERVED_HEADER_NAMES_ENVIRON_KEY: {
            environ_key_for_header(name): name
            for name, _ in call.headers
            if should_preserve_original_header_name(name)
        },
    }
    for name, value in call.headers:
        if name.lower() not in _HOP_BY_HOP:
            environ[environ_key_for_header(name)] = value
    return Request(environ)


def _answer(status: int, headers: Any, body: Any) -> Answer:
    content = body.encode() if isinstance(body, str) else bytes(body or b"")
    return Answer(int(status), tuple((str(k), str(v)) for k, v in dict(headers).items()), content)
