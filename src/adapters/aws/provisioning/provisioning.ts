import {
  CurationError,
  NotFound,
  NotSignedIn,
  NotSupported,
  Unreachable
} from '../../../domain/errors';
import type {
  ResourceFinding,
  Resource,
  Provisioning,
  TableProtection
} from '../../../ports/jobs/provisioning';
import { RESOURCES } from '../../../ports/jobs/provisioning';
import type { Bucket } from '../connection/bucket';
import type { Table } from '../connection/table';
import { bucketResource } from './bucketResource';
import { categoriesResource } from './categoriesResource';
import type { CorsWish } from './corsResource';
import { corsResource } from './corsResource';
import { copiesResource, tagsResource } from './featureResource';
import { indexResource } from './indexResource';
import { lifecycleResource } from './lifecycleResource';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';
import { protectionResource } from './protectionResource';
import { publicAccessResource } from './publicAccessResource';
import { tableResource } from './tableResource';

/** Age in days at which archived images move to the archive tier, unless set-up is told otherwise. */
const ARCHIVE_AFTER_DAYS = 30;

/** What the person can choose. */
export interface ProvisioningOptions {
  readonly prefix: string;
  readonly cors: CorsWish;
  readonly archiveAfterDays: number | undefined;
  readonly tableProtection: TableProtection | undefined;
}

/** Both cost little, and a deleted table is the work of years. */
const PROTECTED: TableProtection = { deletion: true, recovery: true };

/** Provisioning of the bucket and the table. */
export function awsProvisioning(
  bucket: Bucket,
  table: Table,
  {
    prefix,
    cors,
    archiveAfterDays = ARCHIVE_AFTER_DAYS,
    tableProtection = PROTECTED
  }: ProvisioningOptions
): Provisioning {
  const keepers: Readonly<Record<Resource, ResourceKeeper>> = {
    bucket: bucketResource(bucket, prefix),
    'public-access-block': publicAccessResource(bucket),
    cors: corsResource(bucket, cors),
    lifecycle: lifecycleResource(bucket, { prefix, archiveAfterDays }),
    table: tableResource(table),
    'table-protection': protectionResource(table, tableProtection),
    'status-index': indexResource(table, 'status-index'),
    'category-status-index': indexResource(table, 'category-status-index'),
    categories: categoriesResource(table),
    'object-tags': tagsResource(bucket, prefix),
    'copy-conditions': copiesResource(bucket)
  };
  return {
    async inspect(resources = RESOURCES) {
      const looks = await Promise.all(
        resources.map(resource => look(resource, keepers[resource]))
      );
      const [first] = looks;
      if (first && looks.every(({ unreachable }) => unreachable)) {
        throw first.unreachable;
      }
      return looks.map(({ found }) => found);
    },

    async make(resource) {
      try {
        const before = await keepers[resource].inspect();
        return before.state === 'missing' || before.state === 'different'
          ? await keepers[resource].make()
          : before;
      } catch (error) {
        if (error instanceof NotSupported) {
          return finding(resource, 'unsupported', { code: 'failed', error });
        }
        throw error;
      }
    }
  };
}

interface Look {
  readonly found: ResourceFinding;
  readonly unreachable?: Unreachable;
}

/** An error about one resource is a finding about it. Only a person who is not signed in stops the whole inspection. */
async function look(resource: Resource, keeper: ResourceKeeper): Promise<Look> {
  try {
    return { found: await keeper.inspect() };
  } catch (error) {
    if (!(error instanceof CurationError) || error instanceof NotSignedIn) {
      throw error;
    }
    const state =
      error instanceof NotFound
        ? 'missing'
        : error instanceof NotSupported
          ? 'unsupported'
          : 'unknown';
    const found = finding(resource, state, { code: 'failed', error });
    return error instanceof Unreachable
      ? { found: { ...found, unreachable: true }, unreachable: error }
      : { found };
  }
}
