/** How the bytes of a text were read. */
export type TextEncoding = 'utf-8' | 'utf-16' | 'cp949';

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  /** Undefined if it is none of them; characters that could not be read are replaced. */
  readonly encoding: TextEncoding | undefined;
}

/**
 * The text of a file by its bytes. UTF-16 is what a console of Windows writes
 * into a file, CP949 what programs of a Korean Windows write. A decoder
 * refuses bytes that its encoding cannot have. UTF-8 refuses nearly every
 * other text, so that it is tried first.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  const tries: readonly (readonly [TextEncoding, string])[] =
    wide === undefined
      ? [
          ['utf-8', 'utf-8'],
          // The name that browsers have for CP949, with all its characters.
          ['cp949', 'euc-kr']
        ]
      : [['utf-16', wide]];
  for (const [encoding, label] of tries) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes);
      return { text, encoding };
    } catch {
      // The bytes are of another encoding.
    }
  }
  return { text: new TextDecoder().decode(bytes), encoding: undefined };
}

/** UTF-16 by its byte order mark. Without one, every other byte of a text that begins in ASCII is zero. */
function wideEncoding([first, second]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first > 0 && second === 0)) {
    return 'utf-16le';
  }
  return (first === 0xfe && second === 0xff) || (first === 0 && second > 0)
    ? 'utf-16be'
    : undefined;
}
