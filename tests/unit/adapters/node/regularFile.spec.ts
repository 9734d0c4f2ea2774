/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { readRegularFile } from '../../../../src/adapters/node/regularFile';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'regular-file-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function fileOf(text: string): Promise<string> {
  const file = path.join(folder, 'file.json');
  await writeFile(file, text);
  return file;
}

it('reads a file up to its limit', async () => {
  const file = await fileOf('12345');
  const read = await readRegularFile(file, 5);
  expect(Buffer.from(read).toString()).toBe('12345');
  await expect(readRegularFile(file, 4)).rejects.toMatchObject({
    code: 'file-too-large'
  });
});

it('reads an empty file', async () => {
  expect(await readRegularFile(await fileOf(''), 5)).toHaveLength(0);
});

it('a pipe that nobody writes to is not waited for', async () => {
  const pipe = path.join(folder, 'pipe.json');
  execFileSync('mkfifo', [pipe]);
  await expect(readRegularFile(pipe, 5)).rejects.toThrow('regular file');
});

it('a device without an end is not read', async () => {
  await expect(readRegularFile('/dev/zero', 5)).rejects.toThrow('regular file');
});

it('a file that says it is empty and is not is not read on', async () => {
  const endless = '/proc/self/maps';
  if (process.platform === 'linux') {
    await expect(readRegularFile(endless, 1e9)).rejects.toThrow('grew');
  }
});
