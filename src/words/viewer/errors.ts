import type { ViewerErrors } from '../../domain/errorFacts';
import type { Sentence, Words } from '../sentence';

export const viewerErrors: Words<
  Omit<ViewerErrors, 'crop-failed'>,
  Sentence
> = {
  'image-unknown': (trans, { productId, image }) => ({
    text: trans.__('%1 has no image %2. Nothing was done.', productId, image),
    remedy: trans.__('Refresh the product, then choose one of its images.')
  }),
  'crop-not-whole': (trans, { filename }) => ({
    text: trans.__(
      'Nothing was cropped out of %1: the rectangle must be in whole pixels.',
      filename
    ),
    remedy: trans.__('Give left, top, width and height as whole numbers.')
  }),
  'crop-too-small': (trans, { filename, width, height, least }) => ({
    text: trans.__(
      'Nothing was cropped out of %1: %2 × %3 pixels are too few for an image.',
      filename,
      width,
      height
    ),
    remedy: trans.__('Choose at least %1 × %1 pixels.', least)
  }),
  'crop-outside': (trans, { filename, size }) => ({
    text: size
      ? trans.__(
          'Nothing was cropped out of %1: the rectangle reaches beyond the edges of the image (%2 × %3 pixels).',
          filename,
          size.width,
          size.height
        )
      : trans.__(
          'Nothing was cropped out of %1: the rectangle reaches beyond the edges of the image.',
          filename
        ),
    remedy: trans.__('Choose a rectangle inside the image.')
  }),
  'crop-name-unusable': (trans, { filename }) => ({
    text: trans.__(
      'Nothing was cropped out of %1: a browser cannot address its name.',
      filename
    ),
    remedy: trans.__('Rename it at its source.')
  }),
  'crop-source-missing': (trans, { filename }) => ({
    text: trans.__(
      'Nothing was cropped out of %1: it is missing in the bucket.',
      filename
    ),
    remedy: trans.__(
      'Choose another image, or run verify to see what is missing.'
    )
  })
};
