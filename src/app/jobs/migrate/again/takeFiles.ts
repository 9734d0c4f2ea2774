import { Cancelled, ChangeRefused, Invalid } from '../../../../domain/errors';
import type { ImagePath } from '../../../../domain/images/image';
import { splitImagePath } from '../../../../domain/images/image';
import { wholeMs } from '../../../../domain/jobs/migrate/compareRecord';
import type { RecordedFile } from '../../../../domain/jobs/migrate/migrationRecord';
import { MigrationRecord } from '../../../../domain/jobs/migrate/migrationRecord';
import {
  isKnown,
  storedPath
} from '../../../../domain/jobs/migrate/storedPath';
import type { Exchange } from '../../../../domain/jobs/migrate/takeFiles';
import {
  notAddable,
  notExchangeable,
  notOpen,
  planFiles
} from '../../../../domain/jobs/migrate/takeFiles';
import { PROGRAM, programAuthor } from '../../../../domain/jobs/programAuthor';
import type { NotTaken, Reason } from '../../../../domain/jobs/reason';
import { freeName } from '../../../../domain/product/names';
import { imageKey, nameRoom } from '../../../../domain/product/objectKey';
import type { Product } from '../../../../domain/product/product';
import {
  productKey,
  readProduct,
  takenNames
} from '../../../../domain/product/product';
import type { Content } from '../../../../ports/images/pieces';
import { inMemory } from '../../../../ports/images/pieces';
import type { SourceProduct } from '../../../../ports/jobs/sourceTree';
import { applyChange } from '../../../edits/applyChange';
import { heldBytes, withContent } from '../../source/withContent';
import type { KeyedFile } from '../keyedFiles';
import type { ProductMigration } from '../productMigration';
import { recorded } from '../productRecord';

/** A change that was refused is planned again, on the product as it is now. */
const TRIES = 3;

/** How many names a changed file may try. */
const NAMES = 5;

/** New and changed files of a product, as the comparison with its record found them. */
export interface FilesToTake {
  readonly suspect: readonly KeyedFile[];
  readonly added: readonly KeyedFile[];
}

export interface TakenFiles {
  /** What the record says of the files that are taken, and of those that are as they were. */
  readonly recorded: readonly RecordedFile[];
  /** Those that are as they were. */
  readonly same: readonly KeyedFile[];
}

/** An image that is in the bucket and waits for its name in the table. */
interface Sent {
  readonly file: KeyedFile;
  readonly to: ImagePath;
  /** The image whose place it takes; undefined for a new one. */
  readonly from: ImagePath | undefined;
  readonly recorded: RecordedFile;
}

/**
 * Brings new and changed files into a product that the table has: first their
 * objects, under free names, then one update that names them. Nothing that a
 * person did is undone: what they moved, deleted or chose stays, and a product
 * that they are editing, completed or hold is left alone.
 *
 * @throws errors of the service; Cancelled if the signal was aborted
 */
