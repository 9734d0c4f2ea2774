import type {
  MadeThumbnail,
  ThumbnailMaker
} from '../../../ports/images/thumbnailMaker';
import type { PictureWorker } from './worker/pictureWorker';
import type { ResizeResult } from './worker/resize';

/** Makes the thumbnails of packs with the page's worker, which decodes as the desk does. */
export class PackThumbnails implements ThumbnailMaker {
  constructor(
    private readonly _worker: Pick<PictureWorker, 'resize' | 'dispose'>
  ) {}

  async make(image: Uint8Array): Promise<MadeThumbnail> {
    // The worker takes the bytes away, and whoever asks still needs them.
    const made = await this._worker.resize(image.slice());
    return 'problem' in made ? { problem: problemOf(made) } : made;
  }

  dispose(): void {
    this._worker.dispose();
  }
}

function problemOf({
  problem,
  file
}: Extract<ResizeResult, { problem: unknown }>): Extract<
  MadeThumbnail,
  { problem: unknown }
>['problem'] {
  switch (problem.code) {
    case 'too-many-pixels':
      return problem;
    case 'not-decodable':
      return { code: 'unknown-format', kind: file };
    case 'worker-ended':
      return { code: 'unreadable', said: problem.said };
    default:
      return { code: 'unreadable', said: problem.code };
  }
}
