import * as z from 'zod';

import type { ItemKey } from './catalogueItem';
import type { Choices } from './choices';
import type { Folder, ImagePath } from './image';
import { FOLDERS, parseImagePath } from './image';
import type { Product } from './product';

/** What a person asked to be done to a product, as a value that outlives the page. */
export type Intention =
  | {
      readonly kind: 'reclassify';
      readonly paths: readonly ImagePath[];
      readonly folder: Folder;
    }
  | { readonly kind: 'delete'; readonly paths: readonly ImagePath[] }
  | { readonly kind: 'restore'; readonly paths: readonly ImagePath[] }
  | {
      readonly kind: 'upload';
      readonly files: readonly NewImage[];
      readonly folder: Folder;
    }
  | { readonly kind: 'complete'; readonly choices: Choices }
  | { readonly kind: 'hold'; readonly reason: string }
  | { readonly kind: 'reopen' };

/** A file to upload. */
export interface NewImage {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/** A copy that a move has made: it stays made, under this name. */
export interface MadeCopy {
  readonly from: ImagePath;
  readonly to: ImagePath;
}

/** What a product was when something was asked for: decided otherwise since, it is not written over. */
export interface Seen {
  readonly status: string;
  /** `representative_assets` as JSON; `null` where there was none. */
  readonly choices: string;
}

export function seenOf({
  status,
  item
}: Pick<Product, 'status' | 'item'>): Seen {
  return {
    status,
    choices: JSON.stringify(item.representative_assets ?? null)
  };
}

/** One line of the journal: everything that must be the same when it is carried out again. */
export interface JournalRecord {
  readonly version: 1;
  readonly opId: string;
  readonly product: ItemKey;
  /** ms since the epoch, corrected by the server's clock: when it was asked for. */
  readonly at: number;
  /** What it is called, as "Move 2 images to text". */
  readonly label: string;
  readonly intention: Intention;
  readonly seen: Seen;
  /** Copies made so far. */
  readonly copies: readonly MadeCopy[];
}

const path = z.custom<ImagePath>(
  value => typeof value === 'string' && parseImagePath(value) !== undefined
);
const folder = z.enum(FOLDERS);
const paths = z.array(path);

const intention = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reclassify'), paths, folder }),
  z.object({ kind: z.literal('delete'), paths }),
  z.object({ kind: z.literal('restore'), paths }),
  z.object({
    kind: z.literal('upload'),
    files: z.array(
      z.object({ filename: z.string(), bytes: z.instanceof(Uint8Array) })
    ),
    folder
  }),
  z.object({
    kind: z.literal('complete'),
    choices: z.record(z.string(), paths)
  }),
  z.object({ kind: z.literal('hold'), reason: z.string() }),
  z.object({ kind: z.literal('reopen') })
]);

const record = z.object({
  version: z.literal(1),
  opId: z.string().min(1),
  product: z.object({ subCategory: z.number(), productId: z.string() }),
  at: z.number(),
  label: z.string(),
  intention,
  seen: z.object({ status: z.string(), choices: z.string() }),
  copies: z.array(z.object({ from: path, to: path }))
});

/** @returns undefined for what another version wrote or what is broken */
export function readJournalRecord(value: unknown): JournalRecord | undefined {
  const read = record.safeParse(value);
  return read.success ? read.data : undefined;
}
