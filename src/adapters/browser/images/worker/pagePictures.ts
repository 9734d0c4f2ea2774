import type { MakeProblem } from '../../../../domain/jobs/reason';
import type { ImageDecoder } from '../../../../ports/images/imageDecoder';
import type {
  MadeThumbnail,
  ThumbnailMaker
} from '../../../../ports/images/thumbnailMaker';
import { InTurn } from '../../saving/inTurn';
import { ONE_LARGE } from '../pageMemory';
import { PictureWorker } from './pictureWorker';
import type { ResizeResult } from './resize';
import { startPictureWorker } from './startPictureWorker';

/**
 * Decodes images and makes them small in the worker, as a page does for its own
 * tiles. Each is decoded once: what was decoded before an image is sent is its
 * thumbnail afterwards. One at a time, because a large one takes much memory.
 */
export class PagePictures implements ImageDecoder, ThumbnailMaker {
  private readonly _made = new WeakMap<Uint8Array, Promise<ResizeResult>>();
  private readonly _turns = new InTurn();

  constructor(
    private readonly _worker: Pick<PictureWorker, 'resize' | 'dispose'>
  ) {}

  dispose(): void {
    this._worker.dispose();
  }

  async problemOf(image: Uint8Array): Promise<MakeProblem | undefined> {
    const made = await this._make(image);
    return 'problem' in made && made.problem.code === 'not-decodable'
      ? { code: 'not-decodable' }
      : undefined;
  }

  async make(image: Uint8Array): Promise<MadeThumbnail> {
    const made = await this._make(image);
    return 'problem' in made ? { problem: makeProblem(made) } : made;
  }

  private _make(image: Uint8Array): Promise<ResizeResult> {
    const known = this._made.get(image);
    if (known) {
      return known;
    }
    // A copy, which the worker gets: the image itself is sent.
    const made = this._turns.take(() => this._worker.resize(image.slice()));
    this._made.set(image, made);
    return made;
  }
}

/** Those of a job, which are seen on other screens too. They end with `dispose`. */
export function picturesOfJob(): PagePictures {
  return new PagePictures(
    new PictureWorker(startPictureWorker, () => 1, ONE_LARGE)
  );
}

function makeProblem({
  problem,
  file
}: Extract<ResizeResult, { problem: unknown }>): MakeProblem {
  switch (problem.code) {
    case 'too-many-pixels':
      return problem;
    case 'not-decodable':
      return file === undefined
        ? { code: 'unknown-format', kind: undefined }
        : { code: 'not-decodable' };
    default:
      return {
        code: 'unreadable',
        said: 'said' in problem ? problem.said : problem.code
      };
  }
}
