import { migrate } from '../../../src/app/jobs/migrate/migrate';
import { readConnection } from '../../../src/domain/connection/connection';
import type { ImagePath } from '../../../src/domain/images/image';
import { imageType } from '../../../src/domain/images/imageName';
import { nameRoom } from '../../../src/domain/product/objectKey';
import { imagePaths } from '../../../src/domain/product/product';
import { utf8Length } from '../../../src/domain/utf8';
import { TextTree } from '../../unit/app/jobs/migrate/migrateTree';
import { itAlways } from '../engine/capabilities';
import type { TestWith } from '../engine/capabilities';
import { freshCategory } from './catalogue/given';
import { HOSTILE_NAMES, HOSTILE_PARTS, REFUSED_NAMES } from './hostileNames';
import { english, thrownText } from '../../support/english';
import { SequenceIds } from '../../support/memory';
import { Life, PREFIX } from './life';
import type { NamesFixture } from './life';

/** Names go unchanged through all of curation, also beside a product whose id begins with the other's. */
export function describeNames(
  name: string,
  make: () => Promise<NamesFixture>,
  itIf: TestWith = itAlways
): void {
  describe(`Names: ${name}`, () => {
    let fixture: NamesFixture;
    beforeAll(async () => {
      fixture = await make();
    });
    afterAll(() => fixture?.dispose());

    it.each(HOSTILE_NAMES)('stay unchanged: a file %j', async filename => {
      const life = new Life(fixture, freshCategory());
      await wholeLife(life, ['SKU1', 'SKU10'], filename);
    });

    it.each(HOSTILE_PARTS)(
      'stay unchanged: a product and category %j',
      async part => {
        const life = new Life(fixture, freshCategory(part), `${part}/`);
        await wholeLife(life, [part, `${part}0`], 'a b.jpg');
      }
    );

    itIf('long-names')(
      'may fill a key of 1,024 bytes, but not of 1,025',
      async () => {
        const life = new Life(fixture, freshCategory());
        await life.add('SKU1');
        const longest = nameOf(
          nameRoom(PREFIX, life.address('SKU1'), 'detail')
        );
        const path = `detail/${longest}` as ImagePath;
        expect(utf8Length(life.key('SKU1', path))).toBe(1024);
        await wholeLife(life, ['SKU1'], longest);

        const reads = jest.spyOn(fixture.images, 'head');
        const writes = jest.spyOn(fixture.images, 'create');
        const upload = life.upload('SKU1', 'detail', `x${longest}`, 'too long');
        await expect(upload).rejects.toMatchObject({
          kind: 'TooLarge',
          code: 'key-too-long',
          facts: { bytes: 1025, limit: 1024 }
        });
        expect(reads).not.toHaveBeenCalled();
        expect(writes).not.toHaveBeenCalled();
      }
    );

    itIf('long-names')(
      'are cut if the key of a new name would be too long',
      async () => {
        const life = new Life(fixture, freshCategory());
        await life.add('SKU1');
        const longest = nameOf(
          nameRoom(PREFIX, life.address('SKU1'), 'detail')
        );
        await life.upload('SKU1', 'detail', longest, 'first');
        // The folder's name is longer.
        const moved = await life.move('SKU1', `detail/${longest}`, 'summary');
        const [inSummary] = moved.images.summary;
        expect(inSummary).toMatch(/^가+-[a-z0-9]{6}\.jpg$/);
        // The name is still taken by the image that was moved away.
        const again = await life.upload('SKU1', 'detail', longest, 'second');
        const [inDetail] = again.images.detail;
        expect(inDetail).toMatch(/^가+-[a-z0-9]{6}\.jpg$/);
        expect(inDetail).not.toBe(inSummary);
        for (const [path, content] of [
          [`summary/${inSummary}`, 'first'],
          [`detail/${inDetail}`, 'second'],
          [`detail/${longest}`, 'first']
        ] as const) {
          expect(utf8Length(life.key('SKU1', path))).toBeLessThanOrEqual(1024);
          expect(await life.shown('SKU1', path)).toBe(content);
        }
        expect(await life.findings()).toEqual([]);
      }
    );

    it('never overwrite an object that no product names', async () => {
      const life = new Life(fixture, freshCategory());
      await life.add('SKU1');
      const { images } = fixture;
      for (const path of ['detail/a.jpg', 'text/a.jpg'] as const) {
        const bytes = new TextEncoder().encode(`somebody’s ${path}`);
        await images.create(life.key('SKU1', path), bytes, 'image/jpeg');
      }
      const uploaded = await life.upload('SKU1', 'detail', 'a.jpg', 'mine');
      const [filename] = uploaded.images.detail;
      expect(filename).toMatch(/^a-[a-z0-9]{6}\.jpg$/);
      await life.move('SKU1', `detail/${filename}`, 'text');
      expect(await life.shown('SKU1', 'detail/a.jpg')).toBe(
        'somebody’s detail/a.jpg'
      );
      expect(await life.shown('SKU1', 'text/a.jpg')).toBe(
        'somebody’s text/a.jpg'
      );
    });

    it.each(REFUSED_NAMES)('are refused and reported: %j', async filename => {
      const life = new Life(fixture, freshCategory());
      await life.add('SKU1');
      const error: unknown = await life
        .upload('SKU1', 'detail', filename, 'x')
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind: 'Invalid' });
      expect(english(error)).toContain(JSON.stringify(filename));
      expect(thrownText(() => life.key(filename, 'detail/a.jpg'))).toContain(
        JSON.stringify(filename)
      );
      expect(await life.listed('SKU1')).toEqual([]);
      // Everything that is left out is reported.
      const report = await migrate(
        {
          tree: new TextTree({
            'TOP/1/NEW': { [`detail/${filename}`]: 'x' }
          }),
          ...fixture,
          prefix: PREFIX
        },
        { now: () => Date.now(), ids: new SequenceIds(), dryRun: true }
      );
      expect(report).toMatchObject({ created: 0, imagesSent: 0 });
      expect(report.skipped).toContainEqual({
        path: `TOP/1/NEW/detail/${filename}`,
        // A name that begins with a dot is hidden, whatever else it is.
        reason: filename.startsWith('.')
          ? { code: 'hidden' }
          : { code: 'name', problem: expect.any(String) }
      });
    });

    it.each(['..', '.', 'a/../b', 'a//b', 'line\nbreak'])(
      'are refused if the prefix is %j',
      prefix => {
        expect(
          thrownText(() =>
            readConnection({
              name: 'a',
              bucket: 'b',
              bucketRegion: 'c',
              prefix
            })
          )
        ).toMatch(/prefix cannot be used: /);
      }
    );

    it('are refused with the part that is wrong', () => {
      expect(
        thrownText(() =>
          readConnection({
            name: 'a',
            bucket: 'b',
            bucketRegion: 'c',
            prefix: 'a/../b'
          })
        )
      ).toMatch(/: its part "\.\." is wrong, because it is a relative path/);
    });
  });
}

