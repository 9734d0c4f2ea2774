import type { Choices } from '../board/choices';
import { chosen } from '../board/choices';
import type { ImageNames, ImagePath } from '../images/image';
import { imagePath } from '../images/image';

/** Chosen images of these slots show a product best. */
const BEST_SLOTS = ['front', 'model'];

/** Where an image is least likely to be a banner of text, best first. */
const BEST_FOLDERS = ['segment', 'summary', 'detail', 'text'] as const;

/**
 * The image that stands for a product in the queue: the chosen front, the chosen
 * model, any chosen image, else a cut-out, else the first image of a folder that
 * seldom begins with a banner. Undefined if it has no image.
 */
export function coverOf({
  choices,
  images
}: {
  readonly choices: Choices;
  readonly images: ImageNames;
}): ImagePath | undefined {
  const slots = [...BEST_SLOTS, ...Object.keys(choices)];
  const folder = BEST_FOLDERS.find(name => images[name].length > 0);
  return (
    slots.map(slot => chosen(choices, slot)[0]).find(Boolean) ??
    (folder && imagePath(folder, images[folder][0]))
  );
}
