import type { Author } from '../domain/edits/plan/itemChange';
import type { Slot } from '../domain/board/slots';
import type { Catalogue } from '../ports/product/catalogue';
import type { Clock } from '../ports/clock';
import type { ImageStore } from '../ports/images/imageStore';

/** A bucket with its table. */
export interface Dataset {
  readonly catalogue: Catalogue;
  readonly images: ImageStore;
  /** Before all keys; empty or ending in `/`. */
  readonly prefix: string;
}

/** The dataset that a person works on, with the clock of its service and the team's slots. */
export interface Cloud extends Dataset {
  readonly clock: Clock;
  readonly slots: readonly Slot[];
}

/** The person who works on a dataset. */
export type Person = Pick<Author, 'by' | 'claimId'>;
