import type { Ids } from '../../../src/ports/clock';

/** Ids in sequence: `id000000000000000001`, … */
export class SequenceIds implements Ids {
  private last = 0;

  /** @param prefix - tells two sequences apart; some of a-z and 0-9 */
  constructor(private readonly prefix = 'id') {}

  next(): string {
    this.last += 1;
    return this.prefix + `${this.last}`.padStart(20 - this.prefix.length, '0');
  }
}
