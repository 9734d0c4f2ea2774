/** Bytes. Smaller ones wait for garbage collection: with 19 of them, a product opened 150 ms later. */
const WORTH = 4_000_000;

/**
 * Gives the memory of an image back at once if it is large; it is empty then. Otherwise
 * several images of 100 MB that nobody needs any more wait for garbage collection.
 * Chromium keeps a buffer that was received until then, even if it is detached by
 * `transfer`; it only lets go of one that is sent on.
 *
 * @param image - nobody else may need its buffer
 */
export function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (byteLength < WORTH) {
    return;
  }
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(null, [buffer as ArrayBuffer]);
  port1.close();
  port2.close();
}
