/** @jest-environment node */
import { readNamedPack } from '../../../../../src/domain/images/pack/namedPack';
import { imageFile } from '../../../../fixtures/imageFiles';
import { testMaker } from '../../../../fixtures/packs';
import { Unreachable } from '../../../../../src/domain/errors';
import { plainReport, saying } from '../../../../support/english';
import { imageOf } from '../../../../fixtures/imageOf';
import { TextTree } from './migrateTree';
import { MigrationTarget, NOW } from './migrationTarget';

const ADDRESS = 'TOP/1005/1';
const KEY = `${ADDRESS}/detail/a.jpg`;
const HOUR = 60 * 60 * 1000;

describe('a migration that is run again without a record of what was sent', () => {
  const whole = imageFile('jpeg');
  const half = whole.subarray(0, 300);
  const files = (
    bytes: Uint8Array
  ): Record<string, Record<string, string | Uint8Array>> => ({
    [ADDRESS]: { 'detail/a.jpg': bytes, 'detail/b.jpg': 'b' }
  });

  let target: MigrationTarget;
  beforeEach(async () => {
    target = new MigrationTarget();
    await target.migrate(files(whole));
    await target.forgetRecords();
    target.writes.length = 0;
  });

  it('reads no file that has not changed by its size and time', async () => {
    const tree = new TextTree(files(whole));

    const report = await target.migrate(tree);

    expect(report).toMatchObject({ existing: 1, forPerson: [] });
    expect(tree.reads).toEqual([]);
  });

  it.each([
    ['a size', imageOf('x'), 0],
    // It was rewritten while it was sent.
    ['a later time', flipped(whole), NOW - 1000]
  ])('reports a file of %s', async (_what, bytes, modified) => {
    const tree = new TextTree(files(bytes));
    tree.modified.set(KEY, modified);

    const report = plainReport(await target.migrate(tree));

    expect(report.forPerson).toMatchObject([
      {
        paths: ['detail/a.jpg'],
        reason: 'The bucket has other bytes under the names of these files.'
      }
    ]);
    expect(target.writes).toEqual([]);
  });

  it('compares all bytes on request', async () => {
    const tree = new TextTree(files(flipped(whole)));
    tree.modified.set(KEY, NOW - 5 * HOUR);

    expect((await target.migrate(tree)).forPerson).toEqual([]);
    expect(
      (await target.migrate(tree, { checksums: true })).forPerson
    ).toMatchObject([{ paths: ['detail/a.jpg'] }]);
  });

  it('compares a file whose name has another Unicode form than in the table', async () => {
    const named = (form: 'NFC' | 'NFD', bytes: Uint8Array) => ({
      'TOP/1005/2': { [`detail/${'정면.jpg'.normalize(form)}`]: bytes }
    });
    await target.migrate(named('NFC', whole));
    await target.forgetRecords();

    const same = await target.migrate(named('NFD', whole), { checksums: true });
    const other = await target.migrate(named('NFD', imageOf('x')));

    expect(same.forPerson).toEqual([]);
    expect(plainReport(other).forPerson).toMatchObject([
      { reason: 'The bucket has other bytes under the names of these files.' }
    ]);
  });

  it('reports a meta.json that differs', async () => {
    const withMeta = (text: string) => ({
      'TOP/1005/2': { 'detail/a.jpg': 'a', 'meta.json': text }
    });
    await target.migrate(withMeta('{"a": 1}'));
    await target.forgetRecords();

    const report = await target.migrate(withMeta('{"a": 12}'));

    expect(report.forPerson).toMatchObject([{ paths: ['meta.json'] }]);
  });

  it('reports a named file that the bucket does not have', async () => {
    target.images.lose(KEY);

    const report = await target.migrate(files(whole));

    expect(plainReport(report).forPerson).toMatchObject([
      {
        paths: ['detail/a.jpg'],
        reason: expect.stringContaining('does not have these files')
      }
    ]);
    expect(target.writes).toEqual([]);
  });

  it('does not compare files of images that were deleted on the desk', async () => {
    const { detail, ...item } = await target.item('1');
    target.catalogue.seed({ ...item, detail: ['b.jpg'] });
    expect(detail).toEqual(['a.jpg', 'b.jpg']);

    const report = await target.migrate(files(flipped(whole)), {
      checksums: true
    });

    expect(plainReport(report).forPerson).toMatchObject([
      { reason: expect.stringContaining('does not name these local files') }
    ]);
  });

  describe('a broken upload', () => {
    beforeEach(() => target.images.seed(KEY, half));

    it('is named and stays', async () => {
      const report = plainReport(await target.migrate(files(whole)));

      expect(report.forPerson).toMatchObject([
        {
          paths: ['detail/a.jpg'],
          reason: expect.stringContaining('--replace-broken')
        }
      ]);
      expect(await target.images.read(KEY)).toEqual(half);
    });

    it('is replaced on request, with its tags, and browsers ask for it again', async () => {
      await target.images.setTags(KEY, { status: 'representative' });
      const before = await target.item('1');

      const report = await target.migrate(files(whole), {
        replaceBroken: true
      });

      expect(report).toMatchObject({
        forPerson: [],
        replaced: [{ paths: ['detail/a.jpg'] }],
        imagesSent: 1
      });
      expect(await target.images.read(KEY)).toEqual(whole);
      expect(await target.images.tags(KEY)).toEqual({
        status: 'representative'
      });
      const after = await target.item('1');
      expect(
        String(after.last_updated_at) > String(before.last_updated_at)
      ).toBe(true);
      expect(after.detail).toEqual(before.detail);
    });

    it('leaves a pack that has to be checked again', async () => {
      const packed = new MigrationTarget();
      await packed.migrate(files(whole), { thumbnails: testMaker() });
      await packed.forgetRecords();
      packed.images.seed(KEY, half);

      await packed.migrate(files(whole), { replaceBroken: true });

      expect(readNamedPack(await packed.item('1'))?.checkedAt).toBe('');
    });

    it('is only announced by a dry run', async () => {
      const report = await target.migrate(files(whole), {
        replaceBroken: true,
        dryRun: true
      });

      expect(report.replaced).toHaveLength(1);
      expect(target.writes).toEqual([]);
      expect(await target.images.read(KEY)).toEqual(half);
    });

    it('stays if somebody else replaced it in the meantime', async () => {
      const { replace } = target.images;
      target.images.replace = (...args) => {
        target.images.seed(KEY, imageOf('theirs'));
        return replace.apply(target.images, args);
      };

      const report = await target.migrate(files(whole), {
        replaceBroken: true
      });

      expect(report.replaced).toEqual([]);
      expect(await target.images.read(KEY)).toEqual(imageOf('theirs'));
    });

    it('stays while somebody edits the product', async () => {
      target.catalogue.seed({
        ...(await target.item('1')),
        claim_id: 'page',
        claimed_by: 'Kim',
        claimed_until: NOW / 1000 + 60
      });

      const report = await target.migrate(files(whole), {
        replaceBroken: true
      });

      expect(report.replaced).toEqual([]);
      expect(plainReport(report).forPerson).toContainEqual(
        expect.objectContaining({ reason: 'It is being edited by Kim.' })
      );
    });

    it('is not replaced by a file that is broken itself', async () => {
      const report = await target.migrate(files(whole.subarray(0, 200)), {
        replaceBroken: true
      });

      expect(report.replaced).toEqual([]);
      expect(await target.images.read(KEY)).toEqual(half);
    });
  });

  it('never replaces a whole file', async () => {
    const report = await target.migrate(files(flipped(whole)), {
      replaceBroken: true,
      checksums: true
    });

    expect(report.replaced).toEqual([]);
    expect(await target.images.read(KEY)).toEqual(whole);
  });

  it('never replaces a whole file of a kind that browsers do not show', async () => {
    const tiff = imageFile('tiff');
    target.images.seed(KEY, tiff);

    const report = await target.migrate(files(whole), { replaceBroken: true });

    expect(report.replaced).toEqual([]);
    expect(await target.images.read(KEY)).toEqual(tiff);
  });

  it('never replaces a meta.json in another encoding, nor by one that is cut off', async () => {
    const key = 'TOP/1005/2/meta.json';
    const withMeta = (text: string) => ({
      'TOP/1005/2': { 'detail/a.jpg': 'a', 'meta.json': text }
    });
    const replaced = async (
      stored: Uint8Array,
      local: string
    ): Promise<number> => {
      target.images.seed(key, stored);
      const options = { replaceBroken: true, checksums: true };
      return (await target.migrate(withMeta(local), options)).replaced.length;
    };
    await target.migrate(withMeta('{"a": 1}'));
    await target.forgetRecords();
    const wide = new Uint8Array(Buffer.from('\ufeff{"a": 2}\n', 'utf16le'));
    const half = new TextEncoder().encode('{"a":');

    expect(await replaced(wide, '{"a": 1}')).toBe(0);
    expect(await replaced(half, '{"a"')).toBe(0);
    expect(await replaced(half, '{"a": 1}')).toBe(1);
  });

  it('tells of a replaced file if another one cannot be compared', async () => {
    target.images.seed(KEY, whole.subarray(0, 300));
    target.images.seed(`${ADDRESS}/detail/b.jpg`, whole.subarray(0, 200));
    const before = await target.item('1');
    const { head } = target.images;
    target.images.head = key =>
      key.endsWith('b.jpg')
        ? Promise.reject(new Unreachable(...saying('no answer')))
        : head.call(target.images, key);

    const report = await target.migrate(files(whole), { replaceBroken: true });

    expect(report.replaced).toMatchObject([{ paths: ['detail/a.jpg'] }]);
    const after = await target.item('1');
    expect(after.last_updated_at).not.toBe(before.last_updated_at);
  });

  it('sends a missing file again on request', async () => {
    target.images.lose(KEY);

    const report = await target.migrate(files(whole), { replaceBroken: true });

    expect(report.replaced).toMatchObject([{ paths: ['detail/a.jpg'] }]);
    expect(await target.images.read(KEY)).toEqual(whole);
  });
});

