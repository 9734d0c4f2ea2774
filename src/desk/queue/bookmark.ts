import type { ImagePath } from '../../domain/images/image';
import { parseImagePath } from '../../domain/images/image';
import type { Resume } from '../../domain/queue/resume';
import { rememberedFilter } from '../../domain/queue/resume';
import { Cancelled } from '../../domain/errors';
import type { ResumePoint } from '../../ports/queue/resumePoint';
import type { Clock } from '../../ports/clock';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';

/** Writes wait this long for more to come, in ms: each stores the whole state database. */
const QUIET = 1000;

export interface BookmarkOptions {
  readonly store: Pick<Store<DeskState>, 'state' | 'subscribe'>;
  readonly resumePoint: ResumePoint;
  readonly connectionKey: string;
  readonly clock: Clock;
  /** Fires when the desk is closed. */
  readonly signal: AbortSignal;
}

/** Remembers where the person is, and where that was. */
export class Bookmark {
  private _written = '';
  private _waiting = false;

  constructor(private readonly _options: BookmarkOptions) {}

  async read(): Promise<Resume | undefined> {
    try {
      return await this._options.resumePoint.read(this._options.connectionKey);
    } catch (error) {
      console.warn('The place where you stopped could not be read.', error);
      return undefined;
    }
  }

  /** Begins to follow the desk. */
  follow(): void {
    this._options.store.subscribe(() => this._changed());
  }

  private _changed(): void {
    if (!this._waiting && JSON.stringify(this._position()) !== this._written) {
      this._waiting = true;
      this._options.clock.sleep(QUIET, this._options.signal).then(
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
    const position = this._position();
    const text = JSON.stringify(position);
    // A product on its way, or none because of a failure, is no place to come back to.
    if (text === this._written || position.productId === undefined) {
      return;
    }
    this._written = text;
    try {
      await this._options.resumePoint.write(this._options.connectionKey, {
        ...position,
        version: 1,
        savedAt: this._options.clock.now()
      });
    } catch (error) {
      console.warn('The place where you stopped could not be stored.', error);
    }
  }

  private _position(): Omit<Resume, 'version' | 'savedAt'> {
    const { state } = this._options.store;
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
