import type { CropResult } from './crop';
import { crop } from './crop';
import type { MeasureResult } from './measure';
import { measure } from './measure';
import type { PictureAnswer, PictureRequest } from './pictureWork';
import type { ResizeResult } from './resize';
import { resize } from './resize';

/**
 * One is decoded while another is encoded. More would only delay all of them and
 * hold more bitmaps. Of large images the page sends one at a time.
 */
const AT_ONCE = 2;

const waiting: PictureRequest[] = [];
let working = 0;

self.addEventListener('message', ({ data }: MessageEvent<PictureRequest>) => {
  // A person waits for a crop.
  if (data.work.kind === 'crop') {
    waiting.unshift(data);
  } else {
    waiting.push(data);
  }
  workOn();
});

function workOn(): void {
  while (working < AT_ONCE) {
    const request = waiting.shift();
    if (request === undefined) {
      return;
    }
    working++;
    void answer(request).then(found => {
      // Transferred, not copied.
      self.postMessage(found, {
        transfer: 'picture' in found ? [found.picture.buffer] : []
      });
      working--;
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
