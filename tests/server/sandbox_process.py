"""Runs the real sandbox command, as ``npm start`` does."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import boto3
from botocore.config import Config

ROOT = Path(__file__).parents[2]
KEY = "SANDBOX0000000000TEST"
_KEYS = {"aws_access_key_id": KEY, "aws_secret_access_key": "-", "region_name": "us-east-1"}


class SandboxProcess:
    """A sandbox on free ports, unless told which."""

    def __init__(self, folder, s3_port=0, dynamodb_port=0, more=()):
        command = [sys.executable, "-m", "jupyterlab_curation.sandbox", "serve"]
        command += ["--state", str(folder), "--s3-port", str(s3_port)]
        # Even a killed test run leaves no process behind.
        command += ["--dynamodb-port", str(dynamodb_port)]
        command += ["--exit-with-input", *more]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONWARNINGS": "ignore", "CURATION_SANDBOX_KEY": KEY},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.s3_url = self.dynamodb_url = ""

    def ready(self):
        """Wait for the READY line; fails with the process's own words."""
        timer = threading.Timer(20, self.process.kill)
        timer.start()
        try:
            line = self.process.stdout.readline()
        finally:
            timer.cancel()
        found = re.fullmatch(r"SANDBOX READY s3=(\S+) dynamodb=(\S+)\n", line)
        assert found, f"no READY line but {line!r}; {self.process.stderr.read()}"
        self.s3_url, self.dynamodb_url = found.groups()
        return self

    def stop(self):
        """SIGTERM; gives the exit code and what was said."""
        self.process.terminate()
        # Its input stays open till it has ended: the end of its input is another reason to stop,
        # and it says so.
        self.process.wait(timeout=15)
        return self.process.returncode, self.process.communicate()[1]

    def kill(self):
        """SIGKILL; gives what was said."""
        self.process.kill()
        return self.process.communicate()[1]

    def s3(self):
        endpoint = Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1})
        return boto3.client("s3", endpoint_url=self.s3_url, config=endpoint, **_KEYS)

    def dynamodb(self):
        once = Config(retries={"total_max_attempts": 1})
        return boto3.client("dynamodb", endpoint_url=self.dynamodb_url, config=once, **_KEYS)

    def sts(self):
        return boto3.client("sts", endpoint_url=self.dynamodb_url, **_KEYS)
