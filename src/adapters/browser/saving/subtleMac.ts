import { toHex } from '../../../domain/edits/hex';
import type { Mac } from '../../../ports/saving/mac';

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

/** By the browser, which keeps the key to itself. Only secure contexts have it. */
export async function subtleMac(
  subtle: SubtleCrypto,
  key: Uint8Array
): Promise<Mac> {
  const mine = await subtle.importKey('raw', key.slice(), ALGORITHM, false, [
    'sign'
  ]);
  return {
    sign: async text =>
      toHex(
        new Uint8Array(
          await subtle.sign(ALGORITHM, mine, new TextEncoder().encode(text))
        )
      ),
    hash: async bytes =>
      // The bytes of a file are never shared with another thread.
      toHex(
        new Uint8Array(
          await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
        )
      )
  };
}
