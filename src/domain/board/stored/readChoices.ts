import type { ItemValue } from '../../catalogueItem';
import type { ReadChoices } from './choicesFound';
import { ChoicesFound } from './choicesFound';
import { isImagesForm, readImagesForm } from './imagesForm';
import { asRecord } from '../../outsideRecord';

/**
 * Reads `representative_assets`: a JSON text, or a Map instead, in one of two
 * forms. It never throws, since the product must open in any case: a broken
 * value gives no choices and a problem.
 */
export function decodeChoices(value: ItemValue | undefined): ReadChoices {
  if (value === undefined || value === null || value === '') {
    return { choices: {} };
  }
  const stored = storedRecord(value);
  if (stored === undefined) {
    return { choices: {}, problem: { code: 'choices-broken' } };
  }
  const found = new ChoicesFound();
  if (isImagesForm(stored)) {
    // The entries of a Map have no order.
    readImagesForm(stored, typeof value === 'string', found);
  } else {
    readPaths(stored, found);
  }
  return found.read;
}

/**
 * Stored choices by paths in which each value is a text, a list of texts or
 * NULL. In these, texts that are no images can stay where they are.
 */
export function plainPaths(
  value: ItemValue | undefined
): Readonly<Record<string, string | readonly string[] | null>> | undefined {
  const stored = storedRecord(value);
  const isPlain = (one: unknown): boolean =>
    one === null ||
    typeof one === 'string' ||
    (Array.isArray(one) && one.every(entry => typeof entry === 'string'));
  return stored && Object.values(stored).every(isPlain)
    ? (stored as Record<string, string | readonly string[] | null>)
    : undefined;
}

/** A stored value, or the one in a JSON text, if it is a record. */
export function storedRecord(
  value: ItemValue | undefined
): Readonly<Record<string, unknown>> | undefined {
  return asRecord(typeof value === 'string' ? parsed(value) : value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A path, or a list of paths, for each slot. */
function readPaths(
  stored: Readonly<Record<string, unknown>>,
  found: ChoicesFound
): void {
  for (const [slotId, value] of Object.entries(stored)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== null && one !== '') {
        found.add(slotId, one);
      }
    }
  }
}
