import { SETTLED_AFTER } from './sourceTree';
import type { SourceFile, Skipped } from './sourceTree';

/** A file of a folder, as far as one look at it tells. */
export type FoundFile = Omit<SourceFile, 'folder' | 'filename'>;

/** What a look at a file tells, by this computer's clock. */
export function foundFile(
  bytes: number,
  modified: number,
  reading: Pick<FoundFile, 'read' | 'inPieces'>
): FoundFile {
  const fresh = Date.now() - modified < SETTLED_AFTER;
  return { bytes, modified, fresh, ...reading };
}

/** An entry of a folder. Links count as what they lead to. */
export type FolderEntry =
  | { readonly kind: 'folder'; readonly name: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      /** Undefined if nobody can look at it, for example because it is gone. */
      look(): Promise<FoundFile | undefined>;
    };

/**
 * A folder that a dataset may lie in, wherever it is. It knows nothing about
 * products: `WalkedTree` does.
 */
export interface SourceFolder {
  /**
   * The entries of a folder in any order, one at a time: there may be hundreds
   * of thousands. A folder that is not there any more has none.
   *
   * @param parts - the names of the folders that lead to it; none for the
   * folder itself
   * @param skip - called for what is neither a file nor a folder, or cannot be
   * read; a path is relative to the folder itself
   * @throws NotFound `folder-missing` or NotAllowed `folder-refused` if nothing
   * can be read of the folder itself
   */
  entries(
    parts: readonly string[],
    skip: (skipped: Skipped) => void
  ): AsyncIterable<FolderEntry>;
}
