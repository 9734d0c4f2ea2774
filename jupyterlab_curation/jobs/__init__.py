"""Jobs that run beside the Jupyter server: the command line as a child process.

=========================  ====================================================
``request.py``             what may be asked for: a closed list of kinds and options
``endpoints.py``           which addresses the child may talk to
``confined_folder.py``     a folder below the root, and no link out of it
``own_folder.py``          files that only this user can have written
``job_state.py``           a job as a value, and as it is shown
``job_folder.py``          state, events and report on disk
``event_log.py``           the events of a job by number, with limits
``child.py``               the child process, its output, and its end
``child_environment.py``   what the child gets from this process: nearly nothing
``job.py``                 one job from its start to its end
``board.py``               all jobs of this server: list, start, cancel, stop
``one_job_tokens.py``      who may ask for a job's credentials
``container_listener.py``  answers the child with credentials, on loopback alone
=========================  ====================================================
"""
