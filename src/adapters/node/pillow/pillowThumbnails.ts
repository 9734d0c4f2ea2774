import { availableParallelism } from 'node:os';

import * as z from 'zod';

import type { FileKind } from '../../../domain/images/fileKind';
import { thumbnailPart } from '../../../domain/images/longPage';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import type { SmallPicture } from '../madeThumbnail';
import { EFFORT, LONGER_SIDE, QUALITY, madeThumbnail } from '../madeThumbnail';
import { PillowProcess, ProcessEnded } from './pillowProcess';

/** Processes at a time: each holds one image. */
const MOST_PROCESSES = 4;

/** ms until a picture counts as not made. An image of 100 megapixels takes some seconds. */
const PATIENCE = 60_000;

export interface PillowOptions {
  /** ms until a picture counts as not made. */
  readonly patience?: number;
  /** Processes at a time. Default: as many as there are processors, up to four. */
  readonly processes?: number;
}

const openedShape = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive()
});

/**
 * Makes thumbnails with Pillow, in processes of a Python that has it. A process
 * that ends, or takes too long, is replaced; the image is tried once more.
 *
 * @param python - an absolute path
 * @returns undefined if there is no such Python, or it has no Pillow
 */
export async function pillowThumbnails(
  python: string,
  { patience = PATIENCE, processes }: PillowOptions = {}
): Promise<ThumbnailMaker | undefined> {
  const pool = new Pool(
    () => PillowProcess.start(python, patience),
    processes ?? Math.min(MOST_PROCESSES, availableParallelism())
  );
  try {
    await pool.use(async () => undefined);
  } catch (error) {
    if (error instanceof ProcessEnded) {
      // The program works without packs.
      return undefined;
    }
    throw error;
  }
  return {
    make: image =>
      madeThumbnail(image, kind =>
        pool
          .use(process => smallPicture(process, image, kind))
          .catch((error: unknown) => {
            if (error instanceof ProcessEnded) {
              return pool.use(process => smallPicture(process, image, kind));
            }
            throw error;
          })
      )
  };
}

/** @throws Error if Pillow cannot read it */
async function smallPicture(
  process: PillowProcess,
  image: Uint8Array,
  kind: FileKind
): Promise<SmallPicture> {
  // Browsers turn no WebP by the orientation in its EXIF data.
  const opened = await told(
    process,
    { do: 'open', turn: kind !== 'webp' },
    image
  );
  const { width, height } = openedShape.parse(opened.head);
  const { body } = await told(process, {
    do: 'make',
    ...thumbnailPart({ width, height }),
    side: LONGER_SIDE,
    quality: QUALITY,
    effort: EFFORT
  });
  return { picture: body, width, height };
}

async function told(
  ...[process, ...question]: [
    PillowProcess,
    ...Parameters<PillowProcess['ask']>
  ]
): ReturnType<PillowProcess['ask']> {
  const answer = await process.ask(...question);
  const { problem } = answer.head;
  if (typeof problem === 'string') {
    throw new Error(problem);
  }
  return answer;
}

/** Processes that are started when they are needed, and used one image at a time. */
class Pool {
  private readonly _idle: PillowProcess[] = [];
  private readonly _waiting: (() => void)[] = [];
  private _busy = 0;

  constructor(
    private readonly _start: () => Promise<PillowProcess>,
    private readonly _most: number
  ) {}

  /** @throws ProcessEnded if the process ends meanwhile, or none can be started */
  async use<T>(act: (process: PillowProcess) => Promise<T>): Promise<T> {
    if (this._busy >= this._most) {
      await new Promise<void>(resolve => this._waiting.push(resolve));
    }
    this._busy++;
    try {
      const process = this._idle.pop() ?? (await this._start());
      try {
        return await act(process);
      } finally {
        if (!process.ended) {
          this._idle.push(process);
        }
      }
    } finally {
      this._busy--;
      this._waiting.shift()?.();
    }
  }
}
