import type { MigrationOptions } from '../../../../../src/app/jobs/migrate/migrate';
import type { MigrationReport } from '../../../../../src/app/jobs/migrate/migrateReport';
import { imageOf } from '../../../../fixtures/imageOf';
import { TextTree } from './migrateTree';
import { MigrationTarget } from './migrationTarget';

const FILE = 'TOP/1005/SKU1/detail/large.jpg';
const LARGE = 'a large picture '.repeat(20);

/** Files that take as many bytes as a text are read in pieces. */
function migrateTo(
  target: MigrationTarget,
  tree: TextTree,
  options: Partial<MigrationOptions> = {}
): Promise<MigrationReport> {
  return target.migrate(tree, { heldWhole: 100, ...options });
}

function aTree(large: string | Uint8Array = LARGE): TextTree {
  return new TextTree({
    'TOP/1005/SKU1': {
      'detail/large.jpg': large,
      'detail/small.jpg': 'small',
      'meta.json': '{}'
    }
  });
}

const reasons = ({ forPerson }: MigrationReport): string[] =>
  forPerson.map(({ reason }) => reason.code);

describe('a migration of files that memory has no room for', () => {
  let target: MigrationTarget;
  beforeEach(() => {
    target = new MigrationTarget();
  });

  it('sends them in pieces, and reads none of them as a whole', async () => {
    const tree = aTree();

    const report = await migrateTo(target, tree);

    expect(report).toMatchObject({ created: 1, imagesSent: 2, forPerson: [] });
    expect(await target.images.read(FILE)).toEqual(imageOf(LARGE));
    expect(tree.reads).not.toContain(FILE);
    expect(tree.reads).toContain('TOP/1005/SKU1/detail/small.jpg');
  });

  it('reads nothing of them in the next run', async () => {
    await migrateTo(target, aTree());
    const again = aTree();

    const report = await migrateTo(target, again);

    expect(report).toMatchObject({ existing: 1, imagesSent: 0, forPerson: [] });
    expect(again.pieces).toEqual([]);
  });

  it('knows them again after a run that was ended before the record', async () => {
    target.images.seed(FILE, imageOf(LARGE));

    const report = await migrateTo(target, aTree());

    expect(report).toMatchObject({ created: 1, imagesSent: 1, imagesThere: 1 });
  });

  it('sends one again at the end that changed while it was sent', async () => {
    const tree = aTree();
    tree.changing.add(FILE);

    const report = await migrateTo(target, tree);

    expect(report).toMatchObject({ created: 1, forPerson: [] });
    expect(await target.images.read(FILE)).toEqual(imageOf(LARGE));
  });

  it('names one that shrinks, and makes no product of it', async () => {
    const tree = aTree();
    tree.shrunk.add(FILE);

    const report = await migrateTo(target, tree);

    expect(report.created).toBe(0);
    expect(reasons(report)).toEqual(['not-created']);
    expect(await target.images.head(FILE)).toBeUndefined();
  });

  it('leaves out one whose end is missing', async () => {
    const whole = imageOf(LARGE);

    const report = await migrateTo(
      target,
      aTree(whole.slice(0, whole.length - 2))
    );

    expect(reasons(report)).toEqual(['cut-off']);
    expect(await target.images.head(FILE)).toBeUndefined();
  });

  it('gives a changed one the same name in every run', async () => {
    await migrateTo(target, aTree());
    const changed = aTree('another '.repeat(20));
    changed.modified.set(FILE, Date.parse('2026-11-20T00:00:00Z'));

    const report = await migrateTo(target, changed);

    const [{ paths }] = report.exchanged;
    expect(paths).toEqual(['detail/large.jpg']);
    const { detail } = (await target.item('SKU1')) as { detail?: string[] };
    const name = `large-${Date.parse('2026-11-20T00:00:00Z').toString(36).slice(-6)}.jpg`;
    expect(detail).toEqual([name, 'small.jpg']);
    // Only its time: it has the bytes of what took its place.
    const touched = aTree('another '.repeat(20));
    touched.modified.set(FILE, Date.parse('2026-11-21T00:00:00Z'));
    expect(await migrateTo(target, touched)).toMatchObject({
      exchanged: [],
      imagesSent: 0
    });
  });

  it.each([
    ['nothing', undefined, { created: 1, imagesSent: 2 }],
    ['the same', imageOf(LARGE), { created: 1, imagesThere: 1 }],
    ['something else', imageOf('b'.repeat(LARGE.length)), { created: 0 }]
  ])(
    'tells in a dry run what it would do where there is %s',
    async (_, there, expected) => {
      if (there) {
        target.images.seed(FILE, there);
      }
      const report = await migrateTo(target, aTree(), { dryRun: true });

      expect(report).toMatchObject(expected);
      expect(target.writes).toEqual([]);
    }
  );

  it('puts them over a broken object, if that is asked for', async () => {
    target.images.seed(FILE, new TextEncoder().encode('<html>'));

    expect(reasons(await migrateTo(target, aTree()))).toEqual([
      'broken-in-the-way'
    ]);
    const report = await migrateTo(target, aTree(), { replaceBroken: true });

    expect(report).toMatchObject({ created: 1, forPerson: [] });
    expect(await target.images.read(FILE)).toEqual(imageOf(LARGE));
  });

  it('is compared with the bucket without a record', async () => {
    await migrateTo(target, aTree());
    await target.forgetRecords();

    expect(await migrateTo(target, aTree(), { checksums: true })).toMatchObject(
      { existing: 1, forPerson: [] }
    );
    expect(
      reasons(
        await migrateTo(target, aTree('z'.repeat(LARGE.length)), {
          checksums: true
        })
      )
    ).toEqual(['differs-from-bucket']);
  });
});