/** From the upload to the purge of what was deleted. The last product stays as it is. */
async function wholeLife(
  life: Life,
  ids: readonly [string, ...string[]],
  filename: string
): Promise<void> {
  const [id, ...twins] = ids;
  const { fixture } = life;
  const detail = `detail/${filename}` as const;
  const text = `text/${filename}` as const;
  await life.add(...ids);
  for (const one of ids) {
    await life.upload(one, 'detail', filename, `of ${one}`);
    expect(await life.shown(one, detail)).toBe(`of ${one}`);
  }
  if (fixture.contentType) {
    expect(await fixture.contentType(life.key(id, detail))).toBe(
      imageType(filename)
    );
  }

  await life.move(id, detail, 'text');
  expect(await life.shown(id, text)).toBe(`of ${id}`);
  const choices = { front: [text] };
  const completed = await life.edit(id, () => ({
    kind: 'complete',
    choices
  }));
  expect((await life.open(id)).choices).toEqual(choices);
  expect(completed.status).toBe('COMPLETED');
  expect(await life.tags(id, text)).toEqual({ status: 'representative' });
  expect(await life.tags(id, detail)).toEqual({});
  await life.edit(id, () => ({ kind: 'reopen' }));
  expect(await life.tags(id, text)).toEqual({});

  const deleted = await life.delete(id, text);
  expect(imagePaths(deleted)).toEqual([]);
  expect(imagePaths(await life.restore(id, text))).toEqual([text]);
  // The original is listed again, and its copy is taken out.
  expect(imagePaths(await life.restore(id, detail))).toEqual([detail]);
  expect(await life.findings()).toEqual([]);
  expect(await life.purge()).toEqual([`${id} ${text}`]);
  expect(await life.listed(id)).toEqual([detail]);
  expect(await life.shown(id, detail)).toBe(`of ${id}`);
  for (const twin of twins) {
    expect(await life.listed(twin)).toEqual([detail]);
    expect(imagePaths(await life.open(twin))).toEqual([detail]);
  }
  expect(await life.findings()).toEqual([]);
  // Migration reports these as hidden files.
  if (!filename.startsWith('.')) {
    await migrated(life, ids, filename);
  }
}

/** Migrates the same names from a folder into another category, twice. */
async function migrated(
  life: Life,
  ids: readonly string[],
  filename: string
): Promise<void> {
  const { mainCategory } = life.category;
  const beside = new Life(
    life.fixture,
    freshCategory(mainCategory),
    life.prefix
  );
  const folderDataset = {
    tree: new TextTree(
      Object.fromEntries(
        ids.map(id => [
          `${mainCategory}/${beside.category.subCategory}/${id}`,
          { [`detail/${filename}`]: `local ${id}` }
        ])
      )
    ),
    ...life.fixture,
    prefix: life.prefix
  };
  const now = (): number => Date.now();
  const newIds = new SequenceIds();
  expect(await migrate(folderDataset, { now, ids: newIds })).toMatchObject({
    created: ids.length,
    imagesSent: ids.length,
    skipped: [],
    forPerson: []
  });
  expect(await migrate(folderDataset, { now, ids: newIds })).toMatchObject({
    created: 0,
    existing: ids.length,
    imagesSent: 0,
    skipped: [],
    forPerson: []
  });
  for (const id of ids) {
    const path = `detail/${filename}` as const;
    expect(imagePaths(await beside.open(id))).toEqual([path]);
    expect(await beside.shown(id, path)).toContain(`local ${id}`);
  }
  expect(await beside.findings()).toEqual([]);
}

/** A Korean name with that many bytes. */
function nameOf(bytes: number): string {
  const ending = '.jpg';
  const left = bytes - ending.length;
  return `${'가'.repeat(Math.floor(left / 3))}${'x'.repeat(left % 3)}${ending}`;
}
