import type {
  FolderPicker,
  PickedFolder
} from '../../../ports/jobs/folderPicker';
import type { CurationDatabase } from '../saving/database';
import type { DirectoryHandle, PickingWindow } from './directoryHandle';
import { HandleFolder } from './handleFolder';
import { ListedFolder } from './listedFolder';

type Handles = Pick<CurationDatabase, 'get' | 'put'>;

/** By this the browser remembers where its dialog was. */
const PICKER_ID = 'curation-dataset';

/** The browser's dialogs for folders. A handle is kept, so that a person needs one click to go on. */
export class PagePicker implements FolderPicker {
  /**
   * @param _database - keeps the handle
   * @param _key - of the connection
   */
  constructor(
    private readonly _database: Promise<Handles | undefined>,
    private readonly _key: string,
    private readonly _window: PickingWindow & { readonly document: Document }
  ) {}

  async pick(): Promise<PickedFolder | undefined> {
    try {
      const handle = await this._window.showDirectoryPicker?.({
        id: PICKER_ID,
        mode: 'read'
      });
      return handle ? await this._keep(handle) : await this._pickFiles();
    } catch (error) {
      switch (error instanceof DOMException && error.name) {
        case 'AbortError':
          return undefined;
        case 'SecurityError':
          // The page is in a frame of another site, which gets no handles.
          return this._pickFiles();
        default:
          throw error;
      }
    }
  }

  async last(): Promise<PickedFolder | undefined> {
    try {
      const handle: unknown = await (
        await this._database
      )?.get('folders', this._key);
      return isDirectory(handle) ? ofHandle(handle) : undefined;
    } catch {
      // It only saves a click.
      return undefined;
    }
  }

  private async _keep(handle: DirectoryHandle): Promise<PickedFolder> {
    // Without it, the person chooses the folder again the next time.
    await this._database
      .then(database => database?.put('folders', handle, this._key))
      .catch(() => undefined);
    return ofHandle(handle);
  }

  private async _pickFiles(): Promise<PickedFolder | undefined> {
    const files = await chosenFiles(this._window.document);
    if (files === undefined) {
      return undefined;
    }
    const folder = new ListedFolder(files);
    return { name: folder.name, folder, allowed: async () => true };
  }
}

function ofHandle(handle: DirectoryHandle): PickedFolder {
  return {
    name: handle.name,
    folder: new HandleFolder(handle),
    allowed: async () => {
      const asked = await handle.requestPermission?.({ mode: 'read' });
      return asked === undefined || asked === 'granted';
    }
  };
}

function isDirectory(stored: unknown): stored is DirectoryHandle {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    'kind' in stored &&
    stored.kind === 'directory' &&
    // A value that only looks like a handle has no methods.
    'entries' in stored &&
    typeof stored.entries === 'function'
  );
}

/** The files of a folder that the person chooses; undefined if they close the dialog. */
function chosenFiles(page: Document): Promise<FileList | undefined> {
  const input = page.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  // Some browsers forget an input that is nowhere.
  input.hidden = true;
  page.body.append(input);
  return new Promise<FileList | undefined>(resolve => {
    input.addEventListener('change', () => resolve(input.files ?? undefined));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  }).finally(() => input.remove());
}
