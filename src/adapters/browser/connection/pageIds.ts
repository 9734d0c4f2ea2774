import type { Ids } from '../../../ports/clock';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 20;

/** Random ids, by `getRandomValues`: `randomUUID` does not exist on plain http. */
export class PageIds implements Ids {
  next(): string {
    let id = '';
    while (id.length < LENGTH) {
      for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
        // Bytes over the last whole multiple of 36 would favour some letters.
        if (byte < 252 && id.length < LENGTH) {
          id += LETTERS[byte % LETTERS.length];
        }
      }
    }
    return id;
  }
}
