import type { RawItem } from '../../fixtures/otherProgram/otherProgram';
import type { Catalogue } from '../../../src/ports/product/catalogue';
import type { ImageStore } from '../../../src/ports/images/imageStore';

/** The contents of the table and the bucket, as a program that knows only the data model reads them. */
export interface Look {
  readonly items: readonly RawItem[];
  readonly keys: ReadonlySet<string>;
  /** Ids by status, newest first, from the documented index. */
  readonly index: Readonly<Record<string, readonly string[]>>;
}

/** The other program's table and bucket. */
export interface OtherDataset {
  readonly catalogue: Catalogue;
  readonly images: ImageStore;
  look(): Promise<Look>;
  dispose(): Promise<void>;
}

/** The statuses by which the other program looks products up. */
export const STATUSES = ['PENDING', 'COMPLETED', 'PASS', 'IN_PROGRESS'];
