"""The command line of the package, for people who have pip and not npm.

``program.mjs`` is the same bundle that the npm package has; the build puts it
here. ``node.py`` finds a Node to run it with, ``console.py`` is the console
script ``jupyterlab-curation``.
"""
