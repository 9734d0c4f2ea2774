import { asRecord } from '../outsideRecord';
import type { Shard } from './shard';
import { checkedShard } from './shard';

/** A report of a job as JSON has it. */
type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

/** The reports of all shards of one job as one. */
export interface MergedReport {
  readonly report: Readonly<Record<string, unknown>>;
  /** How many shards the job has. */
  readonly count: number;
  /** The numbers of shards without a report. */
  readonly missing: readonly number[];
  /** The numbers of shards with more than one report. All of them are counted. */
  readonly twice: readonly number[];
}

/**
 * Reports of the shards of a job as the report of one run: numbers are added,
 * lists joined, and what each shard met is in it once. Reasons are texts by then.
 *
 * @returns undefined if one of them is no report of a shard, or they are of different jobs
 */
export function mergeReports(
  reports: readonly unknown[]
): MergedReport | undefined {
  const records = reports.map(asRecord);
  const shards = records.map(record => shardIn(record?.shard));
  const [first] = shards;
  const counts = new Set(shards.map(shard => shard?.count));
  const kinds = new Set(
    records.map(record => JSON.stringify([record?.dryRun, record?.job]))
  );
  if (first === undefined || counts.size > 1 || kinds.size > 1) {
    return undefined;
  }
  const met = new Map<number, number>();
  shards.forEach(shard => {
    const index = shard?.index ?? 0;
    met.set(index, (met.get(index) ?? 0) + 1);
  });
  const numbers = Array.from({ length: first.count }, (_, index) => index);
  const bodies = records.map(record => {
    const { shard: _shard, elsewhere: _elsewhere, ...body } = record ?? {};
    return body as Json;
  });
  return {
    report: bodies.reduce((a, b) => merged(a, b)) as Record<string, unknown>,
    count: first.count,
    missing: numbers.filter(index => !met.has(index)),
    twice: numbers.filter(index => (met.get(index) ?? 0) > 1)
  };
}

function shardIn(value: unknown): Shard | undefined {
  const { index, count } = asRecord(value) ?? {};
  return typeof index === 'number' && typeof count === 'number'
    ? checkedShard(index, count)
    : undefined;
}

function merged(a: Json, b: Json, name = ''): Json {
  if (typeof a === 'number' && typeof b === 'number') {
    return a + b;
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') {
    return a || b;
  }
  if (isList(a) && isList(b)) {
    return name === 'categories' ? highest([...a, ...b]) : once([...a, ...b]);
  }
  const [left, right] = [asRecord(a), asRecord(b)];
  if (left && right) {
    const both = new Map<string, Json>(
      Object.entries(left) as [string, Json][]
    );
    for (const [key, value] of Object.entries(right) as [string, Json][]) {
      const there = both.get(key);
      both.set(key, there === undefined ? value : merged(there, value, key));
    }
    return Object.fromEntries(both);
  }
  return a;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** What lies outside of all products is met by every shard. */
function once(list: readonly Json[]): readonly Json[] {
  return [...new Map(list.map(one => [JSON.stringify(one), one])).values()];
}

/** Each category with the number that the last shard found in the table: products are only added. */
function highest(list: readonly Json[]): readonly Json[] {
  const byName = new Map<string, Json>();
  for (const one of list) {
    const { products, ...category } = asRecord(one) ?? {};
    const name = JSON.stringify(category);
    const there = asRecord(byName.get(name))?.products;
    if (!(typeof there === 'number' && there >= Number(products))) {
      byName.set(name, one);
    }
  }
  return [...byName.values()];
}
