import type { Author } from '../domain/plan/itemChange';
import type { Slot } from '../domain/slots';
import type { Catalogue } from '../ports/catalogue';
import type { Clock } from '../ports/clock';
import type { ImageStore } from '../ports/imageStore';

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