describe('a new product with a broken file in its way', () => {
  const whole = imageFile('jpeg');
  const content = { [ADDRESS]: { 'detail/a.jpg': whole } };
  let target: MigrationTarget;
  beforeEach(() => {
    target = new MigrationTarget();
    target.images.seed(KEY, whole.subarray(0, 300));
  });

  it('is not created, and the report names the way out', async () => {
    const report = plainReport(await target.migrate(content));

    expect(report).toMatchObject({
      created: 0,
      forPerson: [
        {
          paths: ['detail/a.jpg'],
          reason: expect.stringContaining('--replace-broken')
        }
      ]
    });
  });

  it('is created if the broken file may be replaced', async () => {
    const report = await target.migrate(content, { replaceBroken: true });

    expect(report).toMatchObject({
      created: 1,
      replaced: [{ paths: ['detail/a.jpg'] }]
    });
    expect(await target.images.read(KEY)).toEqual(whole);
  });
});

it('sends no image that cannot be decoded', async () => {
  const target = new MigrationTarget();

  const report = await target.migrate(
    { [ADDRESS]: { 'detail/a.jpg': 'torn', 'detail/b.jpg': 'b' } },
    {
      decoder: {
        problemOf: async image =>
          new TextDecoder().decode(image).includes('torn')
            ? { code: 'unreadable', said: 'bad scan' }
            : undefined
      }
    }
  );

  expect((await target.item('1')).detail).toEqual(['b.jpg']);
  expect(plainReport(report).forPerson).toMatchObject([
    { paths: ['detail/a.jpg'], reason: 'It cannot be decoded (bad scan).' }
  ]);
});

/** Other bytes of the same length that are an image too, as far as is looked at without decoding. */
function flipped(image: Uint8Array): Uint8Array {
  const other = image.slice();
  other[Math.floor(other.length / 2)] ^= 1;
  return other;
}
