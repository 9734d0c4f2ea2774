import type { AttributeValue } from '@aws-sdk/client-dynamodb';

import type { RawItem } from '../../fixtures/otherProgram/otherProgram';
import { keyOf } from '../../fixtures/otherProgram/otherProgram';
import type { Look } from './otherDataset';
import { STATUSES } from './otherDataset';

/**
 * The data model as rules: what another program relies on. Each broken rule
 * is a sentence. The rules know nothing of the product's code, and judge values
 * by their DynamoDB types.
 *
 * @param start - what the other program left
 * @param person - who has curated since
 */
export function brokenDocument(
  start: Look,
  now: Look,
  person: string
): readonly string[] {
  return [
    ...start.items.flatMap(before => {
      const after = now.items.find(item => idOf(item) === idOf(before));
      return after
        ? lost(before, after).map(text => `${idOf(before)} ${text}`)
        : [`${idOf(before)} is gone`];
    }),
    ...productsOf(now).flatMap(item =>
      [
        ...wrongTypes(item),
        ...wrongStatus(item),
        ...namesWithoutObjects(item, now.keys),
        ...(item.completed_by?.S === person ? wrongAssets(item) : [])
      ].map(text => `${idOf(item)} ${text}`)
    ),
    ...STATUSES.flatMap(status => wrongIndex(status, now)),
    ...[...start.keys]
      .filter(key => !now.keys.has(key))
      .map(key => `the object ${key} is gone`)
  ];
}

/** Where the counters and the list of categories differ from a count. */
export function brokenStatistics({ items }: Look): readonly string[] {
  const products = productsOf({ items });
  return items.filter(isStatistics).flatMap(counters => {
    const counted = products.filter(
      item =>
        item.main_category.S === counters.main_category.S &&
        item.sub_category.N === counters.target_sub_category.N
    );
    const count = (status: string): number =>
      counted.filter(item => item.current_status.S === status).length;
    const wanted = {
      pending_count: count('PENDING'),
      completed_count: count('COMPLETED'),
      pass_count: count('PASS'),
      total_products: counted.length
    };
    return [
      ...Object.entries(wanted)
        .filter(([name, value]) => counters[name]?.N !== String(value))
        .map(
          ([name, value]) =>
            `${name} of ${idOf(counters)} is ${text(counters[name])}, a count says ${value}`
        ),
      ...wrongListing(items, counters, counted.length)
    ];
  });
}

const FOLDERS = ['detail', 'summary', 'segment', 'text'];

/** What a curation may change. Everything else is the other program's and stays. */
const CURATED = [
  ...FOLDERS,
  'current_status',
  'last_updated_at',
  'representative_assets',
  'completed_by'
];

const STATISTICS = [
  'pending_count',
  'completed_count',
  'pass_count',
  'total_products',
  'categories_info',
  'last_updated_at'
];

function lost(before: RawItem, after: RawItem): string[] {
  const free = before.sub_category.N === '0' ? STATISTICS : CURATED;
  return Object.keys(before)
    .filter(name => !free.includes(name))
    .filter(name => text(before[name]) !== text(after[name]))
    .map(
      name =>
        `has lost ${name}: it was ${text(before[name])}, it is ${text(after[name])}`
    );
}

/** A list that the other program left out, or wrote as NULL, may stay so until it is needed. */
function wrongTypes(item: RawItem): string[] {
  return [
    ...(item.sub_category.N === undefined ? ['has no number'] : []),
    ...['main_category', 'current_status', 'created_at', 'last_updated_at']
      .filter(name => item[name]?.S === undefined)
      .map(name => `has ${text(item[name])} as ${name}`),
    ...FOLDERS.filter(folder => {
      const { NULL: none, L: names } = item[folder] ?? { NULL: true };
      return !none && !names?.every(name => name.S !== undefined);
    }).map(folder => `has ${text(item[folder])} as ${folder}`),
    ...(item.revision !== undefined && !isTimestamp(item.last_updated_at.S)
      ? [`was changed at ${item.last_updated_at.S}`]
      : [])
  ];
}

