import { migrate } from '../../../../../src/app/jobs/migrate/migrate';
import type { MigrationOptions } from '../../../../../src/app/jobs/migrate/migrate';
import type { MigrationReport } from '../../../../../src/app/jobs/migrate/migrateReport';
import type { CatalogueItem } from '../../../../../src/domain/catalogueItem';
import { NotAllowed } from '../../../../../src/domain/errors';
import type { SourceTree } from '../../../../../src/ports/jobs/sourceTree';
import { saying } from '../../../../support/english';
import {
  MemoryCatalogue,
  MemoryImageStore,
  SequenceIds,
  withFaults
} from '../../../../support/memory';
import type { Fault } from '../../../../support/memory';
import { TextTree } from './migrateTree';
import type { Files } from './migrateTree';

export const NOW = Date.parse('2026-11-22T10:00:00.000Z');

/** A bucket and a table in memory that products are brought into. */
export class MigrationTarget {
  readonly catalogue = new MemoryCatalogue();
  readonly images = new MemoryImageStore(() => NOW);
  readonly faults: Fault[] = [];
  /** Calls that write, by name. */
  readonly writes: string[] = [];
  /** All calls, by name. */
  readonly calls: string[] = [];

  /** From now on, nobody may read many items in one request. */
  refuseItems(): void {
    const refusal = new NotAllowed(...saying('Not for you.'));
    this.catalogue.items = () => Promise.reject(refusal);
  }

  /** Forgets what was sent, as if another program had sent it. */
  async forgetRecords(): Promise<void> {
    for await (const { key } of this.images.list('TOP/')) {
      if (key.endsWith('/migration.json')) {
        this.images.lose(key);
      }
    }
  }

  migrate(
    content: Record<string, Files> | SourceTree,
    options: Partial<MigrationOptions> = {}
  ): Promise<MigrationReport> {
    return migrate(
      {
        tree: isTree(content) ? content : new TextTree(content),
        catalogue: this.watched(this.catalogue, ['change', 'create', 'store']),
        images: this.watched(this.images, ['create', 'putRecord', 'replace']),
        prefix: ''
      },
      { now: () => NOW, ids: new SequenceIds(), ...options }
    );
  }

  async item(productId: string, subCategory = 1005): Promise<CatalogueItem> {
    const item = await this.catalogue.item({ subCategory, productId });
    if (!item) {
      throw new Error(`${productId} is not in the table`);
    }
    return item;
  }

  private watched<Port extends object>(port: Port, names: string[]): Port {
    const faulty = withFaults(port, this.faults);
    return new Proxy(faulty, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function'
          ? (...args: unknown[]) => {
              this.calls.push(String(name));
              if (names.includes(String(name))) {
                this.writes.push(String(name));
              }
              return (member as (...given: unknown[]) => unknown)(...args);
            }
          : member;
      }
    });
  }
}

function isTree(content: object): content is SourceTree {
  return 'products' in content;
}
