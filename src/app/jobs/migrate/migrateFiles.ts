import { Cancelled } from '../../../domain/errors';
import type { ImagePath } from '../../../domain/images/image';
import type { RecordedFile } from '../../../domain/jobs/migrate/migrationRecord';
import type { Reason } from '../../../domain/jobs/reason';
import type {
  CreateOutcome,
  ImageStore,
  ObjectSummary
} from '../../../ports/images/imageStore';
import type { SourceFile, SourceProduct } from '../../../ports/jobs/sourceTree';
import { listProduct } from '../../images/listProduct';
import type { Gate } from '../gate';
import type { EarlierRun } from './again/earlierRun';
import type { KeyedFile } from './keyedFiles';
import { isImage, storedState } from './keyedFiles';
import type { MigratedPack } from './migratePack';
import type { NeedsPerson, MigrationTally } from './migrateReport';
import { recorded } from './productRecord';

/** What is needed to send a product's files. */
export interface Sending {
  readonly images: Pick<
    ImageStore,
    'create' | 'head' | 'list' | 'putPack' | 'putRecord' | 'read' | 'replace'
  >;
  readonly prefix: string;
  /** Limits how many files are in memory at a time. */
  readonly gate: Gate;
  readonly tally: MigrationTally;
  /** Whether an earlier run was interrupted here. */
  readonly earlier: EarlierRun;
  /** If it is aborted, no further file is begun. */
  readonly signal?: AbortSignal;
  /** The ETag, without quotes, that an object of these bytes usually has. */
  readonly etagOf?: (bytes: Uint8Array) => string;
  /** Whether broken objects are replaced. */
  readonly replaceBroken: boolean;
}

/** What became of a product's files. */
export interface SentFiles {
  /** Images that are in the bucket, in the order of the lists. */
  readonly paths: readonly ImagePath[];
  /** Files whose key belongs to another object. */
  readonly taken: NeedsPerson['paths'];
  /** Those whose key belongs to an object that is no whole file. */
  readonly broken: NeedsPerson['paths'];
  /** Files that were sent over a broken object. */
  readonly replaced: NeedsPerson['paths'];
  /** What a record says of those that are in the bucket, `meta.json` too. */
  readonly recorded: readonly RecordedFile[];
  /** Files that were not sent because of their bytes. */
  readonly refused: readonly {
    readonly path: KeyedFile['path'];
    readonly reason: Reason;
  }[];
}

/** What became of one file. `broken`: the key has an object that is no whole file, which stays. */
type FileOutcome = CreateOutcome | 'broken' | 'replaced';

/**
 * Sends a product's images, then its `meta.json`. If the first image is there
 * already, an earlier run was interrupted: only then, and for the products
 * after it, the product's prefix is listed, once, and files that are there with
 * the same bytes are not sent again. A file that is no image by its bytes, or that is not whole, is not
 * sent.
 *
 * @param files - `meta.json` last
 * @param pack - receives each image while it is in memory
 * @throws Cancelled if the signal was aborted before the last file was begun
 */
export async function sendFiles(
  sending: Sending,
  product: SourceProduct,
  files: readonly KeyedFile[],
  pack?: MigratedPack
): Promise<SentFiles> {
  const images = files.filter(isImage);
  const [first, ...rest] = images;
  const outcomes = new Map<KeyedFile, FileOutcome>();
  const refused = new Map<KeyedFile, Reason>();
  const read = new Map<KeyedFile, RecordedFile>();
  const whose = (...wanted: FileOutcome[]): NeedsPerson['paths'] =>
    files
      .filter(file => wanted.includes(outcomes.get(file) ?? 'created'))
      .map(({ path }) => path);
  let there = NOTHING;
  const send = async (file: KeyedFile): Promise<void> => {
    const sent =
      file.path === 'meta.json' ? undefined : pack?.take.bind(pack, file.path);
    const outcome = await sendFile(sending, file, there, {
      sent,
      read: facts => read.set(file, recorded(file, facts))
    });
    if (typeof outcome === 'object') {
      refused.set(file, outcome);
    } else {
      if (isImage(file)) {
        count(sending.tally, outcome, file.file);
      }
      outcomes.set(file, outcome);
    }
  };
  const list = (): Promise<Listed> =>
    listProduct(sending.images, sending.prefix, product);
  const { earlier } = sending;
  if (earlier.isLikely) {
    there = await list();
    earlier.note(there.size > 0);
    await allOrFirstFailure(images.map(send));
  } else if (first) {
    await send(first);
    if (outcomes.get(first) !== 'created') {
      there = await list();
      earlier.note(there.size > 0);
    }
    await allOrFirstFailure(rest.map(send));
  }
  if (whose('taken', 'broken').length === 0) {
    await allOrFirstFailure(files.filter(file => !isImage(file)).map(send));
  }
  return {
    paths: images.filter(file => !refused.has(file)).map(({ path }) => path),
    taken: whose('taken'),
    broken: whose('broken'),
    replaced: whose('replaced'),
    recorded: files.flatMap(file =>
      refused.has(file) ? [] : (read.get(file) ?? [])
    ),
    refused: files.flatMap(file => {
      const reason = refused.get(file);
      return reason ? [{ path: file.path, reason }] : [];
    })
  };
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
  sending: Sending,
  file: KeyedFile,
  there: Listed,
  tell: {
    readonly sent?: (bytes: Uint8Array) => Promise<void> | undefined;
    readonly read: (facts: { bytes: number; etag?: string }) => void;
  }
): Promise<FileOutcome | Reason> {
  const { images, gate, signal, etagOf } = sending;
  return gate.run(async () => {
    if (signal?.aborted) {
      throw new Cancelled('job-stopped', {});
    }
    const bytes = await file.file.read();
    const type = await file.localContent(bytes);
    if (typeof type === 'object') {
      return type;
    }
    const object = there.get(file.key);
    const etag = etagOf?.(bytes);
    tell.read({ bytes: bytes.length, etag });
    const isThere =
      object?.bytes === bytes.length && etag === object.etag.replace(/"/g, '');
    const created = isThere
      ? 'same'
      : // Without the signal: what was begun is finished.
        await images.create(file.key, bytes, type);
    const outcome =
      created === 'taken'
        ? await replaceIfBroken(sending, file, bytes, type)
        : created;
    if (outcome !== 'taken' && outcome !== 'broken') {
      await tell.sent?.(bytes);
    }
    return outcome;
  }, file.file.bytes);
}

/** What becomes of a file whose key has other bytes. */
async function replaceIfBroken(
  { images, replaceBroken }: Sending,
  file: KeyedFile,
  bytes: Uint8Array,
  type: string
): Promise<FileOutcome> {
  const stored = await storedState(images, file, bytes);
  if (stored.state !== 'broken') {
    return stored.state === 'same' ? 'same' : 'taken';
  }
  if (!replaceBroken) {
    return 'broken';
  }
  const { etag } = stored;
  return (await images.replace(file.key, bytes, type, etag)) === 'replaced'
    ? 'replaced'
    : 'taken';
}

function count(
  tally: MigrationTally,
  outcome: FileOutcome,
  file: SourceFile
): void {
  if (outcome === 'created' || outcome === 'replaced') {
    tally.sent(file.bytes);
  } else if (outcome === 'same') {
    tally.imagesThere++;
  }
}
