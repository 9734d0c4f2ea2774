"""What a job's child gets from this process: nearly nothing, and no credentials."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..cli.node import PYTHON

# Where programs, certificates, texts and temporary files are.
_KEPT = {
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "NODE_EXTRA_CA_CERTS",
    "PATH",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "TZ",
}


def child_environment(credentials_url: str, token_file: Path) -> dict[str, str]:
    """The variables of the child. Its credentials come by the SDK's container protocol.

    The SDK asks files, roles and the instance first, or when the address does
    not answer: none of them is there.
    """
    return {
        **{name: value for name, value in os.environ.items() if name.upper() in _KEPT},
        PYTHON: sys.executable,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": credentials_url,
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": str(token_file),
    }
