import type { Invalid } from '../../../domain/errors';
import type { Pieces } from '../../../ports/images/pieces';

/**
 * A file of the browser in pieces. The browser reads from the disk what a slice
 * asks for, and nothing else.
 *
 * @param errorOf - what a read that failed, or gave less than was asked for, means
 * @param check - throws if the file is not what it was
 */
export function slicesOf(
  file: File,
  errorOf: (cause?: unknown) => Invalid | Promise<Invalid>,
  check: Pieces['check']
): Pieces {
  return {
    length: file.size,
    async piece(from, to) {
      let bytes: Uint8Array;
      try {
        bytes = new Uint8Array(await file.slice(from, to).arrayBuffer());
      } catch (cause) {
        throw await errorOf(cause);
      }
      if (bytes.length < to - from) {
        throw await errorOf();
      }
      return bytes;
    },
    check
  };
}
