"""Draws a folder of product images for the sandbox: the same on every machine.

===================  ====================================================
``texts.py``         every word that is drawn or written to ``meta.json``
``colours.py``       the colours garments come in
``catalogue.py``     which products there are
``pictures.py``      which images a product has, their names and sizes
``pen.py``           drawing in units of the picture, onto image and mask
``tops.py``          shirts and hoodies, ``bottoms.py`` trousers and skirts
``prints.py``        what is printed on them
``figure.py``        the person who wears them
``scenes.py``        one whole image of a garment
``banners.py``       one whole image of text
``fabric.py``        folds and grain
``lettering.py``     the font
``product_folder.py`` writes one product
``draw_all.py``      writes all of them, in two processes
===================  ====================================================
"""
