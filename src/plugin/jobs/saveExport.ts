import type { Contents } from '@jupyterlab/services';

import type { ExportTools } from '../../desk/jobs/exportJob';
import { Invalid } from '../../domain/errors';
import type { ExportFormat } from '../../domain/jobs/export/exportFormats';
import { download, timedName } from '../saveJson';

const TYPES: Readonly<
  Record<ExportFormat, { readonly ending: string; readonly type: string }>
> = {
  jsonl: { ending: 'jsonl', type: 'application/jsonl' },
  csv: { ending: 'csv', type: 'text/csv' },
  parquet: { ending: 'parquet', type: 'application/vnd.apache.parquet' },
  's3-batch-manifest': { ending: 'manifest.csv', type: 'text/csv' }
};

/**
 * Writes an export to a folder of the Jupyter server, or to a download.
 *
 * @param what - the beginning of the file's name; the time follows
 */
export function exportSaver(
  contents: Pick<Contents.IManager, 'get' | 'save'>,
  what: string
): ExportTools['save'] {
  return async (pieces, format, folder) => {
    const { ending, type } = TYPES[format];
    // A connection may be called anything.
    const name = timedName(what.replace(/[^\p{L}\p{N}._-]+/gu, '-'), ending);
    if (folder === '') {
      download(name, pieces, type);
      return name;
    }
    const path = `${folder.replace(/\/+$/, '')}/${name}`;
    const isThere = await contents.get(path, { content: false }).then(
      () => true,
      () => false
    );
    if (isThere) {
      throw new Invalid('file-there-already', { file: path });
    }
    try {
      await contents.save(path, {
        type: 'file',
        format: 'base64',
        content: await base64(new Blob([...pieces]))
      });
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause);
      throw new Invalid('file-not-written', { file: path, said }, { cause });
    }
    return path;
  };
}

/** The browser's own reader does it beside the page, and holds no second copy. */
async function base64(bytes: Blob): Promise<string> {
  const reader = new FileReader();
  const read = new Promise<string>((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
  });
  reader.readAsDataURL(bytes);
  const url = await read;
  return url.slice(url.indexOf(',') + 1);
}
