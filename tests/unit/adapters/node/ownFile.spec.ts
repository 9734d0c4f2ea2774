/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import {
  chmod,
  chown,
  lchown,
  mkdtemp,
  rm,
  symlink,
  writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { readOwnFile } from '../../../../src/adapters/node/ownFile';

const LIMIT = 100;
const ME = process.getuid?.() ?? 0;

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'own-file-'));
  file = path.join(folder, 'team.json');
  await writeFile(file, '{}', { mode: 0o644 });
});

afterEach(() => rm(folder, { recursive: true }));

it('reads a file of the person', async () => {
  expect(Buffer.from(await readOwnFile(file, LIMIT)).toString()).toBe('{}');
});

it('refuses a file and a link that another user planted, and names the owner', async () => {
  const link = path.join(folder, 'link.json');
  await symlink(file, link);
  // The tests may run as root, whose files are anybody's to read.
  if (ME === 0) {
    await lchown(link, 4711, 4711);
    await expect(readOwnFile(link, LIMIT, 1000)).rejects.toMatchObject({
      code: 'file-of-another-user',
      facts: { file: link, owner: 4711 }
    });
    await chown(file, 4711, 4711);
  }
  await expect(readOwnFile(file, LIMIT, 1000)).rejects.toMatchObject({
    code: 'file-of-another-user',
    facts: { file, owner: ME === 0 ? 4711 : ME }
  });
});

it('a pipe that another user planted holds up nobody', async () => {
  const pipe = path.join(folder, 'pipe.json');
  execFileSync('mkfifo', [pipe]);
  if (ME === 0) {
    await chown(pipe, 4711, 4711);
  }
  await expect(readOwnFile(pipe, LIMIT, 1000)).rejects.toMatchObject({
    code: 'file-of-another-user'
  });
});

it('refuses a file that everybody can change, and one that is too large', async () => {
  await chmod(file, 0o666);
  await expect(readOwnFile(file, LIMIT)).rejects.toMatchObject({
    code: 'file-open-to-all'
  });
  await writeFile(file, 'x'.repeat(LIMIT + 1));
  await chmod(file, 0o644);
  await expect(readOwnFile(file, LIMIT)).rejects.toMatchObject({
    code: 'file-too-large'
  });
});
