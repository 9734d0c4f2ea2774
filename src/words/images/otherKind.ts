import type { FileKind } from '../../domain/images/fileKind';
import type { Trans } from '../trans';

/** Formats of images that browsers do not show, by the names that people know. */
const FORMAT_NAMES: ReadonlyMap<FileKind | undefined, string> = new Map([
  ['heic', 'HEIC'],
  ['ico', 'ICO'],
  ['jp2', 'JPEG 2000'],
  ['jxl', 'JPEG XL'],
  ['psd', 'Photoshop'],
  ['svg', 'SVG'],
  ['tiff', 'TIFF']
]);

/** What a file is that is not taken as an image; which one it is stands before. */
export function otherKindText(
  kind: FileKind | undefined,
  trans: Trans
): string {
  const format = FORMAT_NAMES.get(kind);
  if (format !== undefined) {
    return trans.__(
      'It is a file of the format %1, which browsers do not show.',
      format
    );
  }
  switch (kind) {
    case 'pdf':
      return trans.__('It is a PDF document, not an image.');
    case 'zip':
      return trans.__('It is an archive, not an image.');
    case 'video':
      return trans.__('It is a video, not an image.');
    case 'html':
      return trans.__('It is a web page, not an image.');
    case 'xml':
    case 'json':
    case 'text':
      return trans.__('It is a text, not an image.');
    default:
      return trans.__('It is not an image that can be read.');
  }
}
