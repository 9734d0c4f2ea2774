import type { ResizeAnswer, ResizeRequest, ResizeResult } from './resize';

/** Makes images small in a worker, so that the page never decodes a full one. */
export class Resizer {
  private _worker: Worker | null = null;
  private _lastId = 0;
  private readonly _asked = new Map<number, (result: ResizeResult) => void>();

  /** @param _start - starts the worker, on first use */
  constructor(private readonly _start: () => Worker) {}

  resize(image: Blob): Promise<ResizeResult> {
    return new Promise(resolve => {
      const request: ResizeRequest = { id: ++this._lastId, image };
      this._asked.set(request.id, resolve);
      this._running().postMessage(request);
    });
  }

  dispose(): void {
    this._worker?.terminate();
    this._worker = null;
    this._fail('The desk was closed.');
  }

  private _running(): Worker {
    if (this._worker === null) {
      const worker = this._start();
      worker.addEventListener(
        'message',
        (event: MessageEvent<ResizeAnswer>) => {
          const { id, ...result } = event.data;
          this._asked.get(id)?.(result);
          this._asked.delete(id);
        }
      );
      worker.addEventListener('error', event => {
        this._worker?.terminate();
        this._worker = null;
        this._fail(`The worker for thumbnails ended: ${event.message}`);
      });
      this._worker = worker;
    }
    return this._worker;
  }

  private _fail(problem: string): void {
    this._asked.forEach(resolve => resolve({ problem }));
    this._asked.clear();
  }
}
