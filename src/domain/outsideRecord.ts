import * as z from 'zod';

/**
 * What an object itself has under a name that comes from outside. The name may
 * be `constructor` or `__proto__`, which every object inherits.
 */
export function own<V>(
  record: Readonly<Record<string, V>>,
  name: string
): V | undefined {
  // eslint-disable-next-line house/no-outside-keys -- this is the check
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A value as a record, or undefined for a list, a set, a number of many digits, and all else. */
export function asRecord(
  value: unknown
): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** An object whose names come from outside, as a Map. zod's own record drops the name `__proto__`. */
export function mapShape<V extends z.ZodType>(
  values: V
): z.ZodType<Map<string, z.infer<V>>> {
  return z.preprocess(
    value =>
      Object.prototype.toString.call(value) === '[object Object]'
        ? new Map(Object.entries(value as object))
        : undefined,
    z.map(z.string(), values)
  );
}
