import type { RawItem } from '../../fixtures/otherProgram/otherProgram';
import type { Catalogue } from '../../../src/ports/product/catalogue';
import type { ImageStore } from '../../../src/ports/images/imageStore';

/** What lies in table and bucket, as a program that knows only the document reads it. */
export interface Look {
  readonly items: readonly RawItem[];
  readonly keys: ReadonlySet<string>;
  /** Ids by status, newest first, as the documented index has them. */
  readonly index: Readonly<Record<string, readonly string[]>>;
}

/** The other program's table and bucket. */
export interface OtherPlace {
  readonly catalogue: Catalogue;
  readonly images: ImageStore;
  look(): Promise<Look>;
  dispose(): Promise<void>;
}

/** What the other program looks its products up by. */
export const STATUSES = ['PENDING', 'COMPLETED', 'PASS', 'IN_PROGRESS'];
