import { ChangeRefused } from '../../../../domain/errors';
import type { ItemKey } from '../../../../domain/catalogueItem';
import {
  packValue,
  readNamedPack
} from '../../../../domain/images/pack/namedPack';
import { PACK_FORMAT } from '../../../../domain/images/pack/pack';
import { productChange } from '../../../../domain/edits/plan/itemChange';
import {
  CLAIM_READS,
  programAuthor
} from '../../../../domain/jobs/programAuthor';
import { readProduct } from '../../../../domain/product/product';
import type { Ids } from '../../../../ports/clock';
import type { Catalogue } from '../../../../ports/product/catalogue';
import { applyChange } from '../../../edits/applyChange';

/** A change that was refused is planned again, on the product as it is now. */
const TRIES = 3;

/**
 * Gives a product whose objects were replaced a new time, so that browsers ask
 * for its pictures again, and has its pack of thumbnails checked again.
 */
export async function noteReplaced(
  catalogue: Pick<Catalogue, 'change' | 'item' | 'namePack'>,
  key: ItemKey,
  { ids, now }: { readonly ids: Ids; readonly now: () => number }
): Promise<void> {
  const opId = ids.next();
  for (let tries = 0; tries < TRIES; tries++) {
    const named = readNamedPack((await catalogue.item(key)) ?? {});
    if (named?.format === PACK_FORMAT && named.checkedAt !== '') {
      await catalogue.namePack(key, packValue(named.etag, undefined));
    }
    const item = await catalogue.item(key);
    if (item === undefined) {
      return;
    }
    const product = readProduct(item);
    const author = programAuthor(product, 'migrate', opId, now());
    try {
      await applyChange(
        catalogue,
        productChange(product, author, { reads: CLAIM_READS, set: {} })
      );
      return;
    } catch (error) {
      // Whoever changed it gave it a new time.
      if (!(error instanceof ChangeRefused)) {
        throw error;
      }
    }
  }
}
