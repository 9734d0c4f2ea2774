/** A line that may begin a block of code, whatever it stands in. */
const FENCE = /^.*(?:`{3}|~{3}).*$/gm;

/** They end a line for an expression, but not for Markdown. */
const SEPARATORS = /[\u2028\u2029]/g;

/**
 * Markdown whose diagrams are shown as text: drawing one may fetch its pictures
 * from other hosts, before anybody looks at what was drawn.
 */
export function withoutDiagrams(markdown: string): string {
  return markdown
    .replace(SEPARATORS, ' ')
    .replace(FENCE, line => line.replace(/mermaid/gi, 'diagram'));
}