export async function takeFiles(
  migration: ProductMigration,
  source: SourceProduct,
  record: MigrationRecord,
  { suspect, added }: FilesToTake
): Promise<TakenFiles> {
  const { catalogue, tally, dryRun } = migration;
  const item = await catalogue.item(productKey(source));
  if (item === undefined) {
    return { recorded: [], same: [] };
  }
  const product = readProduct(item);
  const known: RecordedFile[] = [];
  const same: KeyedFile[] = [];
  const sent: Sent[] = [];
  const left = new Leftovers(migration, source);
  const take = async (file: KeyedFile, isNew: boolean): Promise<void> => {
    const taken = isNew
      ? await sendNew(migration, product, file)
      : await sendChanged(migration, product, record, file);
    if ('same' in taken) {
      known.push(taken.same);
      same.push(file);
    } else if ('sent' in taken) {
      sent.push(taken.sent);
    } else {
      left.add(taken.reason, file);
    }
  };
  const results = await Promise.allSettled([
    ...suspect.map(file => take(file, false)),
    ...added.map(file => take(file, true))
  ]);
  const failed = results.find(result => result.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
  const named =
    sent.length === 0 || dryRun
      ? sent
      : await nameThem(migration, product, inOrder(sent, suspect, added), left);
  tally.add(source, pathsOf(named, false));
  tally.exchange(source, pathsOf(named, true));
  left.tell();
  return { recorded: [...known, ...named.map(one => one.recorded)], same };
}

function pathsOf(sent: readonly Sent[], exchanged: boolean): ImagePath[] {
  return sent
    .filter(({ from }) => (from !== undefined) === exchanged)
    .map(({ from, to }) => from ?? to);
}

/** In the order of the folder, whichever was sent first. */
function inOrder(
  sent: readonly Sent[],
  ...lists: readonly (readonly KeyedFile[])[]
): readonly Sent[] {
  const place = new Map(lists.flat().map((file, at) => [file, at]));
  return [...sent].sort(
    (a, b) => (place.get(a.file) ?? 0) - (place.get(b.file) ?? 0)
  );
}

type Taken =
  | { readonly same: RecordedFile }
  | { readonly sent: Sent }
  | { readonly reason: Reason };

function notTaken(change: 'new' | 'changed', why: NotTaken): Taken {
  return { reason: { code: 'not-taken', change, why } };
}

function readFile(
  { gate, signal, heldWhole }: ProductMigration,
  file: KeyedFile,
  taken: (content: Content) => Promise<Taken>
): Promise<Taken> {
  return gate.run(
    async () => {
      if (signal?.aborted) {
        throw new Cancelled('job-stopped', {});
      }
      try {
        return await withContent(file.file, heldWhole, taken);
      } catch (error) {
        if (
          error instanceof Invalid &&
          error.code === 'local-file-unreadable'
        ) {
          return { reason: { code: 'error', error } };
        }
        throw error;
      }
    },
    heldBytes(file.file, heldWhole)
  );
}

async function sendNew(
  migration: ProductMigration,
  product: Product,
  file: KeyedFile
): Promise<Taken> {
  const { images, tally, now, signal } = migration;
  const to = file.path as ImagePath;
  const why = notOpen(product, now()) ?? notAddable(product, to);
  if (why) {
    return notTaken('new', why);
  }
  return readFile(migration, file, async content => {
    const type = await file.localContent(content);
    if (typeof type !== 'string') {
      return { reason: type };
    }
    const outcome = await images.create(
      file.key,
      content,
      type,
      inMemory(content) ? undefined : signal
    );
    if (outcome === 'taken') {
      return { reason: { code: 'name-taken' } };
    }
    if (outcome === 'created') {
      tally.sent(content.length);
    }
    const read = {
      bytes: content.length,
      etag: await etagOfContent(migration, content)
    };
    return {
      sent: { file, to, from: undefined, recorded: recorded(file, read) }
    };
  });
}

function sendChanged(
  migration: ProductMigration,
  product: Product,
  record: MigrationRecord,
  file: KeyedFile
): Promise<Taken> {
  const { images, prefix, tally, now, signal } = migration;
  return readFile(migration, file, async content => {
    const etag = await etagOfContent(migration, content);
    const read = { bytes: content.length, etag };
    const same = { same: recorded(file, read) };
    const before = record.file(file.path);
    if (
      etag !== undefined &&
      before?.etag === etag &&
      before.bytes === content.length
    ) {
      return same;
    }
    const from =
      file.path === 'meta.json' ? undefined : storedPath(product, file.path);
    const key = from === undefined ? file.key : imageKey(prefix, product, from);
    if (
      (from !== undefined || file.path === 'meta.json') &&
      (await images.compare(key, content)) === 'same'
    ) {
      // Only its time is another one, or an earlier run was ended between the table and the record.
      return same;
    }
    if (file.path === 'meta.json') {
      return { reason: { code: 'differs-from-bucket' } };
    }
    const type = await file.localContent(content);
    if (typeof type !== 'string') {
      return { reason: type };
    }
    const why = notOpen(product, now()) ?? notExchangeable(product, from);
    if (why) {
      return notTaken('changed', why);
    }
    const { folder, filename } = splitImagePath(file.path);
    const taken = [...takenNames(product, folder)];
    for (let tries = 0; tries < NAMES; tries++) {
      // By its bytes, so that a run that was ended finds what it had sent.
      const suffix =
        etag ?? (inMemory(content) ? migration.ids.next() : timeOf(file));
      const room = nameRoom(prefix, product, folder);
      const name = freeName(filename, taken, suffix, room);
      const to = `${folder}/${name}` as const;
      const outcome = await images.create(
        imageKey(prefix, product, to),
        content,
        type,
        inMemory(content) ? undefined : signal
      );
      if (outcome !== 'taken') {
        if (outcome === 'created') {
          tally.sent(content.length);
        }
        return { sent: { file, to, from, recorded: recorded(file, read) } };
      }
      taken.push(name);
    }
    return { reason: { code: 'name-taken' } };
  });
}

async function etagOfContent(
  { etagOf }: Pick<ProductMigration, 'etagOf'>,
  content: Content
): Promise<string | undefined> {
  return inMemory(content) ? etagOf?.(content) : undefined;
}

/** Stands for the bytes of a large file in its name: another run finds the same one. */
function timeOf({ file }: KeyedFile): string {
  return wholeMs(file.modified).toString(36);
}

/**
 * Names what was sent, in one update, on the product as it is then.
 *
 * @returns those that it names; what people did in the meantime leaves others out
 */
async function nameThem(
  { catalogue, ids, now }: ProductMigration,
  first: Product,
  all: readonly Sent[],
  left: Leftovers
): Promise<readonly Sent[]> {
  const opId = ids.next();
  let product = first;
  let sent = all;
  for (let tries = 0; ; tries++) {
    const open = notOpen(product, now());
    const current = product;
    const fitting = sent.filter(one => {
      const why =
        open ??
        (one.from === undefined
          ? (notAddable(current, one.to) ??
            (isKnown(current, one.to) ? 'moved' : undefined))
          : notExchangeable(current, one.from));
      if (why) {
        const change = one.from === undefined ? 'new' : 'changed';
        left.add({ code: 'not-taken', change, why }, one.file);
      }
      return why === undefined;
    });
    if (fitting.length === 0) {
      return [];
    }
    const exchanged = fitting.flatMap(({ from, to }): Exchange[] =>
      from === undefined ? [] : [{ from, to }]
    );
    const author = programAuthor(product, PROGRAM, opId, now());
    try {
      await applyChange(
        catalogue,
        planFiles(product, pathsOf(fitting, false), exchanged, author)
      );
      return fitting;
    } catch (error) {
      if (!(error instanceof ChangeRefused) || tries === TRIES) {
        throw error;
      }
    }
    const item = await catalogue.item(productKey(product));
    if (item === undefined) {
      return [];
    }
    product = readProduct(item);
    sent = fitting;
  }
}

/** Files that are not taken, by the reason. */
class Leftovers {
  private readonly byReason = new Map<
    string,
    { readonly reason: Reason; readonly files: KeyedFile[] }
  >();

  constructor(
    private readonly migration: Pick<ProductMigration, 'tally'>,
    private readonly source: SourceProduct
  ) {}

  add(reason: Reason, file: KeyedFile): void {
    // Others have facts of their own.
    const key =
      reason.code === 'not-taken'
        ? `${reason.change} ${reason.why}`
        : `${reason.code} ${file.path}`;
    const group = this.byReason.get(key) ?? { reason, files: [] };
    group.files.push(file);
    this.byReason.set(key, group);
  }

  tell(): void {
    for (const { reason, files } of this.byReason.values()) {
      this.migration.tally.needsPerson(
        this.source,
        reason,
        files.map(({ path }) => path).sort()
      );
    }
  }
}
