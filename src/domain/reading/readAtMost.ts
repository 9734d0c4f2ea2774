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
  const parts: Uint8Array[] = [];
  let length = 0;
  if ((announced ?? 0) <= most) {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) {
        return joined(parts, length);
      }
      length += value.length;
      if (length > most) {
        break;
      }
      parts.push(value);
    }
  }
  // The rest is not received, and the connection is not kept waiting for it.
  await reader.cancel();
  return 'too-large';
}

function joined(
  parts: readonly Uint8Array[],
  length: number
): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
