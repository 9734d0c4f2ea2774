import type { ImagePath } from '../../domain/images/image';
import { parseImagePath } from '../../domain/images/image';
import type { Resume } from '../../domain/queue/resume';
import { rememberedFilter } from '../../domain/queue/resume';
import { Cancelled } from '../../domain/errors';
import type { ResumePoint } from '../../ports/queue/resumePoint';
import type { DeskContext } from '../context';
import { openProductOf } from '../context';

/** Writes wait this long for more to come, in ms: each stores the whole state database. */
const QUIET = 1000;

/** Remembers where the person is, and where that was. */
export class Bookmark {
  private _written = '';
  private _waiting = false;

  constructor(
    private readonly _context: DeskContext,
    private readonly _resumePoint: ResumePoint,
    private readonly _connectionKey: string
  ) {}

  async read(): Promise<Resume | undefined> {
    try {
      return await this._resumePoint.read(this._connectionKey);
    } catch (error) {
      console.warn('The place where you stopped could not be read.', error);
      return undefined;
    }
  }

  /** Begins to follow the desk. */
  follow(): void {
    this._context.store.subscribe(() => this._changed());
  }

  private _changed(): void {
    if (!this._waiting && JSON.stringify(this._place()) !== this._written) {
      this._waiting = true;
      this._context.cloud.clock.sleep(QUIET, this._context.signal).then(
        () => this.flush(),
        error => {
          if (!(error instanceof Cancelled)) {
            throw error;
          }
        }
      );
    }
  }

  /** Writes now what has changed. */
  async flush(): Promise<void> {
    this._waiting = false;
    const place = this._place();
    const text = JSON.stringify(place);
    // A product on its way, or none because of a failure, is no place to come back to.
    if (text === this._written || place.productId === undefined) {
      return;
    }
    this._written = text;
    try {
      await this._resumePoint.write(this._connectionKey, {
        ...place,
        version: 1,
        savedAt: this._context.cloud.clock.now()
      });
    } catch (error) {
      console.warn('The place where you stopped could not be stored.', error);
    }
  }

  private _place(): Omit<Resume, 'version' | 'savedAt'> {
    const { state } = this._context.store;
    const open = openProductOf(state);
    return {
      category: state.category ?? undefined,
      status: state.status,
      filter: rememberedFilter(state.queue.filter),
      productId: open?.product.productId,
      productUpdatedAt: open?.product.lastUpdatedAt,
      image: open?.focus ?? undefined,
      thumbnailSize: state.thumbnailSize
    };
  }
}

/** The image of a stored place, as far as it is one. */
export function resumedImage(resume: Resume): ImagePath | undefined {
  const { image } = resume;
  return image !== undefined && parseImagePath(image)
    ? (image as ImagePath)
    : undefined;
}
