import type { CatalogueItem } from '../../domain/catalogueItem';
import type { Choices } from '../../domain/board/choices';
import { slotOf } from '../../domain/board/choices';
import { NO_PICTURES } from '../../domain/board/pictureChecks';
import { mergeChoices } from '../../domain/edits/conflict/mergeChoices';
import type { Folder, ImagePath } from '../../domain/images/image';
import { sameValue } from '../../domain/itemValues';
import type { Product } from '../../domain/product/product';
import { hasImage } from '../../domain/images/image';
import { existingChoices } from '../../domain/product/product';
import type { Draft } from '../../ports/saving/journal';
import { sectionsOf, shownImages } from '../images/grid';
import { only, stillShown } from '../images/selection';
import type { OpenProduct } from '../state';
import { stillViewed, viewsDeleted } from '../images/viewed';

/**
 * A product as it comes up; the first image that is in no slot has the focus.
 *
 * @param folders - in the team's order
 */
export function firstView(
  product: Product,
  choices: Choices,
  wanted: ImagePath | undefined,
  how: Pick<OpenProduct, 'heldBy' | 'claimState' | 'focusRequest'>,
  folders: readonly Folder[]
): OpenProduct {
  const sections = sectionsOf(product, folders);
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
    pictures: NO_PICTURES,
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

/** The choices to begin with, and the slots that both I and others filled. */
export interface TakenUp {
  readonly choices: Choices;
  readonly clashes: readonly string[];
}

/** My earlier choices, merged with what others chose since. If both filled a slot, theirs stays. */
export function takenUp(product: Product, draft: Draft | undefined): TakenUp {
  const { choices: theirs, status } = product;
  if (draft === undefined || status === 'COMPLETED') {
    return { choices: theirs, clashes: [] };
  }
  const { choices, clashes } = mergeChoices(draft.base, draft.choices, theirs);
  return { choices: existingChoices(choices, product), clashes };
}

/** The open product as it is now. What was selected and viewed stays, if it is still there. */
export function stillOpen(
  open: OpenProduct,
  product: Product
): Partial<OpenProduct> {
  const sections = sectionsOf(
    product,
    open.sections.map(({ folder }) => folder)
  );
  const shown = shownImages(sections, open.collapsed);
  const { viewing } = open;
  const restored =
    viewing !== null && viewsDeleted(open) && hasImage(product, viewing);
  const selected = restored
    ? // From now on, keys act on it.
      only(viewing)
    : stillShown(open, shown, shown[0] ?? null);
  return {
    product,
    sections,
    ...selected,
    ...stillViewed(open, product, selected.focus)
  };
}

/** Attributes of an item that a person does not see. */
const UNSEEN: ReadonlySet<string> = new Set([
  'claim_id',
  'claimed_by',
  'claimed_until',
  'category_status',
  'last_updated_at',
  'ops',
  'revision'
]);

/** Whether both look the same to a person, so that a key means the same in both. */
export function looksAlike(a: Product, b: Product): boolean {
  return sameValue(seenOf(a), seenOf(b));
}

function seenOf({ item }: Product): CatalogueItem {
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => !UNSEEN.has(name))
  );
}
