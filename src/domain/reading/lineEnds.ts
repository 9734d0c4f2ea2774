/** All that some reader of Markdown, or `^` and `.` of an expression, takes for the end of a line. */
const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** A text whose lines end as all readers see it. */
export function sameLineEnds(text: string): string {
  return text.replace(LINE_END, '\n');
}
