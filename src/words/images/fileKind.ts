import type { FileKind } from '../../domain/images/fileKind';
import type { PictureProblem } from '../../domain/pictureProblem';
import { formatBytes, formatDimensions } from '../format';
import type { Trans } from '../trans';

/** Why an object is not shown as a picture, in a few words for its tile. */
export function unreadableText(
  reason: PictureProblem,
  file: FileKind | undefined,
  trans: Trans
): string {
  switch (reason.code) {
    case 'too-many-pixels':
      return trans.__(
        '%1 pixels: too large to show',
        formatDimensions(reason.width, reason.height, trans)
      );
    case 'too-many-bytes':
      return trans.__(
        'More than %1: too large to show',
        formatBytes(reason.limit, trans)
      );
    default:
      return fileKindText(file, trans);
  }
}

/** What a file is, if it cannot be shown as a picture. */
function fileKindText(file: FileKind | undefined, trans: Trans): string {
  switch (file) {
    case undefined:
      return trans.__('Not a readable image');
    case 'jpeg':
      return trans.__('A broken JPEG image');
    case 'png':
      return trans.__('A broken PNG image');
    case 'gif':
      return trans.__('A broken GIF image');
    case 'webp':
      return trans.__('A broken WebP image');
    case 'bmp':
      return trans.__('A broken BMP image');
    case 'ico':
      return trans.__('A broken icon');
    case 'heic':
      return trans.__('A HEIC image, which this browser cannot show');
    case 'avif':
      return trans.__('An AVIF image, which this browser cannot show');
    case 'jxl':
      return trans.__('A JPEG XL image, which this browser cannot show');
    case 'jp2':
      return trans.__('A JPEG 2000 image, which this browser cannot show');
    case 'tiff':
      return trans.__('A TIFF image, which this browser cannot show');
    case 'psd':
      return trans.__('A Photoshop file, which this browser cannot show');
    case 'svg':
      return trans.__('An SVG drawing, which is not shown');
    case 'pdf':
      return trans.__('A PDF document, not an image');
    case 'zip':
      return trans.__('An archive, not an image');
    case 'video':
      return trans.__('A video, not an image');
    case 'html':
      return trans.__('A web page, not an image');
    case 'xml':
    case 'json':
    case 'text':
      return trans.__('A text, not an image');
    case 'empty':
      return trans.__('An empty file');
  }
}
