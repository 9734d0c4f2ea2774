import type { PickingWindow } from '../../../../../src/adapters/browser/jobs/directoryHandle';
import { PagePicker } from '../../../../../src/adapters/browser/jobs/pagePicker';
import type { CurationDatabase } from '../../../../../src/adapters/browser/saving/database';
import { DiskFolder } from '../../../../support/pickedFolders';

/** What the browser keeps, which a later page finds. */
async function aDatabase(): Promise<CurationDatabase> {
  const kept = new Map<string, unknown>();
  return {
    get: async (_store: string, key: string) => kept.get(key),
    put: async (_store: string, value: unknown, key: string) =>
      void kept.set(key, value)
  } as unknown as CurationDatabase;
}

const NO_DATABASE = Promise.resolve(undefined);

const disk = new DiskFolder('dataset');
const withPicker = (pick: PickingWindow['showDirectoryPicker']) => ({
  document,
  showDirectoryPicker: pick
});

it('keeps the handle of a folder, and asks again before it is read', async () => {
  const database = aDatabase();
  const asked = jest.fn(async () => disk.handle);
  await new PagePicker(database, 'a', withPicker(asked)).pick();
  expect(asked).toHaveBeenCalledWith(expect.objectContaining({ mode: 'read' }));

  const later = new PagePicker(database, 'a', withPicker(asked));
  const last = await later.last();
  expect(last?.name).toBe('dataset');
  expect(await last?.allowed()).toBe(true);
  disk.permission = 'denied';
  expect(await last?.allowed()).toBe(false);
  disk.permission = 'granted';
  expect(asked).toHaveBeenCalledTimes(1);
});

it('knows nothing of the folder of another connection', async () => {
  const database = aDatabase();
  const picker = withPicker(async () => disk.handle);
  await new PagePicker(database, 'a', picker).pick();
  expect(await new PagePicker(database, 'b', picker).last()).toBeUndefined();
});

it.each([
  ['a path', '/etc/passwd'],
  ['what only looks like one', { kind: 'directory', name: 'dataset' }]
])('does not take %s for a handle', async (_, planted) => {
  const get = async (): Promise<unknown> => planted;
  const database = { get } as unknown as CurationDatabase;
  const picker = new PagePicker(Promise.resolve(database), 'a', { document });
  expect(await picker.last()).toBeUndefined();
});

it('gets no folder if the person closes the dialog', async () => {
  const closed = withPicker(async () => {
    throw new DOMException('closed', 'AbortError');
  });
  expect(await new PagePicker(NO_DATABASE, 'a', closed).pick()).toBeUndefined();
});

const input = (): HTMLInputElement => document.querySelector('input')!;

it.each([
  ['has no picker', { document }],
  [
    'refuses it in this frame',
    withPicker(async () => {
      throw new DOMException('a frame', 'SecurityError');
    })
  ]
])('asks by an input if the browser %s', async (_, page) => {
  disk.put('TOP/1005/1/detail/a.jpg', 'x');
  const picked = new PagePicker(NO_DATABASE, 'a', page).pick();
  await Promise.resolve();
  expect(input().webkitdirectory).toBe(true);
  Object.defineProperty(input(), 'files', { value: [...disk.files()] });
  input().dispatchEvent(new Event('change'));
  expect((await picked)?.name).toBe('dataset');
  expect(input()).toBeNull();
});

it('gets no folder if the person closes the dialog of the input', async () => {
  const picked = new PagePicker(NO_DATABASE, 'a', { document }).pick();
  await Promise.resolve();
  input().dispatchEvent(new Event('cancel'));
  expect(await picked).toBeUndefined();
  expect(input()).toBeNull();
});
