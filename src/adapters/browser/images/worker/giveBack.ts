/**
 * Gives the memory of an image back at once; it is empty afterwards. Otherwise
 * several images of 100 MB that nobody needs any more wait for garbage collection.
 * Chromium keeps a buffer that was received until then, even if it is detached by
 * `transfer`; it only lets go of one that is sent on.
 *
 * @param image - nobody else may need its buffer
 */
export function giveBack({ buffer }: Uint8Array): void {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(null, [buffer as ArrayBuffer]);
  port1.close();
  port2.close();
}
