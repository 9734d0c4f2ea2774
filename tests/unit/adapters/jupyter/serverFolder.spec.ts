import { ServerConnection } from '@jupyterlab/services';

import type { ServerContents } from '../../../../src/adapters/jupyter/serverFolder';
import { ServerFolder } from '../../../../src/adapters/jupyter/serverFolder';
import type { FoundFile } from '../../../../src/ports/jobs/sourceFolder';
import type { Skipped } from '../../../../src/ports/jobs/sourceTree';

const NAME = 'a.jpg';

/** Of each request: the status of its answer. */
let status = { list: 200, look: 200, file: 200 };
let folder: ServerFolder;

beforeEach(() => {
  status = { list: 200, look: 200, file: 200 };
  const file = {
    name: NAME,
    type: 'file',
    last_modified: '2026-01-01T00:00:00Z',
    size: 3,
    content: null
  };
  const contents: ServerContents = {
    get: async (path, { content }) => {
      const answer = new Response(null, {
        status: content ? status.list : status.look
      });
      if (!answer.ok) {
        throw new ServerConnection.ResponseError(answer);
      }
      return content
        ? { ...file, type: 'directory', name: path, content: [file] }
        : file;
    },
    getDownloadUrl: async () => 'http://127.0.0.1/files/a.jpg'
  };
  jest.spyOn(ServerConnection, 'makeRequest').mockImplementation(
    async () =>
      new Response(status.file === 200 ? 'abc' : null, {
        status: status.file
      })
  );
  folder = new ServerFolder(contents, ServerConnection.makeSettings(), 'data');
});
afterEach(() => jest.restoreAllMocks());

async function list(parts: readonly string[]): Promise<readonly Skipped[]> {
  const skipped: Skipped[] = [];
  for await (const _ of folder.entries(parts, one => skipped.push(one))) {
    // Only what is left out counts.
  }
  return skipped;
}

async function found(): Promise<FoundFile> {
  for await (const entry of folder.entries(['TOP'], () => undefined)) {
    if (entry.kind === 'file') {
      return (await entry.look())!;
    }
  }
  throw new Error('There is no file.');
}

describe.each([401, 424, 429, 502, 503, 504])('while the answer is %s', at => {
  const told = { kind: 'Unreachable', facts: { status: at } };

  it.each([[[]], [['TOP']]])(
    'no folder is said to be unreadable: %j',
    async parts => {
      status.list = at;
      await expect(list(parts)).rejects.toMatchObject(told);
    }
  );

  it('no file is said to be unreadable', async () => {
    const file = await found();
    status.file = at;
    await expect(file.read()).rejects.toMatchObject(told);
    await expect(
      file.inPieces(async ({ piece }) => piece(0, 3))
    ).rejects.toMatchObject(told);
  });

  it('no file is said to have changed', async () => {
    const file = await found();
    status.look = at;
    await expect(file.read()).rejects.toMatchObject(told);
  });
});

it.each([403, 404, 500])('%s is about the file', async at => {
  const file = await found();
  status.file = at;
  await expect(file.read()).rejects.toMatchObject({
    code: 'local-file-unreadable'
  });
  status.list = at;
  expect(await list(['TOP'])).toEqual(
    at === 404 ? [] : [{ path: 'TOP', reason: { code: 'unreadable' } }]
  );
});
