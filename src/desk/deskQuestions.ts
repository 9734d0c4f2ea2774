import type { Flag } from '../domain/board/teamSettings';
import type { FailedSave } from './state';

/** What a person must be asked, which is the wiring's to do. */
export interface DeskQuestions {
  productId(): Promise<string | undefined>;
  /** @param reasons - the team's; own words are taken too */
  holdReason(reasons: readonly string[]): Promise<string | undefined>;
  /** @param note - as it is */
  note(note: string): Promise<string | undefined>;
  /** @param flags - the team's; resolves to the id of one */
  flag(flags: readonly Flag[]): Promise<string | undefined>;
  files(): Promise<readonly File[]>;
  /** Whether these changes are to be given up. */
  discard(lost: readonly FailedSave[]): Promise<boolean>;
  /** Resolves when they are closed. */
  showKeys(): Promise<void>;
}
