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

/** A write waits this long for further changes, in ms, because each write stores the whole state database. */
const QUIET = 1000;

export interface BookmarkOptions {
  readonly store: Pick<Store<DeskState>, 'state' | 'subscribe'>;
  readonly resumePoint: ResumePoint;
  readonly connectionKey: string;
  readonly clock: Clock;
  /** Fires when the desk is closed. */
  readonly signal: AbortSignal;
}

/** Remembers where the person is, and finds it again on the next page. */
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

  /** Follows the desk from here on. */
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
    // A product that is still being opened, or failed to open, is not remembered.
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

/** The stored image, if it is a valid path. */
export function resumedImage(resume: Resume): ImagePath | undefined {
  const { image } = resume;
  return image !== undefined && parseImagePath(image)
    ? (image as ImagePath)
    : undefined;
}
