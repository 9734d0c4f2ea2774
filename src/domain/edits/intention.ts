import * as z from 'zod';

import type { ItemKey } from '../catalogueItem';
import type { Choices } from '../board/choices';
import type { Folder, ImagePath } from '../images/image';
import type { Annotation } from './plan/annotate';
import { readOps } from './plan/itemChange';
import type { Product } from '../product/product';
import {
  choicesShape,
  folderShape,
  movesShape,
  pathShape,
  pathsShape
} from '../images/storedShapes';

/** What a person asked to be done to a product, as a value that outlives the page. */
export type Intention =
  | {
      readonly kind: 'reclassify';
      readonly moves: readonly Move[];
      readonly folder: Folder;
    }
  | { readonly kind: 'delete'; readonly paths: readonly ImagePath[] }
  | {
      readonly kind: 'restore';
      readonly paths: readonly ImagePath[];
      /** The copies that leave their lists for them, where these and no others are meant. */
      readonly leaving?: readonly ImagePath[];
    }
  | {
      readonly kind: 'upload';
      readonly files: readonly NewImage[];
      readonly folder: Folder;
      /** The image that they were cut out of. */
      readonly source?: ImagePath;
    }
  | {
      readonly kind: 'complete';
      readonly choices: Choices;
      /** The version of the guideline that they were made by. */
      readonly guideline?: string;
    }
  | { readonly kind: 'hold'; readonly reason: string }
  | { readonly kind: 'reopen' }
  | ({
      readonly kind: 'annotate';
      /** The note that was seen, where it is written over. */
      readonly noteWas?: string;
    } & Annotation);

/** A file to upload. */
export interface NewImage {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/** An image on its way from one name to another. */
export interface Move {
  readonly from: ImagePath;
  readonly to: ImagePath;
}

/** What a product was when something was asked for: what was decided otherwise since is not written over. */
export interface Seen {
  readonly status: string;
  readonly choices: Choices;
  /** The ids of its last changes. */
  readonly ops: readonly string[];
}

export function seenOf({
  status,
  choices,
  item
}: Pick<Product, 'status' | 'choices' | 'item'>): Seen {
  return { status, choices, ops: readOps(item) };
}

/** Records of another version are not carried out: they may mean something else. */
export const RECORD_VERSION = 2;

/** One line of the journal: everything that must be the same when it is carried out again. */
export interface JournalRecord {
  readonly version: typeof RECORD_VERSION;
  readonly opId: string;
  readonly product: ItemKey;
  /** ms since the epoch, corrected by the server's clock: when it was asked for. */
  readonly at: number;
  /** What it is called, as "Move 2 images to text". */
  readonly label: string;
  readonly intention: Intention;
  readonly seen: Seen;
  /** Copies made so far: they stay made, under these names. */
  readonly copies: readonly Move[];
}

const intention = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reclassify'),
    moves: movesShape,
    folder: folderShape
  }),
  z.object({ kind: z.literal('delete'), paths: pathsShape }),
  z.object({
    kind: z.literal('restore'),
    paths: pathsShape,
    leaving: pathsShape.optional()
  }),
  z.object({
    kind: z.literal('upload'),
    files: z.array(
      z.object({ filename: z.string(), bytes: z.instanceof(Uint8Array) })
    ),
    folder: folderShape,
    source: pathShape.optional()
  }),
  z.object({
    kind: z.literal('complete'),
    choices: choicesShape,
    guideline: z.string().optional()
  }),
  z.object({ kind: z.literal('hold'), reason: z.string() }),
  z.object({ kind: z.literal('reopen') }),
  z.object({
    kind: z.literal('annotate'),
    note: z.string().optional(),
    noteWas: z.string().optional(),
    flagged: z.array(z.string()),
    unflagged: z.array(z.string())
  })
]);

const record = z.object({
  version: z.literal(RECORD_VERSION),
  opId: z.string().min(1),
  product: z.object({ subCategory: z.number(), productId: z.string() }),
  at: z.number(),
  label: z.string(),
  intention,
  seen: z.object({
    status: z.string(),
    choices: choicesShape,
    ops: z.array(z.string())
  }),
  copies: movesShape
});

/** @returns undefined for what another version wrote or what is broken */
export function readJournalRecord(value: unknown): JournalRecord | undefined {
  const read = record.safeParse(value);
  return read.success ? read.data : undefined;
}
