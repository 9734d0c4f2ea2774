"""The sandbox: S3, DynamoDB and STS on this computer, for trying the desk and for its tests.

It is moto, in this process, behind an HTTP shell of our own that a browser can
talk to and whose state survives a restart and a kill. Run it with
``python -m jupyterlab_curation.sandbox serve``; draw pictures to fill it with
``python -m jupyterlab_curation.sandbox sample``.

=================  =========================================================
``call.py``        one request as data: what is applied, logged and replayed
``cors.py``        which pages may ask, and what they may read of an answer
``door.py``         by which name, and with which key, it may be asked
``http_shell.py``  the HTTP/1.1 server
``service.py``     one service: lock, apply, log, answer
``engine.py``      moto, called without a web framework
``transactions.py`` one ClientRequestToken, one transaction
``write_log.py``   the append-only log of writes
``snapshot.py``    moto's state in one file
``state_folder.py`` snapshot + log, by generation; never replays twice
``serve.py``       all of it wired together
=================  =========================================================
"""
