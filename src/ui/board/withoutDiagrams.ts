import { sameLineEnds } from '../../domain/reading/lineEnds';

/** What may end a block of code, with nothing behind it, or else open one (the group). */
const FENCE = /[`~]{3,}[ \t]*(?=\n|$)|(`{3,}|~{3,})/g;

/** Has no width, and is nothing that is trimmed away. */
const WORD_JOINER = '\u2060';

/**
 * Markdown whose diagrams are shown as text: drawing one may fetch its pictures
 * from other hosts, before anybody looks at what was drawn. No block of code
 * has a language that a program knows, however the language is written: each
 * begins with a character that cannot be seen. Nothing depends on whether the
 * fence stands at a place where one is read.
 */
export function withoutDiagrams(markdown: string): string {
  return sameLineEnds(markdown).replace(FENCE, (fence, opening?: string) =>
    opening === undefined ? fence : opening + WORD_JOINER
  );
}
