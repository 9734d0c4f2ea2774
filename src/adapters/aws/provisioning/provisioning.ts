import {
  CurationError,
  NotFound,
  NotSignedIn,
  NotSupported,
  Unreachable
} from '../../../domain/errors';
import type {
  Finding,
  Part,
  Provisioning
} from '../../../ports/jobs/provisioning';
import { PARTS } from '../../../ports/jobs/provisioning';
import type { Bucket } from '../connection/bucket';
import type { Table } from '../connection/table';
import { bucketPart } from './bucketPart';
import { categoriesPart } from './categoriesPart';
import { corsPart } from './corsPart';
import { indexPart } from './indexPart';
import { lifecyclePart } from './lifecyclePart';
import type { PartKeeper } from './part';
import { RUN_SETUP, finding } from './part';
import { publicAccessPart } from './publicAccessPart';
import { tablePart } from './tablePart';

/** Days of age from which archived images are moved; set-up may say otherwise. */
const ARCHIVE_AFTER_DAYS = 30;

/** What of the parts can be chosen. */
export interface Wishes {
  readonly prefix: string;
  readonly origins: readonly string[] | undefined;
  readonly archiveAfterDays: number | undefined;
}

/** The bucket and the table, part by part. */
export function awsProvisioning(
  bucket: Bucket,
  table: Table,
  { prefix, origins, archiveAfterDays = ARCHIVE_AFTER_DAYS }: Wishes
): Provisioning {
  const keepers: Readonly<Record<Part, PartKeeper>> = {
    bucket: bucketPart(bucket),
    'public-access-block': publicAccessPart(bucket),
    cors: corsPart(bucket, origins),
    lifecycle: lifecyclePart(bucket, { prefix, archiveAfterDays }),
    table: tablePart(table),
    'status-index': indexPart(table, 'status-index'),
    'category-status-index': indexPart(table, 'category-status-index'),
    categories: categoriesPart(table)
  };
  return {
    async inspect(parts = PARTS) {
      const looks = await Promise.all(
        parts.map(part => look(part, keepers[part]))
      );
      const [first] = looks;
      if (first && looks.every(({ unreachable }) => unreachable)) {
        throw first.unreachable;
      }
      return looks.map(({ found }) => found);
    },

    async make(part) {
      try {
        const before = await keepers[part].inspect();
        return before.state === 'missing' || before.state === 'different'
          ? await keepers[part].make()
          : before;
      } catch (error) {
        if (error instanceof NotSupported) {
          return finding(part, 'unsupported', error.message);
        }
        throw error;
      }
    }
  };
}

interface Look {
  readonly found: Finding;
  readonly unreachable?: Unreachable;
}

/** What stops the look at one part is a finding about it; only signing in is a matter of all. */
async function look(part: Part, keeper: PartKeeper): Promise<Look> {
  try {
    return { found: await keeper.inspect() };
  } catch (error) {
    if (!(error instanceof CurationError) || error instanceof NotSignedIn) {
      throw error;
    }
    const { message, remedy } = error;
    if (error instanceof NotFound) {
      return { found: finding(part, 'missing', message, RUN_SETUP) };
    }
    if (error instanceof NotSupported) {
      return { found: finding(part, 'unsupported', message) };
    }
    const found = finding(part, 'unknown', message, remedy);
    return error instanceof Unreachable
      ? { found: { ...found, unreachable: true }, unreachable: error }
      : { found };
  }
}
