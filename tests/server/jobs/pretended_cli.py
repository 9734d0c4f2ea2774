"""Pretends to be the command line. The bucket's name says what it does.

``pictures`` ends at once, ``slow-…`` runs until SIGTERM, ``deaf-…`` does not
hear it, ``silent-…`` ends without a report, ``loud-…`` writes what is no event,
``asks-…`` asks for its credentials, ``wrong-…`` reports that it was given the wrong folder.
"""

import json
import os
import signal
import sys
import time
import urllib.request


def say(**event):
    print(json.dumps({"at": 1, **event}), flush=True)


def main(arguments):
    bucket = next(one for one in arguments if one.startswith("--bucket=")).partition("=")[2]
    stopped = []
    signal.signal(
        signal.SIGTERM, lambda *_: None if bucket.startswith("deaf") else stopped.append(1)
    )
    say(kind="progress", products=0, counts={})
    report = {"stopped": False, "arguments": arguments, "environment": dict(os.environ)}
    if bucket.startswith("asks"):
        with open(os.environ["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"]) as file:
            token = file.read()
        request = urllib.request.Request(
            os.environ["AWS_CONTAINER_CREDENTIALS_FULL_URI"], headers={"Authorization": token}
        )
        report["answer"] = json.load(urllib.request.urlopen(request))
        report["token"] = token
    if bucket.startswith("loud"):
        print('{"kind":"state","stage":"done"}\n[1]\n{"kind":"report","report":7}', flush=True)
        print("x" * 1_000_000, flush=True)
        print("on standard error", file=sys.stderr, flush=True)
        say(kind="problem", error="Unexpected", text="y" * 1_000_000)
    if bucket.startswith("silent"):
        return 1
    for _ in range(2):
        say(kind="pause", until=2, text="waits")
    while bucket.startswith(("slow", "deaf")) and not stopped:
        time.sleep(0.02)
    say(kind="progress", products=5, counts={"findings": 2})
    code = 1 if stopped else 2 if bucket.startswith("wrong") else 0
    say(kind="report", exitCode=code, report={**report, "stopped": bool(stopped)})
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
