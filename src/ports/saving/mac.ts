/** Signs with one key (HMAC-SHA-256). Who does not have the key cannot make a signature. */
export interface Mac {
  /** @returns the signature in hexadecimal digits */
  sign(text: string): Promise<string>;
  /** @returns the SHA-256 in hexadecimal digits; it needs no key */
  hash(bytes: Uint8Array): Promise<string>;
}
