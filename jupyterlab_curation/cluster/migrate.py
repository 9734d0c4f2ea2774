"""Hands the shards of a migration out to the workers, and collects what becomes of them."""

from __future__ import annotations

import contextlib
import secrets
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from queue import SimpleQueue
from typing import Any

from distributed import Client, Future

from ..cli.node import node_command
from .connection import Connection
from .merging import merge_reports
from .outcome import Outcome, ShardsFailed
from .progress import Progress, Show, shown
from .running import stop_run
from .shard_task import Shard, ShardEnd, run_shard

# Shards for each thread of the workers: what a lost worker had done of one is little.
SHARDS_PER_THREAD = 4
MOST_SHARDS = 100_000  # as the command line takes them
# How often a shard is tried again whose command line was killed; lost workers count apart.
RETRIES = 3


def migrate(
    client: Client,
    folder: str,
    connection: Connection,
    *,
    shards: int | None = None,
    dry_run: bool = False,
    packs: bool = True,
    checksum: bool = False,
    replace_broken: bool = False,
    add: bool = False,
    progress: Show | None = None,
) -> Outcome:
    """Bring a folder of products into the bucket and the table, by all workers of a cluster.

    The folder has the same path on every worker, for example on a shared file
    system. ``shards`` is 4 for each thread of the workers by default; the result
    is the same with any number. The other options are those of
    ``jupyterlab-curation migrate``. ``progress`` is called with how far the run
    is, in this thread; by default a notebook shows a bar.

    A worker that is lost costs nothing but time: another one takes its shard up,
    and sends what is not there yet. If the call is interrupted, the workers
    finish what is in flight.

    Raises ShardsFailed if shards are not done, NodeMissing if the command line
    cannot be run here.
    """
    # Its reports are merged here: a missing Node is better told now than after hours.
    node_command()
    if not any(kind(folder).is_absolute() for kind in (PurePosixPath, PureWindowsPath)):
        raise ValueError("folder must be an absolute path: workers have folders of their own")
    count = _shard_count(client, shards)
    flags = {
        "--dry-run": dry_run,
        "--no-packs": not packs,
        "--checksum": checksum,
        "--replace-broken": replace_broken,
        "--add": add,
    }
    arguments = [
        *("migrate", "--events", *connection.arguments()),
        *(flag for flag, given in flags.items() if given),
        folder,
    ]
    return _run(client, arguments, count, progress or shown())


def _run(client: Client, arguments: Sequence[str], count: int, show: Show) -> Outcome:
    run = f"curation-{secrets.token_hex(8)}"
    inbox: SimpleQueue[dict[str, Any] | Future[ShardEnd]] = SimpleQueue()

    def hear(event: tuple[float, Any]) -> None:
        # Whoever uses the cluster can say something under any name.
        if isinstance(event[1], dict):
            inbox.put(event[1])

    client.subscribe_topic(run, hear)
    # Dask forgets a task whose future nobody holds.
    open_futures: dict[Any, tuple[int, Future[ShardEnd]]] = {}
    now = Progress(count)
    problems: dict[int, str] = {}
    try:
        futures = client.map(
            run_shard,
            [list(arguments)] * count,
            [Shard(run, index, count) for index in range(count)],
            key=[f"{run}-{index}" for index in range(count)],
            retries=RETRIES,
        )
        open_futures = {future.key: (index, future) for index, future in enumerate(futures)}
        for future in futures:
            future.add_done_callback(inbox.put)
        del futures, future
        with tempfile.TemporaryDirectory(prefix="curation-") as folder:
            show(now)
            while now.shards_done < count:
                told = inbox.get()
                if isinstance(told, dict):
                    now.hear(told)
                else:
                    # Fetched now: a worker that is lost later would lose it.
                    index, future = open_futures.pop(told.key)
                    problems[index] = _keep(future, index, Path(folder))
                    now.done(index)
                    del future, told
                show(now)
            report = merge_reports(Path(folder))
    except BaseException:
        # First what has not begun. A worker that does not answer may be why the run is interrupted.
        with contextlib.suppress(Exception):
            client.cancel([future for _, future in open_futures.values()])
        with contextlib.suppress(Exception):
            client.run(stop_run, run, on_error="ignore")
        raise
    finally:
        client.unsubscribe_topic(run)
    outcome = Outcome(
        report,
        count,
        {index: text for index, text in sorted(problems.items()) if text},
        now.begun_again,
    )
    if outcome.problems:
        raise ShardsFailed(outcome)
    return outcome


def _keep(future: Future[ShardEnd], index: int, folder: Path) -> str:
    """Writes the shard's report to the folder, and gives why the shard is not done."""
    try:
        end = future.result()
    except Exception as error:  # noqa: BLE001 whatever it is, the other shards go on
        return f"{type(error).__name__}: {error}"
    if end.report is not None:
        (folder / f"{index}.json").write_bytes(end.report)
    return str(end.problem)


def _shard_count(client: Client, shards: int | None) -> int:
    if shards is None:
        shards = SHARDS_PER_THREAD * max(1, sum(client.nthreads().values()))
    if not 1 <= shards <= MOST_SHARDS:
        raise ValueError(f"shards must be from 1 to {MOST_SHARDS}")
    return shards
