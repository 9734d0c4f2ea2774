import { sameLineEnds } from '../reading/lineEnds';
import { MOST_DRAWN_CHARACTERS, MOST_DRAWN_WORK } from '../reading/sizeLimits';

/** What begins or ends emphasis, code, links, quotes and lists. Readers of Markdown look for the other end of each. */
const MARK = /[*_~`[>]|[-+](?=\s)|\d[.)](?=\s)/g;

/** A run of these is compared with itself, from each place and with each length. */
const TICKS = /`+/g;

/** What takes as much time as one character that is compared with one mark. */
const CELL = 100;

/**
 * Whether Markdown of other people is drawn in a moment. The time grows with
 * the square of a paragraph, whose marks are searched for partners; with the
 * rows of a table times its columns, since short rows are filled up; and with
 * the length of an address times the links that name it.
 */
export function isQuickToDraw(markdown: string): boolean {
  if (markdown.length > MOST_DRAWN_CHARACTERS) {
    return false;
  }
  // A line with a tab ends no paragraph, so a part may be more than a paragraph, but never less.
  const parts = sameLineEnds(markdown).split(/\n *\n/);
  const longest = Math.max(...parts.map(part => part.length));
  const links = markdown.split('[').length - 1;
  let work = longest * links;
  for (const part of parts) {
    work += part.length * (part.match(MARK)?.length ?? 0) + CELL * cells(part);
  }
  for (const ticks of markdown.match(TICKS) ?? []) {
    work += ticks.length ** 3 / 300;
  }
  return work <= MOST_DRAWN_WORK;
}

/** At most that many cells has the table in a part of a page. */
function cells(part: string): number {
  const lines = part.split('\n');
  const columns = Math.max(...lines.map(line => line.split('|').length - 1));
  return columns * lines.length;
}
