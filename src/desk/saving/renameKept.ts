import type { ItemKey } from '../../domain/catalogueItem';
import type { Renames } from '../../domain/edits/renames';
import { renamedChoices } from '../../domain/edits/renames';
import { renamedHistory } from '../../domain/edits/undo/undoHistory';
import type { Journal } from '../../ports/saving/journal';

/** What is kept of a product is not lost to names that moved images did not get. */
export async function renameKept(
  journal: Pick<Journal, 'draft' | 'keepDraft' | 'undo' | 'keepUndo'>,
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
      await journal.keepDraft(product, {
        choices: renamedChoices(choices, renames),
        base: renamedChoices(base, renames)
      });
    }
    if (history) {
      await journal.keepUndo(product, renamedHistory(history, renames));
    }
  } catch (error) {
    // The change itself is in the cloud: choices of that image are made again.
    console.warn('What is kept has names that are not.', error);
  }
}
