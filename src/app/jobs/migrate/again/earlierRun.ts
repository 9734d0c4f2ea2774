/** New products one after another of which nothing is there, before the next one is taken to be untouched. */
const MISSES = 64;

/**
 * Whether an earlier run was interrupted where this one is. If so, the objects
 * of a new product are listed before its first file is sent, so that no file is
 * sent twice. A first run never lists.
 */
export class EarlierRun {
  private misses = MISSES;

  get isLikely(): boolean {
    return this.misses < MISSES;
  }

  /** @param found - whether the bucket had something of a new product */
  note(found: boolean): void {
    this.misses = found ? 0 : Math.min(this.misses + 1, MISSES);
  }
}
