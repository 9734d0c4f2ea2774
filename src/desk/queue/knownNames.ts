import type { ItemKey } from '../../domain/catalogueItem';
import { itemName } from '../../domain/catalogueItem';
import { keepNewest } from '../../domain/keepNewest';

/** The most names that are remembered. The oldest one goes first. */
const MOST = 5000;

/**
 * Names of products whose `meta.json` was read, because they were opened or their
 * rows stayed in sight. The table has no names.
 */
export class KnownNames {
  private readonly _names = new Map<string, string>();

  of(key: ItemKey): string | undefined {
    return this._names.get(itemName(key));
  }

  put(key: ItemKey, name: string): void {
    this._names.set(itemName(key), name);
    keepNewest(this._names, MOST);
  }
}
