"""What an administrator decides for everybody who uses this server, checked and made effective.

==================  ==========================================================
``wrong_value.py``  what a check of a setting raises
``connections.py``  the connections that an administrator gives
``hosts.py``        addresses of services: what is one host, and what is AWS's
``role.py``         roles, tags and external ids, with the person's name in them
``person_name.py``  a person's name as AWS takes it, unique and readable
``hub.py``          whether this server is one of a hub
``effective.py``    the policy that follows from all settings
``allowed.py``      refuses what the policy does not allow
``fault.py``        a setting that is wrong
``config_folders``  settings in the files of ``jupyter_server_config.d``
``settings.py``     reads ``c.Curation`` and says all that is wrong with it
``__main__.py``     says it in a terminal, and describes the settings
==================  ==========================================================

The settings themselves are in ``routes/config.py``.
"""
