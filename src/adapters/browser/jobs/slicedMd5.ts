import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Bytes that are hashed in less than a millisecond. */
const SLICE = 128 * 1024;

/**
 * The ETag, without quotes, that S3 gives an object with these bytes if it was
 * put in one request and is not encrypted with a KMS key. Browsers have no MD5
 * of their own. The page can do other things in between.
 */
export async function slicedMd5(bytes: Uint8Array): Promise<string> {
  const hash = md5.create();
  for (let at = 0; at < bytes.length; at += SLICE) {
    if (at > 0) {
      await nextTask();
    }
    hash.update(bytes.subarray(at, at + SLICE));
  }
  return bytesToHex(hash.digest());
}

/** Other than a timer, a message waits for nothing in a tab that nobody looks at. */
function nextTask(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
