import { ByteRoom } from '../../../domain/reading/byteRoom';
import { OneLarge } from '../../../domain/reading/oneLarge';
import { MOST_ORIGINALS_BYTES } from '../../../domain/reading/sizeLimits';

/** Large images are decoded one at a time. All desks and jobs of a page share its memory. */
export const ONE_LARGE = new OneLarge();

/** For the originals that all desks of a page make small. */
export const ROOM_FOR_ORIGINALS = new ByteRoom(MOST_ORIGINALS_BYTES);
