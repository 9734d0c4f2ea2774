import { open, rename, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import { Invalid } from '../../domain/errors';

/** What a file has as long as it is not whole. */
const PART = '.part';

/** A new file that gets its name when it is whole. It writes over none. */
export class ExportFile {
  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle
  ) {}

  /** @throws Invalid if the file is there already, or cannot be made */
  static async create(path: string): Promise<ExportFile> {
    if (await exists(path)) {
      throw new Invalid('file-there-already', { file: path });
    }
    // What an earlier run left unfinished is replaced.
    const handle = await naming(path, () => open(`${path}${PART}`, 'w'));
    return new ExportFile(path, handle);
  }

  /** @throws Invalid, for example if the disk is full */
  async write(text: string): Promise<void> {
    await naming(this.path, () => this.handle.appendFile(text, 'utf8'));
  }

  /**
   * Ends the file. One that is not whole keeps the ending `.part`.
   *
   * @returns its path
   */
  async close(isWhole: boolean): Promise<string> {
    const part = `${this.path}${PART}`;
    await naming(this.path, () => this.handle.close());
    if (!isWhole) {
      return part;
    }
    if (await exists(this.path)) {
      throw new Invalid('file-there-already', { file: this.path });
    }
    await naming(this.path, () => rename(part, this.path));
    return this.path;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false
  );
}

/** What the file system says, as an error that names the file. */
async function naming<Result>(
  file: string,
  act: () => Promise<Result>
): Promise<Result> {
  try {
    return await act();
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new Invalid('file-not-written', { file, said }, { cause });
  }
}
