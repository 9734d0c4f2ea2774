import type { ItemKey } from '../../domain/catalogueItem';

/**
 * Which product a page opens by itself, noted before anything of it is fetched and
 * forgotten when it went well. A page that a product brings down cannot say so:
 * the note that it leaves does.
 */
export interface OpeningNote {
  /** What an earlier page of the person left; undefined if nothing is noted, or the page still lives. */
  left(): Promise<ItemKey | undefined>;
  /** The product is about to be opened. It is noted when this returns. */
  begin(product: ItemKey): void;
  /** It went well, or the page is left in good health. */
  end(): void;
}
