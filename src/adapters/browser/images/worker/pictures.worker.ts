import { isLarge } from '../../../../domain/images/decodeProblem';
import { imageSize } from '../../../../domain/images/imageSize';
import type { CropResult } from './crop';
import { crop } from './crop';
import type { MeasureResult } from './measure';
import { measure } from './measure';
import type { PictureAnswer, PictureRequest } from './pictureWork';
import type { ResizeResult } from './resize';
import { resize } from './resize';

/** One is decoded while another is encoded. More would only delay all of them and hold more bitmaps. */
const AT_ONCE = 2;

/** A request, and whether its image is so large that no other large one is decoded beside it. */
interface Waiting {
  readonly request: PictureRequest;
  readonly large: boolean;
}

const waiting: Waiting[] = [];
let working = 0;
let largeOnes = 0;

self.addEventListener('message', ({ data }: MessageEvent<PictureRequest>) => {
  // A person waits for a crop.
  const { work } = data;
  const one = { request: data, large: isLarge(imageSize(imageOf(work))) };
  if (work.kind === 'crop') {
    waiting.unshift(one);
  } else {
    waiting.push(one);
  }
  workOn();
});

function imageOf(work: PictureRequest['work']): Uint8Array {
  return work.kind === 'measure' ? work.picture : work.image;
}

function workOn(): void {
  while (working < AT_ONCE) {
    const next = waiting.findIndex(({ large }) => !large || largeOnes === 0);
    if (next < 0) {
      return;
    }
    const [{ request, large }] = waiting.splice(next, 1);
    working++;
    largeOnes += large ? 1 : 0;
    void answer(request).then(found => {
      // Transferred, not copied.
      self.postMessage(found, {
        transfer: 'picture' in found ? [found.picture.buffer] : []
      });
      working--;
      largeOnes -= large ? 1 : 0;
      workOn();
    });
  }
}

function result(
  work: PictureRequest['work']
): Promise<ResizeResult | MeasureResult | CropResult> {
  switch (work.kind) {
    case 'crop':
      return crop(work);
    case 'measure':
      return measure(work.picture);
    case 'resize':
      return resize(work.image, work.side);
  }
}

async function answer({ id, work }: PictureRequest): Promise<PictureAnswer> {
  try {
    return { id, ...(await result(work)) };
  } catch (error) {
    return { id, problem: { code: 'error', error: String(error) } };
  }
}
