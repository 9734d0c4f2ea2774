import { escapedCharacter } from '../domain/reading/escapedCharacter';

/** Marks and controls of the direction of text. They turn the letters around them, so that a name reads as another. */
export const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text from outside in which characters that turn its direction can be seen, as `\u202e`. */
export function visibleDirection(text: string): string {
  return text.replace(DIRECTION, escapedCharacter);
}
