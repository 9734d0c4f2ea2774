/** @jest-environment node */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ExportFile } from '../../../../src/adapters/node/exportFile';
import { rejectionText } from '../../../support/english';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file of an export', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-'));
    path = join(folder, 'rows.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gets its name when it is whole', async () => {
    const file = await ExportFile.create(path);
    await file.write(bytes('{"a":1}\n'));
    await file.write(bytes('{"b":"ü"}\n'));
    expect(await readdir(folder)).toEqual(['rows.jsonl.part']);
    expect(await file.close(true)).toBe(path);
    expect(await readFile(path, 'utf8')).toBe('{"a":1}\n{"b":"ü"}\n');
  });

  it('never looks whole if it is not', async () => {
    const file = await ExportFile.create(path);
    await file.write(bytes('{"a":1}\n'));
    expect(await file.close(false)).toBe(`${path}.part`);
    // It is there to be read.
    await file.drop();
    expect(await readdir(folder)).toEqual(['rows.jsonl.part']);
  });

  it('leaves nothing behind if it came to no end, so that it can be begun again', async () => {
    const file = await ExportFile.create(path);
    await file.write(bytes('half'));
    await file.drop();
    await file.drop();
    expect(await readdir(folder)).toEqual([]);
    const again = await ExportFile.create(path);
    await again.close(true);
    await again.drop();
    expect(await readdir(folder)).toEqual(['rows.jsonl']);
  });

  it('is never written over another, also one that came meanwhile', async () => {
    const file = await ExportFile.create(path);
    await writeFile(path, 'mine');
    expect(await rejectionText(file.close(true))).toContain('is there already');
    expect(await rejectionText(ExportFile.create(path))).toContain(
      'is there already'
    );
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('is written by one run at a time', async () => {
    const file = await ExportFile.create(path);
    await file.write(bytes('first'));
    expect(await rejectionText(ExportFile.create(path))).toContain(
      'rows.jsonl.part is there already'
    );
    await file.close(true);
    expect(await readFile(path, 'utf8')).toBe('first');
    expect(await readdir(folder)).toEqual(['rows.jsonl']);
  });

  it('names the file and the reason if it cannot be made', async () => {
    const text = await rejectionText(
      ExportFile.create(join(folder, 'none', 'rows.csv'))
    );
    expect(text).toContain('rows.csv.part could not be written');
  });
});
