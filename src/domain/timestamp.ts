/**
 * The `last_updated_at` of a change: now, but always after the one that was
 * read, so that a clock behind another's never makes time run backwards.
 * Others' forms are compared as strings; one that is no date counts as past.
 *
 * @param now - ms since the epoch, corrected by the server's clock
 * @returns ISO 8601 with ms and Z
 */
export function nextTimestamp(now: number, before: string | undefined): string {
  const read = before === undefined ? NaN : Date.parse(withZone(before));
  const at = Number.isNaN(read) ? now : Math.max(now, read + 1);
  return new Date(at).toISOString();
}

/** The document's Python writes UTC without a zone, which JavaScript would take for local time. */
function withZone(text: string): string {
  return /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T')
    ? text
    : `${text}Z`;
}
