/** Bytes as hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** @returns undefined if the text has anything but pairs of hexadecimal digits */
export function fromHex(text: string): Uint8Array | undefined {
  return /^([0-9a-f]{2})*$/.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16))
    : undefined;
}
