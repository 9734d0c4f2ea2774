import type { Stats } from 'node:fs';
import { lstat, open, stat } from 'node:fs/promises';

import { NotAllowed, TooLarge } from '../../domain/errors';

/** Others may write to it. */
const OTHERS_WRITE = 0o002;

/**
 * Reads a file that decides what a command does. On a shared computer another
 * user can put a file or a link where a command is run, so both must be the
 * person's own or root's, and not be open to everybody. Windows tells no owners.
 *
 * @param uid - the person; undefined if the system has no such numbers
 * @throws NotAllowed if another user could have written it; TooLarge beyond
 * `limit` bytes; what the file system throws
 */
export async function readOwnFile(
  file: string,
  limit: number,
  uid: number | undefined = process.getuid?.()
): Promise<Uint8Array> {
  const link = await lstat(file);
  if (uid !== undefined) {
    // Before it is opened: opening a pipe of another user may wait for ever.
    checkOwner(file, link, uid);
    checkOwner(file, await stat(file), uid);
  }
  const handle = await open(file);
  try {
    const stats = await handle.stat();
    if (uid !== undefined) {
      checkOwner(file, stats, uid);
      if ((stats.mode & OTHERS_WRITE) !== 0) {
        throw new NotAllowed('file-open-to-all', { file });
      }
    }
    if (stats.size > limit) {
      throw new TooLarge('file-too-large', { filename: file, limit });
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function checkOwner(file: string, { uid: owner }: Stats, uid: number): void {
  if (owner !== uid && owner !== 0) {
    throw new NotAllowed('file-of-another-user', { file, owner });
  }
}
