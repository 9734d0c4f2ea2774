import { isLarge } from '../../../../domain/images/decodeProblem';
import { imageSize } from '../../../../domain/images/imageSize';
import type { OneLarge } from '../../../../domain/reading/oneLarge';
import type { PictureProblem } from '../../../../domain/pictureProblem';
import type { CropResult, CropWish } from './crop';
import type { PictureAnswer, PictureRequest, PictureWork } from './pictureWork';
import type { MeasureResult } from './measure';
import type { ResizeResult } from './resize';

interface Failed {
  readonly problem: PictureProblem;
}

const CLOSED: Failed = { problem: { code: 'desk-closed' } };

/** Resizes and crops pictures in a worker, so that the page never decodes a full one. */
export class PictureWorker {
  private _worker: Worker | null = null;
  private _lastId = 0;
  private _disposed = false;
  private readonly _asked = new Map<number, (answer: object) => void>();

  /**
   * @param _start - starts the worker, on first use
   * @param _pixelRatio - the screen's pixels per point
   * @param _oneLarge - of the page, which decodes large images too
   */
  constructor(
    private readonly _start: () => Worker,
    private readonly _pixelRatio: () => number,
    private readonly _oneLarge: OneLarge
  ) {}

  /** @param image - transferred to the worker; it is empty afterwards */
  resize(image: Uint8Array): Promise<ResizeResult> {
    const side = thumbnailSide(this._pixelRatio());
    return this._ask<ResizeResult>({ kind: 'resize', image, side }, [
      image.buffer
    ]);
  }

  /** @param picture - a small one; it is copied */
  measure(picture: Uint8Array): Promise<MeasureResult> {
    return this._ask<MeasureResult>({ kind: 'measure', picture });
  }

  crop(wish: CropWish): Promise<CropResult> {
    return this._ask<CropResult>({ kind: 'crop', ...wish });
  }

  dispose(): void {
    this._disposed = true;
    this._worker?.terminate();
    this._worker = null;
    this._fail(CLOSED);
  }

  private _ask<Result extends object>(
    work: PictureWork,
    given: readonly ArrayBufferLike[] = []
  ): Promise<Result | Failed> {
    const image = work.kind === 'measure' ? work.picture : work.image;
    return this._oneLarge.take(
      isLarge(imageSize(image)),
      () => this._send<Result>(work, given),
      // A person waits for a crop.
      work.kind === 'crop'
    );
  }

  private _send<Result extends object>(
    work: PictureWork,
    given: readonly ArrayBufferLike[]
  ): Promise<Result | Failed> {
    if (this._disposed) {
      return Promise.resolve(CLOSED);
    }
    return new Promise(resolve => {
      const request: PictureRequest = { id: ++this._lastId, work };
      this._asked.set(request.id, answer => resolve(answer as Result));
      let worker: Worker;
      try {
        worker = this._running();
      } catch (error) {
        // Some browsers throw if the page's policy forbids the worker.
        this._asked.delete(request.id);
        resolve({ problem: { code: 'worker-ended', said: String(error) } });
        return;
      }
      worker.postMessage(request, { transfer: given as ArrayBuffer[] });
    });
  }

  private _running(): Worker {
    if (this._worker === null) {
      const worker = this._start();
      worker.addEventListener(
        'message',
        (event: MessageEvent<PictureAnswer>) => {
          const { id, ...answer } = event.data;
          this._asked.get(id)?.(answer);
          this._asked.delete(id);
        }
      );
      worker.addEventListener('error', event => {
        this._worker?.terminate();
        this._worker = null;
        this._fail({
          problem: { code: 'worker-ended', said: event.message ?? '' }
        });
      });
      this._worker = worker;
    }
    return this._worker;
  }

  private _fail(problem: Failed): void {
    this._asked.forEach(resolve => resolve(problem));
    this._asked.clear();
  }
}

/** For the largest tile and the preview. A larger one takes longer to decode and looks no sharper. */
const ONE_PIXEL = 320;
const MORE_PIXELS = 512;

/**
 * The longer side of a thumbnail in pixels.
 *
 * @param pixelRatio - the screen's pixels per point
 */
function thumbnailSide(pixelRatio: number): number {
  return pixelRatio > 1 ? MORE_PIXELS : ONE_PIXEL;
}
