import { Sha256Js } from '@smithy/core/checksum';

import { toHex } from '../../../domain/edits/hex';
import type { Mac } from '../../../ports/saving/mac';

/** Bytes that are hashed at a time: about 10 ms. Then the page may do something else. */
const AT_A_TIME = 512 * 1024;

/** By the SDK's own implementation in JavaScript, for pages on plain http, where the browser has none. */
export function scriptMac(key: Uint8Array): Mac {
  return {
    async sign(text) {
      const mac = new Sha256Js(key);
      mac.update(new TextEncoder().encode(text));
      return toHex(await mac.digest());
    },
    async hash(bytes) {
      const hash = new Sha256Js();
      for (let at = 0; at < bytes.length; at += AT_A_TIME) {
        if (at > 0) {
          await new Promise(resolve => setTimeout(resolve));
        }
        hash.update(bytes.subarray(at, at + AT_A_TIME));
      }
      return toHex(await hash.digest());
    }
  };
}
