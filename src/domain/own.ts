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
