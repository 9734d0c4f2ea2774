import type { ItemKey } from '../domain/catalogueItem';
import type { Renames } from '../domain/renames';
import { renamedChoices } from '../domain/renames';
import { renamedHistory } from '../domain/undo/undoHistory';
import type { Journal } from '../ports/journal';

/** What is kept of a product, with the names that moved images got in the end. */
export async function renameKept(
  journal: Pick<Journal, 'draft' | 'keepDraft' | 'undo' | 'keepUndo'>,
  product: ItemKey,
  renames: Renames
): Promise<void> {
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
}
