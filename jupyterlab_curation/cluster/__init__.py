"""A migration on the machines of a Dask cluster.

::

    from distributed import Client
    from jupyterlab_curation.cluster import Connection, migrate

    client = Client("scheduler:8786")
    outcome = migrate(client, "/mnt/dataset", Connection("my-bucket", "ap-northeast-2"))
    outcome.report["created"]

Each worker needs this package with the extra ``[cluster]``, the folder under the
same path, and AWS credentials of its own. No key passes the scheduler.

=================  ==================================================================
``connection.py``  which bucket and table; options of the command line
``shard_task.py``  what one worker does: it runs the command line as a child
``running.py``     the children of this worker, so that a run can be stopped
``progress.py``    how far a run is, and how a notebook or a terminal shows it
``outcome.py``     the report of a run, and what it lacks
``merging.py``     the reports of all shards as one
``migrate.py``     hands the shards out, and collects what becomes of them
=================  ==================================================================
"""

try:
    import distributed  # noqa: F401
except ImportError as missing:
    raise ImportError(
        'Dask is not installed. Install it with: pip install "jupyterlab-curation[cluster]"'
    ) from missing

from .connection import Connection
from .migrate import migrate
from .outcome import Outcome, ShardsFailed
from .progress import Progress

__all__ = ["Connection", "Outcome", "Progress", "ShardsFailed", "migrate"]
