import type { ImagePath } from '../../../domain/images/image';
import { parseImagePath } from '../../../domain/images/image';

/** A type of our own, which tells the desk's images from text. The value is a JSON list of paths. */
export const IMAGES_TYPE = 'application/x-curation-images';

/** Puts images into a drag. Notebooks and other programs receive their `s3://` addresses, one a line. */
export function putImages(
  data: DataTransfer,
  images: readonly ImagePath[],
  addressOf: (image: ImagePath) => string | undefined
): void {
  data.setData(IMAGES_TYPE, JSON.stringify(images));
  data.setData(
    'text/plain',
    images.flatMap(image => addressOf(image) ?? []).join('\n')
  );
  data.effectAllowed = 'copyMove';
}

/** Whether a drag carries images. Their paths can be read only once they drop. */
export function carriesImages(data: DataTransfer): boolean {
  return [...data.types].includes(IMAGES_TYPE);
}

export function carriesFiles(data: DataTransfer): boolean {
  return [...data.types].includes('Files');
}

/** The images of a drop; empty if the value is not ours. */
export function takeImages(data: DataTransfer): ImagePath[] {
  let value: unknown;
  try {
    value = JSON.parse(data.getData(IMAGES_TYPE));
  } catch {
    return [];
  }
  return Array.isArray(value)
    ? value.filter(
        (path): path is ImagePath =>
          typeof path === 'string' && parseImagePath(path) !== undefined
      )
    : [];
}
