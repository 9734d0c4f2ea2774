import type { ItemKey } from '../../domain/catalogueItem';
import type { Choices } from '../../domain/board/choices';
import type { Renames } from '../../domain/edits/renames';
import type { UndoStep } from '../../domain/edits/undo/undoStep';

/** What was done to the product on the desk, so that it can be undone. */
export interface DoneSteps {
  push(step: UndoStep): void;
  /** Whether choices led from these to those, and were not undone. */
  hasChosen(before: Choices, after: Choices): boolean;
  /** Copies of images of a product got other names than were planned. */
  rename(product: ItemKey, renames: Renames): void;
  /** Changes of these products were given up: what was done to them cannot be undone any more. */
  discarded(products: readonly ItemKey[]): void;
  /** Another product comes up, or none. */
  leave(to: ItemKey | null): void;
  /** A product comes up; resolves when what can be undone of it is known. */
  open(product: ItemKey, resumed: boolean): Promise<void>;
}
