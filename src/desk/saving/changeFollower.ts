import type { ItemKey } from '../../domain/catalogueItem';
import type { JournalRecord } from '../../domain/edits/intention';
import type { Renames } from '../../domain/edits/renames';
import type { Product } from '../../domain/product/product';
import type { FailedSave, LeftStep } from '../state';

/**
 * Hears of changes on their way to the cloud. Followers are told one after
 * another, in the order in which they began to follow.
 */
export interface ChangeFollower {
  /**
   * A change is in the cloud and its record still in the journal. The record
   * leaves only when this resolves, follower after follower; if the page ends
   * before, a later page tells it again.
   *
   * @param renames - of copies that could not get the names that were planned
   */
  reached?(
    record: JournalRecord,
    after: Product,
    renames: Renames
  ): Promise<void>;
  /** The record has left the journal; told before `changed`. */
  saved?(
    record: JournalRecord,
    before: Product,
    after: Product,
    renames: Renames
  ): void;
  /** `state` or a product changed. */
  changed?(key: ItemKey): void;
  /** A product's changes failed and wait for the person; told after `changed`. */
  failed?(failure: FailedSave): void;
  /** A change is stored, and a step after it failed. */
  stepFailed?(step: LeftStep): void;
  /** A change is stored without a step that the service cannot do. */
  stepUnsupported?(): void;
  /**
   * The person kept changes of a product that another held. The product was taken
   * over, and the changes are being saved.
   *
   * @param now - as the other left it
   */
  tookOver?(now: Product): void;
  /** Failed changes of these products were given up. */
  discarded?(keys: readonly ItemKey[]): Promise<void>;
  /** Changes of a product are being carried out until `save` settles. */
  running?(save: Promise<unknown>): void;
}
