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

/** What a person asked for, as a value that is stored and outlives the page. */
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
      /** The copies that leave their lists in exchange, if only these may. */
      readonly leaving?: readonly ImagePath[];
    }
  | {
      readonly kind: 'upload';
      readonly files: readonly NewImage[];
      readonly folder: Folder;
      /** The image that they were cropped from. */
      readonly source?: ImagePath;
    }
  | {
      readonly kind: 'complete';
      readonly choices: Choices;
      /** The version of the guideline that was followed. */
      readonly guideline?: string;
    }
  | { readonly kind: 'hold'; readonly reason: string }
  | { readonly kind: 'reopen' }
  | ({
      readonly kind: 'annotate';
      /** The note that the person saw and replaces. */
      readonly noteWas?: string;
    } & Annotation);

/** A file to upload. */
export interface NewImage {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

/** A move of an image from one name to another. */
export interface Move {
  readonly from: ImagePath;
  readonly to: ImagePath;
}

/** What the person saw of a product when asking for a change. What others changed since then is not overwritten. */
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

/** Records of another version are not carried out, since they may mean something else. */
export const RECORD_VERSION = 2;

/** One record of the journal. It has everything that must be the same when the change is carried out again. */
export interface JournalRecord {
  readonly version: typeof RECORD_VERSION;
  readonly opId: string;
  readonly product: ItemKey;
  /** When it was asked for, in ms since the epoch, corrected by the server's clock. */
  readonly at: number;
  /** Its label, such as "Move 2 images to text". */
  readonly label: string;
  readonly intention: Intention;
  readonly seen: Seen;
  /** Copies that have been made. They are not made again. */
  readonly copies: readonly Move[];
  /** Set if the change is stored, and only a step after it is left, such as tags. */
  readonly stored?: true;
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
  copies: movesShape,
  stored: z.literal(true).optional()
});

/** @returns undefined if another version wrote it or it is broken */
export function readJournalRecord(value: unknown): JournalRecord | undefined {
  const read = record.safeParse(value);
  return read.success ? read.data : undefined;
}
