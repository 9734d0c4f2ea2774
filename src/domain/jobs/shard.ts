import type { ItemKey } from '../catalogueItem';
import { own } from '../outsideRecord';
import { foldName } from '../sameName';

/** One of several runs that share the work of one. */
export interface Shard {
  /** From 0 up to, not including, `count`. */
  readonly index: number;
  readonly count: number;
}

/** More machines than anybody has. */
const MOST_SHARDS = 100_000;

/**
 * Where engines tell a machine which of how many it is: AWS Batch arrays,
 * indexed jobs of Kubernetes, arrays of Slurm.
 */
export const ENGINES: readonly (readonly [
  index: string,
  count: string,
  first?: string,
  step?: string
])[] = [
  ['AWS_BATCH_JOB_ARRAY_INDEX', 'AWS_BATCH_JOB_ARRAY_SIZE'],
  ['JOB_COMPLETION_INDEX', 'JOB_COMPLETIONS'],
  [
    'SLURM_ARRAY_TASK_ID',
    'SLURM_ARRAY_TASK_COUNT',
    'SLURM_ARRAY_TASK_MIN',
    'SLURM_ARRAY_TASK_STEP'
  ]
];

/**
 * The shard that a product belongs to: always the same one, on every machine
 * and in every version. It follows from the product's key in the table, in any
 * Unicode form, so that two folders of one key are in one shard.
 */
export function shardOf(
  { subCategory, productId }: ItemKey,
  count: number
): number {
  return hash(`${subCategory}/${foldName(productId)}`) % count;
}

/** Whether a product is part of a shard. */
export function isIn({ index, count }: Shard, key: ItemKey): boolean {
  return shardOf(key, count) === index;
}

/**
 * A shard as it is typed: `3/7`, from `0/7` to `6/7`, or `auto` for the one that
 * the environment of the machine names.
 *
 * @returns undefined if the text is neither, or the environment names none
 */
export function readShard(
  text: string,
  env: Readonly<Record<string, string | undefined>>
): Shard | undefined {
  return text === 'auto' ? shardIn(env) : typed(text);
}

function typed(text: string): Shard | undefined {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  return checkedShard(Number(index), Number(count));
}

/** Slurm may count from another number than 0, and in steps. */
function shardIn(
  env: Readonly<Record<string, string | undefined>>
): Shard | undefined {
  const numberIn = (name: string): number | undefined =>
    wholeNumber(own(env, name));
  for (const [indexName, countName, firstName, stepName] of ENGINES) {
    const index = numberIn(indexName);
    const count = numberIn(countName);
    if (index !== undefined && count !== undefined) {
      const first = firstName === undefined ? 0 : (numberIn(firstName) ?? 0);
      const step = stepName === undefined ? 1 : (numberIn(stepName) ?? 1);
      return checkedShard((index - first) / step, count);
    }
  }
  return undefined;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text)
    ? Number(text)
    : undefined;
}

/** @returns undefined if they are no shard of no more machines than anybody has */
export function checkedShard(index: number, count: number): Shard | undefined {
  return Number.isInteger(index) &&
    Number.isInteger(count) &&
    count >= 1 &&
    count <= MOST_SHARDS &&
    index >= 0 &&
    index < count
    ? { index, count }
    : undefined;
}

/** FNV-1a of the UTF-16 units, 32 bits, mixed so that every bit counts in the rest of a division. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    value = Math.imul(value ^ (unit & 0xff), 0x01000193);
    value = Math.imul(value ^ (unit >>> 8), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
