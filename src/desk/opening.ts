import type { CatalogueItem } from '../domain/catalogueItem';
import type { Choices } from '../domain/choices';
import { slotOf } from '../domain/choices';
import { mergeChoices } from '../domain/conflict/mergeChoices';
import type { ImagePath } from '../domain/image';
import { sameValue } from '../domain/itemValues';
import type { Product } from '../domain/product';
import { existingChoices } from '../domain/product';
import type { Draft } from '../ports/journal';
import { sectionsOf, shownImages } from './grid';
import { only } from './selection';
import type { OpenProduct } from './state';

/** A product as it comes up: its first image in no slot has the focus. */
export function firstView(
  product: Product,
  choices: Choices,
  wanted: ImagePath | undefined,
  how: Pick<OpenProduct, 'heldBy' | 'stage' | 'focusRequest'>
): OpenProduct {
  const sections = sectionsOf(product);
  const shown = shownImages(sections, new Set());
  const free = shown.find(path => !slotOf(choices, path));
  const focus =
    wanted !== undefined && shown.includes(wanted)
      ? wanted
      : (free ?? shown[0] ?? null);
  return {
    state: 'open',
    product,
    choices,
    checks: [],
    missing: new Set(),
    meta: null,
    sections,
    collapsed: new Set(),
    ...only(focus),
    wantedSlot: null,
    wantedCount: 0,
    viewing: null,
    comparing: null,
    ...how
  };
}

/** Choices to begin with, and the slots that both I and others filled since. */
export interface TakenUp {
  readonly choices: Choices;
  readonly clashes: readonly string[];
}

/** Earlier choices of mine with what others chose since. Where both filled a slot, theirs stands. */
export function takenUp(product: Product, draft: Draft | undefined): TakenUp {
  const { choices: theirs, status } = product;
  if (draft === undefined || status === 'COMPLETED') {
    return { choices: theirs, clashes: [] };
  }
  const { choices, clashes } = mergeChoices(draft.base, draft.choices, theirs);
  return { choices: existingChoices(choices, product), clashes };
}

/** What a person does not see of an item. */
const UNSEEN: ReadonlySet<string> = new Set([
  'claim_id',
  'claimed_by',
  'claimed_until',
  'category_status',
  'last_updated_at',
  'ops',
  'revision'
]);

/** Whether a person sees the same of both, so that a key means the same on either. */
export function looksAlike(a: Product, b: Product): boolean {
  return sameValue(seenOf(a), seenOf(b));
}

function seenOf({ item }: Product): CatalogueItem {
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => !UNSEEN.has(name))
  );
}
