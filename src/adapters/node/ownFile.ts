import type { Stats } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';

import { NotAllowed } from '../../domain/errors';
import { readRegularFile } from './regularFile';

/** Others may write to it. */
const OTHERS_WRITE = 0o002;

/**
 * Reads a file that decides what a command does. On a shared computer another
 * user can put a file or a link where a command is run, so both must be the
 * person's own or root's, and not be open to everybody. Windows tells no owners.
 *
 * @param uid - the person; undefined if the system has no such numbers
 * @throws NotAllowed if another user could have written it; what
 * `readRegularFile` throws
 */
export async function readOwnFile(
  file: string,
  limit: number,
  uid: number | undefined = process.getuid?.()
): Promise<Uint8Array> {
  if (uid === undefined) {
    return readRegularFile(file, limit);
  }
  const me = uid;
  checkOwner(file, await lstat(file), me);
  checkOwner(file, await stat(file), me);
  return readRegularFile(file, limit, stats => {
    checkOwner(file, stats, me);
    if ((stats.mode & OTHERS_WRITE) !== 0) {
      throw new NotAllowed('file-open-to-all', { file });
    }
  });
}

function checkOwner(file: string, { uid: owner }: Stats, uid: number): void {
  if (owner !== uid && owner !== 0) {
    throw new NotAllowed('file-of-another-user', { file, owner });
  }
}