function wrongStatus(item: RawItem): string[] {
  const { current_status: status, category_status: stamped } = item;
  return [
    ...((status.S === 'COMPLETED') === (item.completed_by !== undefined)
      ? []
      : [`is ${status.S}, completed by ${text(item.completed_by)}`]),
    ...(stamped === undefined ||
    stamped.S === `${item.sub_category.N}#${status.S}`
      ? []
      : [`is ${status.S}, but stamped ${text(stamped)}`])
  ];
}

function namesWithoutObjects(
  item: RawItem,
  keys: ReadonlySet<string>
): string[] {
  return listed(item)
    .filter(path => !keys.has(keyOf(item, path)))
    .map(path => `names ${path}, which is not there`);
}

/** `representative_assets` of a product that was completed by the desk: a JSON text with all four keys. */
function wrongAssets(item: RawItem): string[] {
  const { representative_assets: stored } = item;
  if (stored?.S === undefined) {
    return [`has ${text(stored)} as representative_assets`];
  }
  const { model, front, back, color_variant, ...others } = JSON.parse(
    stored.S
  ) as Record<string, unknown>;
  const paths = [model, front, back, color_variant].flat();
  const wrong = paths.filter(path => !listed(item).includes(String(path)));
  return [
    ...(Array.isArray(color_variant) ? [] : ['has no list color_variant']),
    ...Object.keys(others).map(name => `has chosen a ${name}`),
    ...wrong.map(path => `has chosen ${String(path)}, which no list has`)
  ];
}

function wrongIndex(status: string, { items, index }: Look): string[] {
  const wanted = productsOf({ items })
    .filter(item => item.current_status.S === status)
    .sort((a, b) =>
      String(a.last_updated_at.S) < String(b.last_updated_at.S) ? 1 : -1
    )
    .map(item => item.last_updated_at.S);
  const found = (index[status] ?? []).map(
    id => items.find(item => idOf(item) === id)?.last_updated_at.S
  );
  return text(found) === text(wanted)
    ? []
    : [`the index has ${text(found)} as ${status}, not ${text(wanted)}`];
}

function wrongListing(
  items: readonly RawItem[],
  counters: RawItem,
  products: number
): string[] {
  const stored = items.find(item => item.product_id.S === 'CATEGORY_METADATA');
  const { sub_categories, product_counts } = JSON.parse(
    String(stored?.categories_info.S)
  ) as {
    sub_categories: Record<string, number[]>;
    product_counts: Record<string, Record<string, number>>;
  };
  const main = String(counters.main_category.S);
  const sub = String(counters.target_sub_category.N);
  const listed = product_counts[main]?.[sub];
  return [
    ...(sub_categories[main]?.includes(Number(sub))
      ? []
      : [`${main}/${sub} is not among the categories`]),
    ...(listed === products
      ? []
      : [`${main}/${sub} is listed with ${listed}, a count says ${products}`])
  ];
}

function listed(item: RawItem): readonly string[] {
  return FOLDERS.flatMap(folder =>
    (item[folder]?.L ?? []).map(name => `${folder}/${name.S}`)
  );
}

function productsOf({ items }: Pick<Look, 'items'>): readonly RawItem[] {
  return items.filter(item => item.sub_category.N !== '0');
}

function isStatistics({ sub_category, product_id }: RawItem): boolean {
  return (
    sub_category.N === '0' && String(product_id.S).startsWith('STATUS_STATS_')
  );
}

/** `<sub category>/<id>` */
export function idOf({ sub_category, product_id }: RawItem): string {
  return `${sub_category.N}/${product_id.S}`;
}

function isTimestamp(stored: string | undefined): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(stored ?? '');
}

/** A value as text with sorted sets and maps, so that two reads of it are equal. */
function text(value: AttributeValue | unknown): string {
  return (
    JSON.stringify(value, (name, part: unknown) => {
      if (part instanceof Uint8Array) {
        return Buffer.from(part).toString('base64');
      }
      if (Array.isArray(part)) {
        return /^[SNB]S$/.test(name) ? [...part].sort() : part;
      }
      return typeof part === 'object' && part !== null
        ? Object.fromEntries(Object.entries(part).sort())
        : part;
    }) ?? 'nothing'
  );
}
