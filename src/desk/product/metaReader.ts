import type { ProductAddress } from '../../domain/product/objectKey';
import { productKey, sameProduct } from '../../domain/product/product';
import { asProblem } from '../../words/errors';
import type { Trans } from '../../words/trans';
import type { Queue } from '../queue/queue';
import type { DeskState, OpenProduct } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';
import type { CurrentProduct } from './currentProduct';
import { nameIn } from '../metaFacts';
import type { MetaFiles } from './metaFiles';
import type { PaintGate } from './paintGate';

export interface MetaReaderOptions {
  readonly store: Pick<Store<DeskState>, 'state' | 'subscribe'>;
  readonly metaFiles: Pick<MetaFiles, 'read'>;
  readonly current: Pick<CurrentProduct, 'set'>;
  readonly queue: Pick<Queue, 'noteName'>;
  readonly paintGate: Pick<PaintGate, 'pictured'>;
  readonly trans: Trans;
}

/**
 * Reads `meta.json` of the product on the desk. It follows the state, so that it
 * does so whichever way the product came there, and again if it comes up anew.
 */
export class MetaReader {
  /** What is being read. */
  private _reading: ProductAddress | null = null;

  constructor(private readonly _options: MetaReaderOptions) {}

  /** Follows the desk from here on. */
  follow(): void {
    this._options.store.subscribe(() => this._look());
  }

  /** Reads it again if it could not be read. */
  retry(): void {
    if (this._open?.meta?.state === 'failed') {
      this._options.current.set({ meta: null });
    }
  }

  private get _open(): OpenProduct | undefined {
    return openProductOf(this._options.store.state);
  }

  private _look(): void {
    const open = this._open;
    if (
      open?.meta === null &&
      open.claimState !== 'left' &&
      // They say where the file has what the desk looks for.
      this._options.store.state.team.known &&
      !sameProduct(this._reading, open.product)
    ) {
      void this._read(open.product);
    }
  }

  private async _read(product: ProductAddress): Promise<void> {
    const { current, paintGate, queue } = this._options;
    this._reading = product;
    await paintGate.pictured();
    const meta = this._isOpen(product) ? await this._result(product) : null;
    if (this._reading === product) {
      this._reading = null;
    }
    if (this._isOpen(product)) {
      current.set({ meta });
    }
    const name = meta && nameIn(meta);
    if (name !== undefined && name !== null) {
      queue.noteName(productKey(product), name);
    }
  }

  private async _result(product: ProductAddress): Promise<OpenProduct['meta']> {
    const { metaFiles, trans } = this._options;
    try {
      return { state: 'ready', value: await metaFiles.read(product) };
    } catch (error) {
      return { state: 'failed', problem: asProblem(error, trans) };
    }
  }

  private _isOpen(product: ProductAddress): boolean {
    return sameProduct(this._open?.product, product);
  }
}
