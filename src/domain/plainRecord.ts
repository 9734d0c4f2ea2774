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
