"""Small pictures by Pillow, for the command line where ``sharp`` is not installed.

``python -m jupyterlab_curation.thumbnails`` makes one picture after another for
the program that started it.

==============  =====================================================
``frames.py``   messages over two pipes: a line of JSON and some bytes
``picture.py``  what is made of an image
==============  =====================================================
"""
