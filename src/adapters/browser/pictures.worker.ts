import { crop } from './crop';
import type { PictureAnswer, PictureRequest } from './pictureWork';
import { resize } from './resize';

self.addEventListener('message', (event: MessageEvent<PictureRequest>) => {
  const { id, work } = event.data;
  void (async () => {
    let answer: PictureAnswer;
    try {
      answer = {
        id,
        ...(work.kind === 'crop' ? await crop(work) : await resize(work.image))
      };
    } catch (error) {
      answer = { id, problem: String(error) };
    }
    self.postMessage(answer);
  })();
});
