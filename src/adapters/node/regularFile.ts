import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

import { TooLarge } from '../../domain/errors';

/** Windows has no such flag, and no pipes among its files. */
const WITHOUT_WAITING = constants.O_NONBLOCK ?? 0;

/**
 * Reads a whole file. A pipe would be waited for, and a device has no end and
 * no size, so only a regular file is read, and no more of it than it has when
 * it is opened.
 *
 * @param check - looks at the opened file before it is read, and may throw
 * @throws TooLarge beyond `limit` bytes; an Error without a code of ours if it
 * is no regular file or grows; what the file system throws
 */
export async function readRegularFile(
  file: string,
  limit: number,
  check: (stats: Stats) => void = () => undefined
): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | WITHOUT_WAITING);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) {
      throw new Error(`${file} is not a regular file.`);
    }
    check(stats);
    if (stats.size > limit) {
      throw new TooLarge('file-too-large', { filename: file, limit });
    }
    // One byte more shows that it grew.
    const bytes = Buffer.alloc(stats.size + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length);
      length += bytesRead;
      if (length > stats.size) {
        throw new Error(`${file} grew while it was read.`);
      }
      if (bytesRead === 0) {
        return bytes.subarray(0, length);
      }
    }
  } finally {
    await handle.close();
  }
}
