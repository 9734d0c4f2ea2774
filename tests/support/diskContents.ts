import { ServerConnection } from '@jupyterlab/services';

import { ServerFolder } from '../../src/adapters/jupyter/serverFolder';
import type { ServerContents } from '../../src/adapters/jupyter/serverFolder';
import type { DiskFile, DiskFolder } from './pickedFolders';

const BASE = 'http://127.0.0.1/';

/** A folder as JupyterLab's contents manager and the server's `files/` show it. */
export function folderOfServer(disk: DiskFolder, root = 'data'): ServerFolder {
  const find = (path: string): DiskFolder | DiskFile => {
    const [first, ...parts] = path.split('/');
    let found: DiskFolder | DiskFile | undefined =
      first === root ? disk : undefined;
    for (const part of parts) {
      found = found?.kind === 'directory' ? found.inside.get(part) : undefined;
    }
    if (found === undefined || found.gone) {
      throw failure(404);
    }
    if (found.kind === 'directory' && found.permission !== 'granted') {
      throw failure(403);
    }
    return found;
  };
  const told = (one: DiskFolder | DiskFile): Answer => ({
    name: one.name,
    type: one.kind,
    last_modified: new Date(
      one.kind === 'file' ? one.modified : 0
    ).toISOString(),
    ...(one.kind === 'file' && { size: one.snapshot().size }),
    content: null
  });
  const contents: ServerContents = {
    get: async (path, { content }) => {
      const found = find(path);
      return content && found.kind === 'directory'
        ? { ...told(found), content: [...found.inside.values()].map(told) }
        : told(found);
    },
    getDownloadUrl: async path => `${BASE}files/${encodeURIComponent(path)}`
  };
  const settings = {
    baseUrl: BASE,
    appendToken: false,
    token: '',
    init: {},
    Request,
    Headers,
    fetch: async ({ url }: Request) => {
      const path = decodeURIComponent(
        new URL(url).pathname.replace('/files/', '')
      );
      try {
        const file = find(path) as DiskFile;
        file.onRead();
        return new Response(file.text);
      } catch {
        return new Response(null, { status: 404 });
      }
    }
  } as unknown as ServerConnection.ISettings;
  return new ServerFolder(contents, settings, root);
}

type Answer = Awaited<ReturnType<ServerContents['get']>>;

function failure(status: number): Error {
  return new ServerConnection.ResponseError(new Response(null, { status }));
}
