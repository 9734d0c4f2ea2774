import type { Author } from '../domain/edits/plan/itemChange';
import type { Slot } from '../domain/board/slots';
import type { Catalogue } from '../ports/product/catalogue';
import type { Clock } from '../ports/clock';
import type { ImageStore } from '../ports/images/imageStore';

/** The place that a person works on: one connection's ports and settings. */
export interface Cloud {
  readonly catalogue: Catalogue;
  readonly images: ImageStore;
  readonly clock: Clock;
  /** Before all keys; empty or ending in `/`. */
  readonly prefix: string;
  readonly slots: readonly Slot[];
}

/** Who works on it. */
export type Person = Pick<Author, 'by' | 'claimId'>;
