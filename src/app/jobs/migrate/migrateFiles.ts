import { Cancelled } from '../../../domain/errors';
import type { ImagePath } from '../../../domain/images/image';
import { imageContent } from '../../../domain/images/imageContent';
import type { SelectedFile } from '../../../domain/jobs/migrate/selectFiles';
import type { Reason } from '../../../domain/jobs/reason';
import { metaKey } from '../../../domain/product/objectKey';
import type {
  CreateOutcome,
  ImageStore,
  ObjectSummary
} from '../../../ports/images/imageStore';
import type { SourceFile, SourceProduct } from '../../../ports/jobs/sourceTree';
import { listProduct } from '../../images/listProduct';
import type { Gate } from '../gate';
import type { MigratedPack } from './migratePack';
import type { NeedsPerson, MigrationTally } from './migrateReport';

/** What is needed to send a product's files. */
export interface Sending {
  readonly images: Pick<ImageStore, 'create' | 'list' | 'putPack'>;
  readonly prefix: string;
  /** Limits how many files are in memory at a time. */
  readonly gate: Gate;
  readonly tally: MigrationTally;
  /** If it is aborted, no further file is begun. */
  readonly signal?: AbortSignal;
  /** The ETag, without quotes, that an object of these bytes usually has. */
  readonly etagOf?: (bytes: Uint8Array) => string;
}

/** What became of a product's files. */
export interface SentFiles {
  /** Images that are in the bucket, in the order of the lists. */
  readonly paths: readonly ImagePath[];
  /** Files whose key belongs to another object. */
  readonly taken: NeedsPerson['paths'];
  /** Files that were not sent because of their bytes. */
  readonly refused: readonly {
    readonly path: ImagePath;
    readonly reason: Reason;
  }[];
}

/**
 * Sends a product's images, then its `meta.json`. If the first image is there
 * already, an earlier run was interrupted: only then the product's prefix is
 * listed, once, and files that are there with the same bytes are not sent
 * again. A file that is no image by its bytes, or whose end is missing, is not
 * sent.
 *
 * @param pack - receives each image while it is in memory
 * @throws Cancelled if the signal was aborted before the last file was begun
 */
export async function sendFiles(
  sending: Sending,
  product: SourceProduct,
  images: readonly SelectedFile<SourceFile>[],
  pack?: MigratedPack
): Promise<SentFiles> {
  const [first, ...rest] = images;
  const taken: NeedsPerson['paths'][number][] = [];
  const refused = new Map<ImagePath, Reason>();
  let there = NOTHING;
  const send = async ({
    file,
    path,
    key
  }: SelectedFile<SourceFile>): Promise<CreateOutcome | undefined> => {
    const outcome = await sendFile(
      sending,
      file,
      key,
      mediaTypeOf,
      there,
      bytes => pack?.take(path, bytes)
    );
    if (typeof outcome === 'object') {
      refused.set(path, outcome);
      return undefined;
    }
    count(sending.tally, outcome, file);
    if (outcome === 'taken') {
      taken.push(path);
    }
    return outcome;
  };
  if (first && (await send(first)) !== 'created') {
    there = await listProduct(sending.images, sending.prefix, product);
  }
  await allOrFirstFailure(rest.map(send));
  if (product.meta && taken.length === 0) {
    const key = metaKey(sending.prefix, product);
    const { meta } = product;
    const outcome = await sendFile(
      sending,
      meta,
      key,
      () => 'application/json',
      there
    );
    if (outcome === 'taken') {
      taken.push('meta.json');
    }
  }
  return {
    paths: images.map(({ path }) => path).filter(path => !refused.has(path)),
    taken,
    refused: [...refused].map(([path, reason]) => ({ path, reason }))
  };
}

/** The media type of an image, or why the file is not sent. */
function mediaTypeOf(bytes: Uint8Array): string | Reason {
  const file = imageContent(bytes);
  return 'mediaType' in file
    ? file.mediaType
    : file.problem === 'cut-off'
      ? { code: 'cut-off' }
      : { code: 'other-kind', kind: file.kind };
}

/** Like `Promise.all`, but nothing is still running when it throws. */
async function allOrFirstFailure(
  tasks: readonly Promise<unknown>[]
): Promise<void> {
  const results = await Promise.allSettled(tasks);
  const failed = results.find(result => result.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
}

type Listed = ReadonlyMap<string, ObjectSummary>;

const NOTHING: Listed = new Map();

function sendFile(
  { images, gate, signal, etagOf }: Sending,
  file: SourceFile,
  key: string,
  typeOf: (bytes: Uint8Array) => string | Reason,
  there: Listed,
  sent?: (bytes: Uint8Array) => Promise<void> | undefined
): Promise<CreateOutcome | Reason> {
  return gate.run(async () => {
    if (signal?.aborted) {
      throw new Cancelled('migration-stopped', {});
    }
    const bytes = await file.read();
    const type = typeOf(bytes);
    if (typeof type === 'object') {
      return type;
    }
    const object = there.get(key);
    const isThere =
      object?.bytes === bytes.length &&
      etagOf?.(bytes) === object.etag.replace(/"/g, '');
    const outcome = isThere
      ? 'same'
      : // Without the signal: what was begun is finished.
        await images.create(key, bytes, type);
    if (outcome !== 'taken') {
      await sent?.(bytes);
    }
    return outcome;
  });
}

function count(
  tally: MigrationTally,
  outcome: CreateOutcome,
  file: SourceFile
): void {
  if (outcome === 'created') {
    tally.sent(file.bytes);
  } else if (outcome === 'same') {
    tally.imagesThere++;
  }
}
