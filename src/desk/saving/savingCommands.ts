import type { CommandRecords } from '../command';
import type { DeskState } from '../state';

/** The commands about changes that could not be saved, and their arguments. */
export interface SavingCommands {
  /**
   * Tries again to save the changes of a product, or of all. With `over`,
   * changes that conflict are made on top of what others did.
   */
  retry: { productId?: string; over?: boolean };
  /** Discards the changes of a product, or of all. */
  discard: { productId?: string };
  /** Leaves what follows the stored changes of a product, or of all, such as tags. */
  leave: { productId?: string };
  /**
   * Shows unsaved changes that a person left in this browser, and asks what
   * becomes of them; by default those of the first one who left some.
   */
  'review-kept': { person?: string };
}

export interface SavingCommandsOptions {
  /** One product's changes that could not be saved, or all. */
  readonly failures: {
    retry(whose: { productId?: string }, over?: boolean): Promise<void>;
    discard(whose: { productId?: string }): Promise<void>;
    leave(whose: { productId?: string }): Promise<void>;
  };
  readonly keptChanges: { review(person?: string): Promise<void> };
}

export function savingCommands({
  failures,
  keptChanges
}: SavingCommandsOptions): CommandRecords<SavingCommands> {
  return {
    retry: {
      waits: 'never',
      isPossible: state => hasFailed(state) || hasLeft(state),
      run: ({ productId, over }) => failures.retry({ productId }, over)
    },
    discard: {
      waits: 'never',
      isPossible: hasFailed,
      run: ({ productId }) => failures.discard({ productId })
    },
    leave: {
      waits: 'never',
      isPossible: hasLeft,
      run: ({ productId }) => failures.leave({ productId })
    },
    'review-kept': {
      waits: 'never',
      isPossible: ({ kept }) => kept.length > 0,
      run: ({ person }) => keptChanges.review(person)
    }
  };
}

function hasFailed({ saving }: DeskState): boolean {
  return saving.failed.length > 0;
}

function hasLeft({ left }: DeskState): boolean {
  return left.length > 0;
}
