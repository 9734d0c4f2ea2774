import type { KnownPictures } from '../../domain/board/pictureChecks';
import type { TeamSettings } from '../../domain/board/teamSettings';
import type { ImagePath } from '../../domain/images/image';
import type { PictureFacts } from '../../domain/images/pictureFacts';
import { alikeInFolders } from '../../domain/images/pictureFacts';
import type { Product } from '../../domain/product/product';
import { imagePaths, sameProduct } from '../../domain/product/product';
import type { Thumbnails } from '../../ports/images/thumbnails';
import type { DeskState, OpenProduct } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';
import type { DeskPictures } from './pictures';

export interface PictureFactsReaderOptions {
  readonly store: Pick<Store<DeskState>, 'state' | 'subscribe'>;
  readonly thumbnails: Pick<Thumbnails, 'facts'>;
  readonly paintGate: {
    /** Resolves a moment after the pictures in sight are there. */
    quiet(): Promise<void>;
  };
  readonly pictures: Pick<DeskPictures, 'keyOf'>;
  readonly current: {
    /** Shows what is known now. */
    set(patch: { readonly pictures: KnownPictures }): void;
  };
}

/**
 * Collects what is known of the open product's pictures, for the checks: a moment
 * after the pictures in sight are there, and again when others come. It fetches
 * none.
 */
export class PictureFactsReader {
  private _planned = false;
  private _seen: Product['images'] | undefined;
  /** By which settings the pictures were compared. */
  private _by: TeamSettings | undefined;

  constructor(private readonly _options: PictureFactsReaderOptions) {}

  /** Follows the desk from here on: a product that comes up, its images, the team's limits. */
  follow(): void {
    this._options.store.subscribe(() => {
      const images = this._open?.product.images;
      if (images && (images !== this._seen || this._team !== this._by)) {
        this._seen = images;
        this.arrived();
      }
    });
  }

  /** A picture has arrived. Those that arrive together are looked at together. */
  arrived(): void {
    if (!this._planned) {
      this._planned = true;
      this._read().catch(error =>
        console.warn('Pictures were not checked.', error)
      );
    }
  }

  private get _open(): OpenProduct | undefined {
    return openProductOf(this._options.store.state);
  }

  private get _team(): TeamSettings {
    return this._options.store.state.team.settings;
  }

  private async _read(): Promise<void> {
    await this._options.paintGate.quiet();
    this._planned = false;
    const { _open: open } = this;
    if (open === undefined || open.claimState === 'left') {
      return;
    }
    const facts = await this._factsOf(open.product);
    const now = this._open;
    if (
      !sameProduct(now?.product, open.product) ||
      now === undefined ||
      (this._team === this._by && sameFacts(facts, now.pictures.facts))
    ) {
      return;
    }
    const { alike } = this._team.limits;
    this._by = this._team;
    this._options.current.set({
      pictures: {
        facts,
        alike: alike === undefined ? [] : alikeInFolders(facts, alike)
      }
    });
  }

  private async _factsOf(
    product: Product
  ): Promise<Map<ImagePath, PictureFacts | null>> {
    const { thumbnails, pictures } = this._options;
    const keys = new Map<ImagePath, string>();
    const facts = new Map<ImagePath, PictureFacts | null>();
    for (const path of imagePaths(product)) {
      const picture = pictures.keyOf(path);
      if (picture === null) {
        facts.set(path, null);
      } else {
        keys.set(path, picture.key);
      }
    }
    const found = await thumbnails.facts([...keys.values()]);
    for (const [path, key] of keys) {
      const known = found.get(key);
      if (known !== undefined) {
        facts.set(path, known);
      }
    }
    return facts;
  }
}

function sameFacts(
  a: ReadonlyMap<ImagePath, PictureFacts | null>,
  b: ReadonlyMap<ImagePath, PictureFacts | null>
): boolean {
  return (
    a.size === b.size &&
    [...a].every(([path, facts]) => {
      const other = b.get(path);
      return (
        facts === other ||
        (facts?.width === other?.width &&
          facts?.height === other?.height &&
          facts?.measures?.hash === other?.measures?.hash)
      );
    })
  );
}
