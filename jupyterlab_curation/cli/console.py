"""The console script ``jupyterlab-curation``: the command line under a Node that is found."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from .node import NodeMissing, node_command, with_python

# As the command line ends if it failed.
FAILED = 1


def main() -> int:
    """Run the command line with this process's arguments; its exit code is ours."""
    try:
        command = [*node_command(), *sys.argv[1:]]
    except NodeMissing as problem:
        print(f"jupyterlab-curation: {problem}", file=sys.stderr)
        return FAILED
    if os.name == "posix":
        sys.stdout.flush()
        # Node takes the place of this process: signals and the exit code are its own.
        os.execve(command[0], command, with_python())  # noqa: S606 a list, and no shell
    # Ctrl-C reaches both. The child decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    done = subprocess.run(  # noqa: S603 a list, and no shell
        command, check=False, env=with_python()
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
