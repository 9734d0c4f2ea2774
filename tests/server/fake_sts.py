"""A pretended STS: counts what it is asked, and can refuse."""

import threading
import time
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


class FakeSts:
    """``calls`` lists (action, parameters, Authorization); ``refuse_with`` is an AWS error code."""

    def __init__(self):
        self.calls = []
        self.refuse_with = None
        self.token = "made-token"
        self.delay = 0.0
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                parameters = {name: values[0] for name, values in parse_qs(body).items()}
                fake.calls.append(
                    (parameters["Action"], parameters, self.headers.get("Authorization"))
                )
                time.sleep(fake.delay)
                status, answer = fake.answer(parameters)
                self.send_response(status)
                self.send_header("Content-Type", "text/xml")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def actions(self):
        return [action for action, *_ in self.calls]

    def answer(self, parameters):
        action = parameters["Action"]
        if self.refuse_with:
            return 403, _xml(
                "ErrorResponse",
                f"<Error><Code>{self.refuse_with}</Code><Message>no, LONGSECRET</Message></Error>",
            )
        if action == "GetCallerIdentity":
            inside = (
                "<Arn>arn:aws:iam::111122223333:user/kim</Arn>"
                "<UserId>AIDAKIM</UserId><Account>111122223333</Account>"
            )
        else:
            seconds = int(parameters.get("DurationSeconds", 3600))
            end = datetime.now(timezone.utc) + timedelta(seconds=seconds)
            inside = (
                "<Credentials><AccessKeyId>ASIAMADE</AccessKeyId>"
                "<SecretAccessKey>made-secret</SecretAccessKey>"
                f"<SessionToken>{self.token}</SessionToken>"
                f"<Expiration>{end:%Y-%m-%dT%H:%M:%SZ}</Expiration></Credentials>"
            )
        return 200, _xml(f"{action}Response", f"<{action}Result>{inside}</{action}Result>")


def _xml(root, inside):
    namespace = "https://sts.amazonaws.com/doc/2011-06-15/"
    return f'<{root} xmlns="{namespace}">{inside}</{root}>'.encode()
