import { randomInt } from 'node:crypto';

import type { Ids } from '../../ports/clock';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 20;

/** Random ids of 103 bits (36^20). */
export class CryptoIds implements Ids {
  next(): string {
    return Array.from(
      { length: LENGTH },
      () => LETTERS[randomInt(LETTERS.length)]
    ).join('');
  }
}
