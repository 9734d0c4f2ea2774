import { Cancelled, Invalid } from '../../../../domain/errors';
import { storedPath } from '../../../../domain/jobs/migrate/storedPath';
import { liveClaim } from '../../../../domain/jobs/programAuthor';
import type { Reason } from '../../../../domain/jobs/reason';
import { imageKey } from '../../../../domain/product/objectKey';
import type { Product } from '../../../../domain/product/product';
import type { ObjectSummary } from '../../../../ports/images/imageStore';
import type {
  SourceFile,
  SourceProduct
} from '../../../../ports/jobs/sourceTree';
import { listProduct } from '../../../images/listProduct';
import { inMemory } from '../../../../ports/images/pieces';
import type { Content } from '../../../../ports/images/pieces';
import { heldBytes, withContent } from '../../source/withContent';
import type { KeyedFile } from '../keyedFiles';
import { storedState } from '../keyedFiles';
import type { Sending } from '../migrateFiles';
import type { NeedsPerson } from '../migrateReport';

/**
 * ms. A file that was written later than this before its object, or after it,
 * may have changed while it was sent. Clocks and file systems are not exact.
 */
const MARGIN = 60 * 60 * 1000;

export interface Comparing extends Sending {
  readonly now: () => number;
  readonly dryRun: boolean;
  /** Whether a file that is being written can wait until the end of the run. */
  readonly mayWait: boolean;
  /** Compares the bytes of all files. Default: of those that may have changed by their size and time. */
  readonly checksums: boolean;
}

/** How the files of a product that the table has differ from its objects. */
export interface ComparedFiles {
  readonly different: NeedsPerson['paths'];
  readonly broken: NeedsPerson['paths'];
  readonly missing: NeedsPerson['paths'];
  /** All that were compared: those that the product names. */
  readonly named: readonly KeyedFile[];
  /** Files that could not be compared. */
  readonly unread: readonly {
    readonly path: KeyedFile['path'];
    readonly reason: Reason;
  }[];
}

type Difference = Exclude<keyof ComparedFiles, 'unread' | 'named'> | 'replaced';

/**
 * Compares the local files of a product with its objects, as far as the product
 * names them. Broken and missing objects are replaced if that is asked for and
 * nobody edits the product. An object that is whole always stays.
 *
 * @param onReplaced - is told at once: what was replaced stays so if the rest fails
 * @throws Cancelled if the signal was aborted
 */
export async function compareFiles(
  comparing: Comparing,
  source: SourceProduct,
  product: Product,
  files: readonly KeyedFile[],
  onReplaced: (path: KeyedFile['path']) => void
): Promise<ComparedFiles> {
  const listed = await listProduct(comparing.images, comparing.prefix, source);
  const replaceBroken =
    comparing.replaceBroken && !liveClaim(product, comparing.now());
  const differences = new Map<KeyedFile['path'], Difference>();
  const unread: ComparedFiles['unread'][number][] = [];
  const named = namedFiles(comparing.prefix, source, product, files);
  for (const file of named) {
    try {
      const difference = await compareFile(
        { ...comparing, replaceBroken },
        file,
        listed.get(file.key)
      );
      if (difference) {
        differences.set(file.path, difference);
      }
      if (difference === 'replaced') {
        onReplaced(file.path);
      }
    } catch (error) {
      if (
        !(error instanceof Invalid) ||
        (comparing.mayWait && error.code === 'local-file-changed')
      ) {
        throw error;
      }
      unread.push({ path: file.path, reason: { code: 'error', error } });
    }
  }
  const paths = (wanted: Difference): NeedsPerson['paths'] =>
    [...differences].filter(([, is]) => is === wanted).map(([path]) => path);
  return {
    different: paths('different'),
    broken: paths('broken'),
    missing: paths('missing'),
    named,
    unread
  };
}

/** The files that the product names, under the keys of their names in the table: a local name may have another Unicode form, or be exchanged. */
function namedFiles(
  prefix: string,
  source: SourceProduct,
  product: Product,
  files: readonly KeyedFile[]
): readonly KeyedFile[] {
  return files.flatMap(file => {
    if (file.path === 'meta.json') {
      return [file];
    }
    const path = storedPath(product, file.path);
    return path === undefined
      ? []
      : [{ ...file, key: imageKey(prefix, source, path) }];
  });
}

function compareFile(
  comparing: Comparing,
  file: KeyedFile,
  object: ObjectSummary | undefined
): Promise<Difference | undefined> | undefined {
  const { gate, signal, checksums, heldWhole } = comparing;
  if (object && !checksums && !mayHaveChanged(file.file, object)) {
    return undefined;
  }
  return gate.run(
    async () => {
      if (signal?.aborted) {
        throw new Cancelled('job-stopped', {});
      }
      return withContent(file.file, heldWhole, content =>
        compareContent(comparing, file, content, object)
      );
    },
    heldBytes(file.file, heldWhole)
  );
}

async function compareContent(
  comparing: Comparing,
  file: KeyedFile,
  content: Content,
  object: ObjectSummary | undefined
): Promise<Difference | undefined> {
  if (
    object?.bytes === content.length &&
    inMemory(content) &&
    (await comparing.etagOf?.(content)) === object.etag.replace(/"/g, '')
  ) {
    return undefined;
  }
  const stored = await storedState(comparing.images, file, content);
  switch (stored.state) {
    case 'same':
      return undefined;
    case 'whole':
      return 'different';
    case 'missing':
      return sendAgain(comparing, file, content);
    case 'broken':
      return sendAgain(comparing, file, content, stored.etag);
  }
}

function mayHaveChanged(
  { bytes, modified }: SourceFile,
  object: ObjectSummary
): boolean {
  const { lastModified = -Infinity } = object;
  return object.bytes !== bytes || modified > lastModified - MARGIN;
}

/** Sends a whole file over a broken object, or in place of a missing one. */
async function sendAgain(
  { images, replaceBroken, dryRun, tally }: Comparing,
  { key, localContent, storedContent }: KeyedFile,
  content: Content,
  etag?: string
): Promise<Difference> {
  const type = await localContent(content);
  // What takes the place of another file is judged as strictly as that one.
  const isWhole =
    etag === undefined ||
    !inMemory(content) ||
    typeof (await storedContent(content)) === 'string';
  if (!replaceBroken || typeof type !== 'string' || !isWhole) {
    return etag === undefined ? 'missing' : 'broken';
  }
  const outcome = dryRun
    ? 'replaced'
    : etag === undefined
      ? await images.create(key, content, type)
      : await images.replace(key, content, type, etag);
  if (outcome === 'changed' || outcome === 'taken') {
    return 'different';
  }
  tally.sent(content.length);
  return 'replaced';
}
