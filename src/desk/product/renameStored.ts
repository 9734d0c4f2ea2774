import type { ItemKey } from '../../domain/catalogueItem';
import type { Renames } from '../../domain/edits/renames';
import { renamedChoices } from '../../domain/edits/renames';
import { renamedHistory } from '../../domain/edits/undo/undoHistory';
import type { Journal } from '../../ports/saving/journal';

/** Renames images in a product's stored choices and undo steps, if copies got other names than were planned. */
export async function renameStored(
  journal: Pick<Journal, 'draft' | 'storeDraft' | 'undo' | 'storeUndo'>,
  product: ItemKey,
  renames: Renames
): Promise<void> {
  try {
    const [draft, history] = await Promise.all([
      journal.draft(product),
      journal.undo(product)
    ]);
    if (draft) {
      const { choices, base } = draft;
      await journal.storeDraft(product, {
        choices: renamedChoices(choices, renames),
        base: renamedChoices(base, renames)
      });
    }
    if (history) {
      await journal.storeUndo(product, renamedHistory(history, renames));
    }
  } catch (error) {
    // The change itself is in the cloud; only choices of that image are lost.
    console.warn('Stored choices name images that do not exist.', error);
  }
}
