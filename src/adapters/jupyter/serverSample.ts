import type { ServerConnection } from '@jupyterlab/services';
import * as z from 'zod';

import { Invalid } from '../../domain/errors';
import { FOLDERS } from '../../domain/images/image';
import type { ProductAddress } from '../../domain/product/objectKey';
import type {
  SourceFile,
  SourceProduct,
  SourceTree
} from '../../ports/jobs/sourceTree';
import { askServer, fileOfServer } from './serverRoute';

/** Bytes of one file of the sample. They are pictures of some 100 kB. */
const MOST_SAMPLE_BYTES = 10_000_000;

const listShape = z.object({
  files: z
    .array(
      z.object({
        mainCategory: z.string(),
        subCategory: z.number().int(),
        productId: z.string(),
        folder: z.enum(FOLDERS).nullable(),
        filename: z.string(),
        bytes: z.number(),
        modified: z.number()
      })
    )
    .max(5000)
});

/** The products that the server drew for the sample. */
export class ServerSample implements SourceTree {
  private constructor(private readonly _products: readonly SourceProduct[]) {}

  /**
   * Asks the server what it drew.
   *
   * @throws Invalid if the sample does not run, or the answer is none
   */
  static async of(settings: ServerConnection.ISettings): Promise<ServerSample> {
    const answer = listShape.safeParse(await askServer('sample', settings));
    if (!answer.success) {
      throw new Invalid(
        'server-without-sample',
        {},
        {
          cause: answer.error
        }
      );
    }
    const products = new Map<string, SourceProduct & { files: SourceFile[] }>();
    answer.data.files.forEach((found, number) => {
      const { mainCategory, subCategory, productId } = found;
      const key = `${mainCategory}/${subCategory}/${productId}`;
      const product = products.get(key) ?? {
        mainCategory,
        subCategory,
        productId,
        files: [],
        meta: undefined
      };
      const { folder, filename, bytes, modified } = found;
      const file: SourceFile = {
        folder: folder ?? undefined,
        filename,
        bytes,
        modified,
        fresh: false,
        read: () => read(settings, number, filename),
        // Only asked of files that are larger than any picture of the sample.
        inPieces: async () => {
          throw new Invalid('local-file-unreadable', { file: filename });
        }
      };
      products.set(
        key,
        folder === null
          ? { ...product, meta: file }
          : { ...product, files: [...product.files, file] }
      );
    });
    return new ServerSample([...products.values()]);
  }

  /** How many products there are. */
  get size(): number {
    return this._products.length;
  }

  async *products(): AsyncGenerator<SourceProduct> {
    yield* this._products;
  }

  /** Nothing changes it while it is migrated. */
  async product(address: ProductAddress): Promise<SourceProduct> {
    const found = this._products.find(
      product =>
        product.productId === address.productId &&
        product.subCategory === address.subCategory &&
        product.mainCategory === address.mainCategory
    );
    return found ?? { ...address, files: [], meta: undefined };
  }
}

async function read(
  settings: ServerConnection.ISettings,
  number: number,
  file: string
): Promise<Uint8Array> {
  const query = { file: String(number) };
  const bytes = await fileOfServer(
    'sample',
    settings,
    query,
    MOST_SAMPLE_BYTES
  );
  if (bytes === undefined) {
    throw new Invalid('local-file-unreadable', { file });
  }
  return bytes;
}
