/** Characters. */
const LONGEST = 100;

/** A text from elsewhere, which may be of any length. */
export function shortened(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST)];
  return characters.length > LONGEST
    ? `${characters.slice(0, LONGEST).join('')}…`
    : text;
}
