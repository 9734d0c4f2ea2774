import * as z from 'zod';

import { mapShape } from '../outsideRecord';
import type { ImagePath } from './image';
import { FOLDERS, parseImagePath } from './image';

/** Shapes of what a browser stores and reads again, perhaps in another version. */

export const pathShape = z.custom<ImagePath>(
  value => typeof value === 'string' && parseImagePath(value) !== undefined
);
export const pathsShape = z.array(pathShape);
export const folderShape = z.enum(FOLDERS);
export const choicesShape = mapShape(pathsShape).transform(slots =>
  Object.fromEntries(slots)
);
export const movesShape = z.array(z.object({ from: pathShape, to: pathShape }));
