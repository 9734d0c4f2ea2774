import { link, open, stat, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import { Invalid } from '../../domain/errors';

/** What a file has as long as it is not whole. */
const PART = '.part';

/** A new file that gets its name when it is whole. It writes over none. */
export class ExportFile {
  private ended = false;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle
  ) {}

  /** @throws Invalid if the file is there already, or cannot be made */
  static async create(path: string): Promise<ExportFile> {
    if (await exists(path)) {
      throw new Invalid('file-there-already', { file: path });
    }
    // Another run may write it at this moment.
    const handle = await naming(`${path}${PART}`, part => open(part, 'wx'));
    return new ExportFile(path, handle);
  }

  /** @throws Invalid, for example if the disk is full */
  async write(bytes: Uint8Array): Promise<void> {
    await naming(this.path, () => this.handle.appendFile(bytes));
  }

  /**
   * Ends a file to which everything was written. One that lacks products keeps
   * the ending `.part`.
   *
   * @returns its path
   */
  async close(isWhole: boolean): Promise<string> {
    const part = `${this.path}${PART}`;
    this.ended = true;
    await naming(this.path, () => this.handle.close());
    if (!isWhole) {
      return part;
    }
    // A link never takes the place of a file, as a new name would.
    await naming(this.path, () => link(part, this.path));
    await naming(part, unlink);
    return this.path;
  }

  /** Takes away what was written of a file that came to no end. It never fails: why there is no end is told already. */
  async drop(): Promise<void> {
    if (!this.ended) {
      this.ended = true;
      await this.handle.close().catch(() => undefined);
      await unlink(`${this.path}${PART}`).catch(() => undefined);
    }
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
  act: (file: string) => Promise<Result>
): Promise<Result> {
  try {
    return await act(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new Invalid('file-there-already', { file }, { cause });
    }
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new Invalid('file-not-written', { file, said }, { cause });
  }
}
