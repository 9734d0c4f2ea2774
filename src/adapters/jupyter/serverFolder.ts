import { ServerConnection } from '@jupyterlab/services';

import {
  Invalid,
  NotAllowed,
  NotFound,
  Unreachable
} from '../../domain/errors';
import { readAtMost } from '../../domain/reading/readAtMost';
import type { Pieces } from '../../ports/images/pieces';
import type {
  FolderEntry,
  FoundFile,
  SourceFolder
} from '../../ports/jobs/sourceFolder';
import { foundFile } from '../../ports/jobs/sourceFolder';
import type { Skipped } from '../../ports/jobs/sourceTree';

/** What JupyterLab's contents manager tells of a file or a folder. */
interface FoundContent {
  readonly type: string;
  readonly name: string;
  readonly last_modified: string;
  readonly size?: number;
  readonly content: unknown;
}

/** The part of JupyterLab's contents manager that is used. */
export interface ServerContents {
  get(
    path: string,
    options: { readonly content: boolean; readonly type?: 'directory' }
  ): Promise<FoundContent>;
  getDownloadUrl(path: string): Promise<string>;
}

/**
 * Statuses of a server, or a proxy before it, that says nothing of the file:
 * nobody is signed in, it is down or starting (424 by a hub), or has too much
 * to do.
 */
const NO_ANSWER: readonly number[] = [401, 424, 429, 502, 503, 504];

/** A folder of the Jupyter server, read by the page as the file browser reads it. */
export class ServerFolder implements SourceFolder {
  /** @param _root - relative to the server's root; empty for the root itself */
  constructor(
    private readonly _contents: ServerContents,
    private readonly _settings: ServerConnection.ISettings,
    private readonly _root: string
  ) {}

  async *entries(
    parts: readonly string[],
    skip: (skipped: Skipped) => void
  ): AsyncGenerator<FolderEntry> {
    const path = parts.join('/');
    let found: unknown;
    try {
      found = (
        await this._contents.get(this._at(path), {
          content: true,
          type: 'directory'
        })
      ).content;
    } catch (cause) {
      this._checkServer(cause, parts.length === 0);
      if (responseOf(cause)?.status !== 404) {
        skip({ path, reason: { code: 'unreadable' } });
      }
      return;
    }
    for (const one of Array.isArray(found) ? (found as unknown[]) : []) {
      if (isContent(one)) {
        yield one.type === 'directory'
          ? { kind: 'folder', name: one.name }
          : this._fileOf(one, [...parts, one.name].join('/'));
      }
    }
  }

  private _fileOf(listed: FoundContent, path: string): FolderEntry {
    let known: FoundContent | undefined = listed;
    return {
      kind: 'file',
      name: listed.name,
      look: async (): Promise<FoundFile | undefined> => {
        // The list has told already what the first look asks for.
        const file = known ?? (await this._lookAt(path));
        known = undefined;
        return typeof file?.size !== 'number'
          ? undefined
          : foundFile(file.size, Date.parse(file.last_modified), {
              read: () => this._read(file, path),
              inPieces: act => act(this._pieces(file, path))
            });
      }
    };
  }

  private async _read(before: FoundContent, path: string): Promise<Uint8Array> {
    const bytes = await this._get(path, async ({ body }) =>
      body ? readAtMost(body, undefined, before.size ?? 0) : new Uint8Array()
    );
    if (bytes === 'too-large' || bytes.length !== before.size) {
      throw changed(path);
    }
    await this._check(before, path);
    return bytes;
  }

  /** The browser keeps the bytes of a large file on its disk. The server has no pieces. */
  private _pieces(before: FoundContent, path: string): Pieces {
    let fetched: Promise<Blob> | undefined;
    return {
      length: before.size ?? 0,
      piece: async (from, to) => {
        fetched ??= this._get(path, response => response.blob());
        const piece = (await fetched).slice(from, to);
        if (piece.size < to - from) {
          throw changed(path);
        }
        return new Uint8Array(await piece.arrayBuffer());
      },
      check: () => this._check(before, path)
    };
  }

  /** @throws Invalid `local-file-changed` if it is not what it was */
  private async _check(before: FoundContent, path: string): Promise<void> {
    const after = await this._lookAt(path);
    if (
      after?.size !== before.size ||
      after?.last_modified !== before.last_modified
    ) {
      throw changed(path);
    }
  }

  /**
   * @throws Invalid `local-file-unreadable` if the server does not give it;
   * Unreachable if it does not answer
   */
  private async _get<Result>(
    path: string,
    read: (response: Response) => Promise<Result>
  ): Promise<Result> {
    let cause: unknown;
    try {
      const url = await this._contents.getDownloadUrl(this._at(path));
      const response = await ServerConnection.makeRequest(
        url,
        { cache: 'no-store' },
        this._settings
      );
      if (response.ok) {
        return await read(response);
      }
      throw new ServerConnection.ResponseError(response);
    } catch (error) {
      this._checkServer(error, false);
      cause = error;
    }
    throw new Invalid('local-file-unreadable', { file: path }, { cause });
  }

  private async _lookAt(path: string): Promise<FoundContent | undefined> {
    try {
      return await this._contents.get(this._at(path), { content: false });
    } catch (error) {
      this._checkServer(error, false);
      return undefined;
    }
  }

  private _at(path: string): string {
    return [this._root, path].filter(part => part !== '').join('/');
  }

  /** @throws what ends the run: nothing can be read of the folder, or nobody answers */
  private _checkServer(cause: unknown, isRoot: boolean): void {
    const response = responseOf(cause);
    if (response === undefined) {
      throw new Unreachable('server-silent', {}, { cause });
    }
    const { status, statusText } = response;
    if (NO_ANSWER.includes(status)) {
      throw new Unreachable('server-failed', { status, statusText }, { cause });
    }
    if (isRoot) {
      const folder = { folder: this._root };
      throw status === 403
        ? new NotAllowed('folder-refused', folder, { cause })
        : new NotFound('folder-missing', folder, { cause });
    }
  }
}

function changed(file: string): Invalid {
  return new Invalid('local-file-changed', { file });
}

/** The answer that is an error; undefined if there was none. */
function responseOf(error: unknown): Response | undefined {
  return error instanceof ServerConnection.ResponseError
    ? error.response
    : undefined;
}

function isContent(value: unknown): value is FoundContent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'type' in value &&
    'last_modified' in value
  );
}
