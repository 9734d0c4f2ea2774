import type { TypedText } from '../../domain/edits/typedText';

/**
 * What a person has typed on one connection and not sent. It outlives the page, even
 * if that ends right after a key. Tabs of one browser share it.
 */
export interface TypedTexts {
  /** What can be read. The most recent comes last. */
  read(): readonly TypedText[];
  /** Keeps a text under a name, instead of the one that it has there. */
  keep(name: string, text: TypedText): void;
  forget(name: string): void;
}
