import type { Flag } from '../domain/board/teamSettings';
import type { KeptRecord } from '../ports/saving/journal';
import type { FailedSave } from './state';

/** A text that a dialog asks for. */
export interface AskedText {
  /** What it begins with: what was typed before, else what is stored. */
  readonly text: string;
  /** Keeps what is typed, whether or not the dialog is answered. */
  keep(text: string): void;
}

/** What a person must be asked. The plugin shows the dialogs. */
export interface DeskQuestions {
  productId(): Promise<string | undefined>;
  /**
   * @param reasons - the team's; the person may write another
   * @param own - the reason that the person writes
   */
  holdReason(
    reasons: readonly string[],
    own: AskedText
  ): Promise<string | undefined>;
  note(note: AskedText): Promise<string | undefined>;
  /**
   * Resolves with the id of one flag.
   *
   * @param flags - those that are offered
   * @param set - ids of those that the product has
   */
  flag(
    flags: readonly Flag[],
    set: readonly string[]
  ): Promise<string | undefined>;
  files(): Promise<readonly File[]>;
  /** Whether to give up these changes. */
  discard(lost: readonly FailedSave[]): Promise<boolean>;
  /**
   * Whether kept changes become the person's own, are given up, or go on waiting.
   *
   * @param copy - gives them as JSON, in parts
   */
  kept(
    kept: readonly KeptRecord[],
    copy: () => Promise<readonly string[]>
  ): Promise<'adopt' | 'discard' | undefined>;
  /** Resolves when the list is closed. */
  showKeys(): Promise<void>;
}
