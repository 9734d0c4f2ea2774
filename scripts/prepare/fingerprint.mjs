import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from '../paths.mjs';

/**
 * A hash of the names and bytes of files and whole folders of the clone. A
 * missing one changes the hash too.
 *
 * @param {string[]} paths
 */
export async function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const name of paths) {
    await add(hash, name);
  }
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} name
 */
async function add(hash, name) {
  const full = path.join(ROOT, name);
  let entries;
  try {
    entries = await readdir(full, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') {
      hash.update(`${name}\0-\0`);
      return;
    }
    hash.update(`${name}\0`).update(await readFile(full));
    return;
  }
  for (const { name: entry } of entries.sort((a, b) =>
    a.name < b.name ? -1 : 1
  )) {
    await add(hash, `${name}/${entry}`);
  }
}

/**
 * Does something unless the stamp has this value already. The stamp is written
 * last, so that an interrupted run starts again.
 *
 * @param {string} stamp - path of the file
 * @param {string} value - what the work depends on
 * @param {() => Promise<unknown>} act
 */
export async function unlessStamped(stamp, value, act) {
  const before = await readFile(stamp, 'utf8').catch(() => undefined);
  if (before === value) {
    return;
  }
  await act();
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, value);
}
