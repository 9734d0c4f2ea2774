import { Cancelled } from '../../../domain/errors';
import type { ImagePath } from '../../../domain/images/image';
import type { RecordedFile } from '../../../domain/jobs/migrate/migrationRecord';
import type { Reason } from '../../../domain/jobs/reason';
import type {
  CreateOutcome,
  ImageStore,
  ObjectSummary
} from '../../../ports/images/imageStore';
import type { Content } from '../../../ports/images/pieces';
import { inMemory } from '../../../ports/images/pieces';
import type { SourceFile, SourceProduct } from '../../../ports/jobs/sourceTree';
import { listProduct } from '../../images/listProduct';
import type { AdaptiveGate } from '../adaptiveGate';
import { heldBytes, withContent } from '../source/withContent';
import type { EarlierRun } from './again/earlierRun';
import type { KeyedFile } from './keyedFiles';
import { isImage, storedState } from './keyedFiles';
import type { MigratedPack } from './migratePack';
import type { NeedsPerson, MigrationTally } from './migrateReport';
import { recorded } from './productRecord';

/** The ETag, without quotes, that an object of these bytes usually has. */
export type EtagOf = (bytes: Uint8Array) => string | Promise<string>;

/** What is needed to send a product's files. */
export interface Sending {
  readonly images: Pick<
    ImageStore,
    | 'compare'
    | 'create'
    | 'head'
    | 'list'
    | 'putPack'
    | 'putRecord'
    | 'read'
    | 'replace'
  >;
  readonly prefix: string;
  /** Limits how many files are in memory at a time. */
  readonly gate: Pick<AdaptiveGate, 'run'>;
  /** Bytes of a file from which on it is read in pieces. */
  readonly heldWhole: number;
  readonly tally: MigrationTally;
  /** Whether an earlier run was interrupted here. */
  readonly earlier: EarlierRun;
  /** If it is aborted, no further file is begun. */
  readonly signal?: AbortSignal;
  readonly etagOf?: EtagOf;
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

/** Is told what a file is, and its bytes if they are in memory and in the bucket. */
interface Tell {
  readonly sent?: (bytes: Uint8Array) => Promise<void> | undefined;
  readonly read: (facts: { bytes: number; etag?: string }) => void;
}

function sendFile(
  sending: Sending,
  file: KeyedFile,
  there: Listed,
  tell: Tell
): Promise<FileOutcome | Reason> {
  const { gate, signal, heldWhole } = sending;
  return gate.run(
    async () => {
      if (signal?.aborted) {
        throw new Cancelled('job-stopped', {});
      }
      return withContent(file.file, heldWhole, content =>
        sendContent(sending, file, content, there, tell)
      );
    },
    heldBytes(file.file, heldWhole)
  );
}

async function sendContent(
  sending: Sending,
  file: KeyedFile,
  content: Content,
  there: Listed,
  tell: Tell
): Promise<FileOutcome | Reason> {
  const { images, signal, etagOf } = sending;
  const type = await file.localContent(content);
  if (typeof type === 'object') {
    return type;
  }
  const object = there.get(file.key);
  const bytes = inMemory(content) ? content : undefined;
  // The ETag of an object that was sent in parts is no hash of its bytes.
  const etag = bytes && (await etagOf?.(bytes));
  tell.read({ bytes: content.length, etag });
  const isThere =
    object?.bytes === content.length &&
    etag !== undefined &&
    etag === object.etag.replace(/"/g, '');
  const created = isThere
    ? 'same'
    : // Without the signal: what was begun is finished, unless it may take long.
      await images.create(file.key, content, type, bytes ? undefined : signal);
  const outcome =
    created === 'taken'
      ? await replaceIfBroken(sending, file, content, type)
      : created;
  if (bytes && outcome !== 'taken' && outcome !== 'broken') {
    await tell.sent?.(bytes);
  }
  return outcome;
}

/** What becomes of a file whose key has other bytes. */
async function replaceIfBroken(
  { images, replaceBroken }: Sending,
  file: KeyedFile,
  content: Content,
  type: string
): Promise<FileOutcome> {
  const stored = await storedState(images, file, content);
  if (stored.state !== 'broken') {
    return stored.state === 'same' ? 'same' : 'taken';
  }
  if (!replaceBroken) {
    return 'broken';
  }
  const { etag } = stored;
  return (await images.replace(file.key, content, type, etag)) === 'replaced'
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
