import type { Author } from '../domain/edits/plan/itemChange';
import type { ChoicesRules } from '../domain/board/stored/choicesFormat';
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

/** The dataset that a person works on, with the clock of its service and what the team decides about choices. */
export interface Cloud extends Dataset, ChoicesRules {
  readonly clock: Clock;
}

/** The person who works on a dataset. */
export type Person = Pick<Author, 'by' | 'claimId'>;
