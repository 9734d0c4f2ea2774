/**
 * Names that people see as equal may be stored in different Unicode forms: a
 * folder that was copied from macOS has its Korean names decomposed. Names are
 * stored as they came, and compared folded.
 */
export function foldName(name: string): string {
  return name.normalize('NFC');
}

/** A text without differences that people do not mean: case, and the composition of Korean letters. */
export function foldText(text: string): string {
  return foldName(text).toLowerCase();
}

export function sameName(a: string, b: string): boolean {
  return a === b || foldName(a) === foldName(b);
}

/** A name and its other Unicode forms, each once, itself first. A plain name has one. */
export function nameForms(name: string): readonly string[] {
  return [...new Set([name, name.normalize('NFC'), name.normalize('NFD')])];
}

/** The beginning of a text that is the same in each of its Unicode forms; it may be empty. */
export function plainStart(text: string): string {
  const [plain] = /^[ -~]*/.exec(text) ?? [''];
  // What follows may be composed with the last letter.
  return plain.length < text.length ? plain.slice(0, -1) : plain;
}
