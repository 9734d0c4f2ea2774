import type { ResizeAnswer, ResizeRequest } from './resize';
import { resize } from './resize';

self.addEventListener('message', (event: MessageEvent<ResizeRequest>) => {
  const { id, image } = event.data;
  void (async () => {
    let answer: ResizeAnswer;
    try {
      answer = { id, ...(await resize(image)) };
    } catch (error) {
      answer = { id, problem: String(error) };
    }
    self.postMessage(answer);
  })();
});
