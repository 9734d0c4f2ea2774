/** A stream of bytes, as far as it is used. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
    cancel(): Promise<unknown>;
  };
}

/**
 * Reads a stream to its end, and ends it as soon as there is too much. What is
 * compressed on its way is longer than announced.
 *
 * @param announced - the announced length in bytes, if there is one
 * @param most - in bytes; no more is held than the chunk that exceeds it
 */
export async function readAtMost(
  stream: ByteStream,
  announced: number | undefined,
  most: number
): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  const reader = stream.getReader();
  const expected = Math.max(0, announced || 0);
  if (expected <= most) {
    // In one piece from the start: parts that are joined at the end take the double.
    let bytes = new Uint8Array(expected);
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) {
        return length === bytes.length ? bytes : bytes.slice(0, length);
      }
      if (length + value.length > most) {
        break;
      }
      if (length + value.length > bytes.length) {
        bytes = enlarged(bytes, Math.min(most, 2 * (length + value.length)));
      }
      bytes.set(value, length);
      length += value.length;
    }
  }
  // The rest is not received, and the connection is not kept waiting for it.
  await reader.cancel();
  return 'too-large';
}

function enlarged(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}
