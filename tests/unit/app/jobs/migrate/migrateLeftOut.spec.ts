/** @jest-environment node */
import { migrationText } from '../../../../../src/cli/jobs/migrationText';
import { WalkedTree } from '../../../../../src/app/jobs/source/walkedTree';
import type { MigrationReport } from '../../../../../src/app/jobs/migrate/migrateReport';
import type { SourceFolder } from '../../../../../src/ports/jobs/sourceFolder';
import { imageOf } from '../../../../fixtures/imageOf';
import { DiskFolder } from '../../../../support/pickedFolders';
import { HandleFolder } from '../../../../../src/adapters/browser/jobs/handleFolder';
import { TextTree } from './migrateTree';
import type { Files } from './migrateTree';
import { MigrationTarget } from './migrationTarget';

const reported = ({ forPerson }: MigrationReport): unknown[] =>
  forPerson.map(({ product, reason, paths }) => [
    `${product.mainCategory}/${product.subCategory}/${product.productId}`,
    reason.code,
    ...('other' in reason ? [reason.other] : []),
    ...paths
  ]);

describe('names that people take for one another', () => {
  const target = (): MigrationTarget => new MigrationTarget();
  const products = (...names: string[]): Record<string, Files> =>
    Object.fromEntries(names.map(name => [name, { 'detail/a.jpg': name }]));

  it('in one folder are reported together', async () => {
    const files = {
      'detail/A.jpg': 'one',
      'detail/a.jpg': 'two',
      'detail/caf\u00e9.jpg': 'three',
      'detail/cafe\u0301.jpg': 'four',
      'text/a.jpg': 'five'
    };

    const report = await target().migrate({ 'TOP/1005/SKU1': files });

    expect(reported(report)).toEqual([
      [
        'TOP/1005/SKU1',
        'looks-alike',
        'detail/a.jpg',
        'detail/A.jpg',
        'detail/cafe\u0301.jpg',
        'detail/caf\u00e9.jpg'
      ]
    ]);
    expect(report).toMatchObject({ created: 1, imagesSent: 5 });
  });

  it('of products are reported with the other one', async () => {
    const report = await target().migrate(
      products('TOP/1005/SKU1', 'TOP/1005/sku1', 'TOP/1006/sku1')
    );
    expect(reported(report)).toEqual([
      ['TOP/1005/sku1', 'looks-like', 'TOP/1005/SKU1']
    ]);
    expect(report.created).toBe(3);
  });

  it('of main categories are reported with the other one', async () => {
    const report = await target().migrate(
      products('TOP/1005/SKU1', 'Top/1006/SKU2')
    );
    expect(reported(report)).toEqual([['Top/1006/SKU2', 'looks-like', 'TOP']]);
  });
});

it('what systems leave in a folder is one line a kind, with its number', async () => {
  const left = (path: string, code: 'hidden' | 'clutter') => ({
    path,
    reason: { code }
  });
  const tree = new TextTree({ 'TOP/1005/SKU1': { 'detail/a.jpg': 'a' } }, [
    left('.git', 'hidden'),
    left('TOP/.DS_Store', 'hidden'),
    left('TOP/Thumbs.db', 'clutter'),
    left('TOP/1005/desktop.ini', 'clutter'),
    left('__MACOSX', 'clutter')
  ]);

  const report = await new MigrationTarget().migrate(tree);

  expect(report.counts).toEqual({ hidden: 2, clutter: 3 });
  const lines = migrationText(report).split('\n');
  expect(lines.filter(line => line.startsWith('Left out'))).toEqual([
    expect.stringMatching(/^Left out \(2\)\. /),
    expect.stringMatching(/^Left out \(3\)\. /)
  ]);
  expect(lines.join('\n')).not.toContain('TOP/Thumbs.db');
});

describe('a folder that cannot be read', () => {
  /** A folder in which the names below one path are refused. */
  function refusing(disk: DiskFolder, refused: string): SourceFolder {
    const folder = new HandleFolder(disk.handle);
    return {
      async *entries(parts, skip) {
        const path = parts.join('/');
        if (path === refused) {
          skip({ path, reason: { code: 'unreadable' } });
        } else {
          yield* folder.entries(parts, skip);
        }
      }
    };
  }

  it.each(['TOP/1005/SKU1', 'TOP/1005/SKU1/detail'])(
    'is reported once, as itself: %s',
    async refused => {
      const target = new MigrationTarget();
      const disk = new DiskFolder('dataset');
      const bytes = Uint8Array.from(imageOf('a'));
      disk.put('TOP/1005/SKU1/detail/a.jpg', bytes);
      const run = (folder: SourceFolder): Promise<MigrationReport> =>
        target.migrate(new WalkedTree(folder));
      const expected = {
        skipped: [{ path: refused, reason: { code: 'unreadable' } }],
        forPerson: []
      };

      // A product that is not there yet is not said to have no images.
      expect(await run(refusing(disk, refused))).toMatchObject({
        created: 0,
        ...expected
      });
      await run(new HandleFolder(disk.handle));
      // The files of one that is there are not said to have vanished.
      expect(await run(refusing(disk, refused))).toMatchObject({
        existing: 1,
        ...expected
      });
    }
  );
});
