/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { pillowThumbnails } from '../../../src/adapters/node/pillow/pillowThumbnails';
import { sharpThumbnails } from '../../../src/adapters/node/sharpThumbnails';
import { imageFile, pngOf } from '../../fixtures/imageFiles';
import { describeThumbnailMaker } from './thumbnailMaker';

/** That of the sandbox, which has Pillow. */
const BIN = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';
const PYTHON = path.resolve(__dirname, '../../../.venv', BIN);

describeThumbnailMaker('sharp', () => sharpThumbnails());

(existsSync(PYTHON) ? describe : describe.skip)('with a Python', () => {
  describeThumbnailMaker('Pillow', () => pillowThumbnails(PYTHON));

  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'curation-pillow-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A program that stands for Python. */
  async function program(name: string, script: string): Promise<string> {
    const file = path.join(folder, name);
    await writeFile(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return file;
  }

  it('is none without Python, or without Pillow', async () => {
    expect(await pillowThumbnails('/no/such/python')).toBeUndefined();
    const bare = await program('bare', `exec "${PYTHON}" -S -I "$@"`);
    expect(await pillowThumbnails(bare)).toBeUndefined();
    const other = await program('other', 'echo this is no message at all');
    expect(await pillowThumbnails(other)).toBeUndefined();
  });

  it('gives no keys to the process', async () => {
    const seen = path.join(folder, 'seen');
    const python = await program(
      'watched',
      `env > "${seen}"; exec "${PYTHON}" "$@"`
    );
    process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
    try {
      await pillowThumbnails(python);
    } finally {
      delete process.env.AWS_SECRET_ACCESS_KEY;
    }
    const { stdout } = spawnSync('cat', [seen], { encoding: 'utf8' });
    expect(stdout).toContain('PATH=');
    expect(stdout).not.toContain('secret-of-the-test');
  });

  it('a process that dies is replaced, and its image is tried again', async () => {
    // The first one dies when it is asked; those that follow work.
    const once = path.join(folder, 'once');
    const python = await program(
      'dying',
      `if mkdir "${once}" 2>/dev/null; then
  "${PYTHON}" -c 'import sys
head = b"{\\"ready\\": true, \\"bytes\\": 0}"
sys.stdout.buffer.write(len(head).to_bytes(4, "big") + head)
sys.stdout.buffer.flush()
sys.stdin.buffer.read(1)'
else exec "${PYTHON}" "$@"; fi`
    );
    const maker = await pillowThumbnails(python, { processes: 1 });
    expect(await maker?.make(imageFile('png'))).toMatchObject({
      width: 48,
      height: 32
    });
    expect(existsSync(once)).toBe(true);
  });

  it('one that never answers is ended, and the image is named', async () => {
    const python = await program(
      'deaf',
      `exec "${PYTHON}" -c 'import sys, time
head = b"{\\"ready\\": true, \\"bytes\\": 0}"
sys.stdout.buffer.write(len(head).to_bytes(4, "big") + head)
sys.stdout.buffer.flush()
time.sleep(600)'`
    );
    const maker = await pillowThumbnails(python, {
      processes: 1,
      patience: 1_500
    });
    expect(await maker?.make(imageFile('png'))).toMatchObject({
      problem: { code: 'unreadable', said: expect.stringContaining('too long') }
    });
  });

  it('more pixels than are decoded never reach it', async () => {
    const maker = await pillowThumbnails(PYTHON);
    const began = Date.now();
    expect(await maker?.make(pngOf(60_000, 60_000))).toEqual({
      problem: { code: 'too-many-pixels', width: 60_000, height: 60_000 }
    });
    expect(Date.now() - began).toBeLessThan(500);
  });
});
