import type { Cloud } from '../../app/cloud';
import type { ReadMeta } from '../../app/product/readMeta';
import { readMeta } from '../../app/product/readMeta';
import type { MetaPaths } from '../../domain/board/metaPaths';
import { itemName } from '../../domain/catalogueItem';
import { keepNewest } from '../../domain/keepNewest';
import type { ProductAddress } from '../../domain/product/objectKey';
import { productKey } from '../../domain/product/product';
import type { DeskState } from '../state';
import type { Store } from '../store';

/** How long a file that was read ahead counts as it was, in ms. */
const FRESH = 5 * 60_000;

/** The most files that are kept, and the most characters of one: some MB at the most. */
const MOST = 100;
const MOST_CHARACTERS = 20_000;

/** A file that was read ahead, or is being read. */
interface Ahead {
  readonly file: Promise<ReadMeta>;
  /** Where it was looked into for the name and the colours. */
  readonly paths: MetaPaths;
  readonly since: number;
}

export interface MetaFilesOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly cloud: Pick<Cloud, 'images' | 'prefix' | 'clock'>;
  /** Fires when the desk is closed. */
  readonly signal: AbortSignal;
}

/**
 * The `meta.json` of products. A file that was read for a row of the queue is not
 * read again when its product is opened soon after, but each time after that.
 */
export class MetaFiles {
  private readonly _ahead = new Map<string, Ahead>();

  constructor(private readonly _options: MetaFilesOptions) {}

  /**
   * Reads the file of a product that may be opened soon.
   *
   * @throws as reading an object does
   */
  async readAhead(address: ProductAddress): Promise<ReadMeta> {
    const name = itemName(productKey(address));
    const file = this._read(address);
    const { clock } = this._options.cloud;
    this._ahead.set(name, { file, paths: this._paths, since: clock.now() });
    keepNewest(this._ahead, MOST);
    try {
      const read = await file;
      if (read.kind !== 'absent' && read.text.length > MOST_CHARACTERS) {
        this._ahead.delete(name);
      }
      return read;
    } catch (error) {
      this._ahead.delete(name);
      throw error;
    }
  }

  /**
   * The file of a product that is opened.
   *
   * @throws as above
   */
  async read(address: ProductAddress): Promise<ReadMeta> {
    const name = itemName(productKey(address));
    const ahead = this._ahead.get(name);
    this._ahead.delete(name);
    return ahead?.paths === this._paths &&
      this._options.cloud.clock.now() - ahead.since < FRESH
      ? ahead.file
      : this._read(address);
  }

  private get _paths(): MetaPaths {
    return this._options.store.state.team.settings.meta;
  }

  private _read(address: ProductAddress): Promise<ReadMeta> {
    const { cloud, signal } = this._options;
    return readMeta(cloud, address, this._paths, signal);
  }
}
