import type { Raw, RawItem } from '../world/testDataset';
import { MAIN, STRANGE, STRANGE_TAGS } from '../world/testDataset';

/**
 * An independent reader. It knows the data model and none of the product's
 * code. It reads the table and the bucket and describes what must never happen.
 */
export function brokenRules(start: Raw, now: Raw): readonly string[] {
  return [
    ...[...now.products.values()].flatMap(item => [
      ...namesWithoutObjects(item, now),
      ...choicesOfNothing(item),
      ...namedTwice(item),
      ...unlikeStatus(item),
      ...lostAttributes(item, start.products.get(String(item.product_id)))
    ]),
    ...[...start.products.keys()]
      .filter(id => !now.products.has(id))
      .map(id => `the product ${id} is gone`),
    ...wrongCounters(now),
    ...destroyed(start, now)
  ];
}

const FOLDERS = ['detail', 'summary', 'segment', 'text'];

/** `folder/filename` of every name in the lists. */
function listed(item: RawItem): readonly string[] {
  return FOLDERS.flatMap(folder =>
    ((item[folder] ?? []) as string[]).map(name => `${folder}/${name}`)
  );
}

/** The chosen images as stored, by slot. */
export function chosen(item: RawItem): Readonly<Record<string, unknown>> {
  const { representative_assets: stored } = item;
  return typeof stored === 'string'
    ? (JSON.parse(stored) as Record<string, unknown>)
    : {};
}

export function keyOf(item: RawItem, path: string): string {
  return `${MAIN}/${String(item.sub_category)}/${String(item.product_id)}/${path}`;
}

/** `deleted` as `folder/filename`. */
export function deletedPaths(item: RawItem): readonly string[] {
  return entriesOf(item).map(
    ({ folder, filename }) => `${String(folder)}/${String(filename)}`
  );
}

function entriesOf(item: RawItem): readonly RawItem[] {
  return (item.deleted ?? []) as RawItem[];
}

/** The one invariant. */
function namesWithoutObjects(item: RawItem, now: Raw): string[] {
  return listed(item)
    .filter(path => !now.objects.has(keyOf(item, path)))
    .map(path => `${idOf(item)} names ${path}, whose object is not there`);
}

function choicesOfNothing(item: RawItem): string[] {
  const names = listed(item);
  return Object.values(chosen(item))
    .flat()
    .filter(path => !names.includes(String(path)))
    .map(path => `${idOf(item)} has chosen ${String(path)}, which no list has`);
}

function namedTwice(item: RawItem): string[] {
  const entries = entriesOf(item).map(
    ({ folder, filename, op }) =>
      `${String(folder)}/${String(filename)} by ${String(op)}`
  );
  return [
    ...twice(listed(item)).map(path => `${idOf(item)} names ${path} twice`),
    ...twice(entries).map(entry => `${idOf(item)} deleted ${entry} twice`),
    ...twice((item.ops ?? []) as string[]).map(
      op => `${idOf(item)} holds the change ${op} twice`
    )
  ];
}

function unlikeStatus(item: RawItem): string[] {
  const { current_status: status, category_status: stamped } = item;
  const completed = status === 'COMPLETED';
  return [
    ...(stamped === `${String(item.sub_category)}#${String(status)}`
      ? []
      : [`${idOf(item)} is ${String(status)}, stamped ${String(stamped)}`]),
    ...(completed === 'completed_by' in item
      ? []
      : [`${idOf(item)} is ${String(status)}, completed_by does not fit`]),
    ...((status === 'PASS') === 'pass_reason' in item
      ? []
      : [`${idOf(item)} is ${String(status)}, pass_reason does not fit`])
  ];
}

function lostAttributes(item: RawItem, before: RawItem | undefined): string[] {
  return Object.keys(STRANGE)
    .filter(name => text(item[name]) !== text(before?.[name]))
    .map(name => `${idOf(item)} lost its attribute ${name}`);
}

/** Missing counters block nobody, but wrong counters are an error. */
function wrongCounters({ products, counters }: Raw): string[] {
  if (counters === undefined) {
    return [];
  }
  const count = (status?: string): number =>
    [...products.values()].filter(
      item => status === undefined || item.current_status === status
    ).length;
  const recount = {
    pending_count: count('PENDING'),
    completed_count: count('COMPLETED'),
    pass_count: count('PASS'),
    total_products: count()
  };
  return Object.entries(recount)
    .filter(([name, value]) => counters[name] !== value)
    .map(
      ([name, value]) =>
        `${name} is ${String(counters[name])}, a recount says ${value}`
    );
}

/** Curation destroys nothing: every object is there, with its bytes and others' tags. */
function destroyed(start: Raw, now: Raw): string[] {
  return [...start.objects].flatMap(([key, before]) => {
    const object = now.objects.get(key);
    if (object === undefined) {
      return [`the object ${key} is gone`];
    }
    const lost = Object.keys(STRANGE_TAGS).filter(
      name => object.tags[name] !== before.tags[name]
    );
    return [
      ...(object.etag === before.etag ? [] : [`${key} has other bytes`]),
      ...lost.map(name => `${key} lost its tag ${name}`)
    ];
  });
}

/** A value as text, with sets in order, so that two reads give the same text. */
function text(value: unknown): string | undefined {
  return JSON.stringify(value, (_name, part: unknown) =>
    part instanceof Set ? [...part].map(String).sort() : part
  );
}

function twice(texts: readonly string[]): readonly string[] {
  return texts.filter((one, at) => texts.indexOf(one) !== at);
}

function idOf(item: RawItem): string {
  return String(item.product_id);
}
