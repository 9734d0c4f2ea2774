import { own } from '../../../domain/outsideRecord';

/**
 * Whether a configuration has everything that is wanted. Engines may add fields
 * and reorder lists, which makes no difference.
 */
export function contains(actual: unknown, wanted: unknown): boolean {
  if (wanted === undefined) {
    return true;
  }
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every(entry => actual.some(other => contains(other, entry)))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return (
      typeof actual === 'object' &&
      actual !== null &&
      Object.entries(wanted).every(([name, value]) =>
        contains(own(actual as Record<string, unknown>, name), value)
      )
    );
  }
  return actual === wanted;
}
