import { freeBytes } from './freeBytes';

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
 * @param room - asked when more comes than was announced, before memory is taken for it
 */
export async function readAtMost(
  stream: ByteStream,
  announced: number | undefined,
  most: number,
  room: () => Promise<void> | undefined = () => undefined
): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  const reader = stream.getReader();
  const expected = Math.max(0, announced || 0);
  if (expected <= most) {
    // In one piece from the start: parts that are joined at the end take the double.
    let bytes = new Uint8Array(expected);
    let length = 0;
    let asked = false;
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) {
        return length === bytes.length ? bytes : withLength(bytes, length);
      }
      if (length + value.length > most) {
        freeBytes(bytes);
        break;
      }
      if (length + value.length > bytes.length) {
        await (asked ? undefined : room());
        asked = true;
        bytes = withLength(bytes, Math.min(most, 2 * (length + value.length)));
      }
      bytes.set(value, length);
      length += value.length;
    }
  }
  // The rest is not received, and the connection is not kept waiting for it.
  await reader.cancel();
  return 'too-large';
}

function withLength(
  bytes: Uint8Array,
  length: number
): Uint8Array<ArrayBuffer> {
  const other = new Uint8Array(length);
  other.set(bytes.subarray(0, length));
  freeBytes(bytes);
  return other;
}
