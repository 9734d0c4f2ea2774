/** All that some reader of Markdown, or `^` and `.` of an expression, takes for the end of a line. */
const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** What may open a block of code, with words behind it. One that closes a block has none. */
const FENCE = /(`{3,}|~{3,})(?![`~]*[ \t]*(?:\n|$))/g;

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
  return markdown.replace(LINE_END, '\n').replace(FENCE, `$1${WORD_JOINER}`);
}
