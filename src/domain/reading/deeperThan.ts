/** Whether lists and objects are nested in more than so many levels. */
export function deeperThan(value: unknown, levels: number): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (levels === 0 ||
      Object.values(value).some(inner => deeperThan(inner, levels - 1)))
  );
}
