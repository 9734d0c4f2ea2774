import { Invalid, NotFound, TooLarge } from '../../../src/domain/errors';
import type {
  ImageStore,
  ObjectSummary
} from '../../../src/ports/images/imageStore';
import { itAlways } from '../engine/capabilities';
import type { TestWith } from '../engine/capabilities';
import { HOSTILE_NAMES } from '../product/hostileNames';
import { packsContract } from './imageStorePacks';
import { partsContract } from './imageStoreParts';
import { removingContract } from './imageStoreRemoving';

/** An image store under test, and a way to bypass it. */
export interface ImageStoreFixture {
  readonly images: ImageStore;
  /** Puts an object under a key, free or taken, as another program would. */
  seed(key: string, bytes: Uint8Array): Promise<void>;
  /** The media type of a stored object. */
  contentType?(key: string): Promise<string | undefined>;
  /** Keys of uploads that were begun and are neither complete nor aborted. */
  unfinished?(): Promise<readonly string[]>;
  dispose(): Promise<void>;
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** What every image store does: the contract of `src/ports/images/imageStore.ts`. */
export function describeImageStore(
  name: string,
  make: () => Promise<ImageStoreFixture>,
  itIf: TestWith = itAlways
): void {
  describe(`ImageStore: ${name}`, () => {
    let fixture: ImageStoreFixture;
    let images: ImageStore;
    let tests = 0;
    /** The beginning of this test's keys. */
    let product: string;
    beforeAll(async () => {
      fixture = await make();
      images = fixture.images;
    });
    beforeEach(() => {
      product = `TOP/${(tests += 1)}/SKU1`;
    });
    afterAll(() => fixture?.dispose());

    it('returns undefined for a missing object', async () => {
      const key = `${product}/detail/none.jpg`;
      expect(await images.head(key)).toBeUndefined();
      expect(await images.read(key)).toBeUndefined();
      expect(await images.tags(key)).toBeUndefined();
    });

    it.each(HOSTILE_NAMES)(
      'stores %j under a key of its own',
      async filename => {
        const key = `${product}/detail/${filename}`;
        const copy = `${product}/text/${filename}`;
        const bytes = text(`the bytes of ${filename}`);
        expect(await images.create(key, bytes, 'image/jpeg')).toBe('created');
        expect(await images.head(key)).toMatchObject({ bytes: bytes.length });
        expect(plain(await images.read(key))).toEqual(plain(bytes));
        expect(await images.copy(key, copy)).toBe('copied');
        await images.setTags(copy, { status: 'representative' });
        expect(await images.tags(copy)).toEqual({ status: 'representative' });
        expect(await images.tags(key)).toEqual({});
        const [url] = await images.sign([copy]);
        expect(await fetched(url)).toEqual(plain(bytes));
        expect(keysOf(await all(images.list(`${product}/`)))).toEqual(
          [key, copy].sort()
        );
      }
    );

    it('reads an object only if it is no larger than it may be', async () => {
      const key = `${product}/meta.json`;
      await fixture.seed(key, text('12345'));
      expect(plain(await images.read(key, undefined, 5))).toEqual(
        plain(text('12345'))
      );
      await expect(images.read(key, undefined, 4)).rejects.toBeInstanceOf(
        TooLarge
      );
      // The store is as usable as before.
      expect(plain(await images.read(key))).toEqual(plain(text('12345')));
    });

    it('signs many keys at once, in order', async () => {
      const keys = HOSTILE_NAMES.flatMap(filename =>
        ['detail', 'summary'].map(folder => `${product}/${folder}/${filename}`)
      );
      // All at once: same names in two folders, NFC beside NFD.
      await Promise.all(keys.map(key => fixture.seed(key, text(key))));
      const urls = await images.sign(keys);
      expect(new Set(urls).size).toBe(keys.length);
      for (const [i, url] of urls.entries()) {
        expect(await fetched(url)).toEqual(plain(text(keys[i])));
      }
      expect(keysOf(await all(images.list(`${product}/`))).sort()).toEqual(
        [...keys].sort()
      );
    });

    it('signs the same URL again within minutes', async () => {
      const key = `${product}/detail/a.jpg`;
      await fixture.seed(key, text('a'));
      const [first, again] = await images.sign([key, key]);
      expect(again).toBe(first);
      expect(await images.sign([])).toEqual([]);
    });

    it.each(['a/./b.jpg', 'a/../b.jpg', '..', 'a\u0000b.jpg', 'a//b.jpg'])(
      'refuses to sign %j, which browsers would change',
      async end => {
        await expect(images.sign([`${product}/${end}`])).rejects.toBeInstanceOf(
          Invalid
        );
      }
    );

    itIf('objects-under-objects')(
      'lists what is under a prefix, and nothing beside it',
      async () => {
        const bytes = text('1234');
        const own = [`${product}/detail/a.jpg`, `${product}/meta.json`];
        const others = [
          `${product}0/detail/a.jpg`,
          `${product}`,
          `${product}-b/x`
        ];
        for (const key of [...own, ...others]) {
          await fixture.seed(key, bytes);
        }
        const listed = await all(images.list(`${product}/`));
        expect(listed.map(undated)).toEqual(
          await Promise.all(
            own.map(async key => undated({ key, ...(await images.head(key)) }))
          )
        );
        expect(await all(images.list(`${product}/none/`))).toEqual([]);
      }
    );

    it.each(['', 'TOP', 'TOP/1/SKU1'])(
      'refuses to list %j, which would reach other products',
      async prefix => {
        await expect(all(images.list(prefix))).rejects.toBeInstanceOf(Invalid);
      }
    );

    it('creates an object once, recognises its own bytes, and never overwrites others’', async () => {
      const key = `${product}/detail/a.jpg`;
      const bytes = text('first');
      expect(await images.create(key, bytes, 'image/jpeg')).toBe('created');
      expect(await images.create(key, bytes, 'image/jpeg')).toBe('same');
      // The same length, other bytes.
      expect(await images.create(key, text('other'), 'image/jpeg')).toBe(
        'taken'
      );
      expect(await images.create(key, text('longer'), 'image/jpeg')).toBe(
        'taken'
      );
      expect(plain(await images.read(key))).toEqual(plain(bytes));
    });

    it('recognises its bytes if another program put them', async () => {
      const key = `${product}/detail/a.jpg`;
      await fixture.seed(key, text('first'));
      expect(await images.create(key, text('first'), 'image/jpeg')).toBe(
        'same'
      );
      expect(await images.create(key, text('other'), 'image/jpeg')).toBe(
        'taken'
      );
    });

    it('creates an empty object, and one of many kilobytes', async () => {
      const big = new Uint8Array(700_000).map((_, i) => i % 251);
      for (const [name, bytes] of [
        ['empty', new Uint8Array()],
        ['big', big]
      ] as const) {
        const key = `${product}/detail/${name}.png`;
        expect(await images.create(key, bytes, 'image/png')).toBe('created');
        expect((await images.head(key))?.bytes).toBe(bytes.length);
        expect(await images.read(key)).toHaveLength(bytes.length);
        if (fixture.contentType) {
          expect(await fixture.contentType(key)).toBe('image/png');
        }
      }
    });

    it('lets one of many concurrent creations succeed', async () => {
      const key = `${product}/detail/a.jpg`;
      const outcomes = await Promise.all(
        ['1', '2', '3', '4'].map(content =>
          images.create(key, text(content), 'image/jpeg')
        )
      );
      expect(outcomes.sort()).toEqual(['created', 'taken', 'taken', 'taken']);
    });

    it('copies bytes, type and metadata, but no tags', async () => {
      const from = `${product}/detail/a.webp`;
      const to = `${product}/text/a.webp`;
      await images.create(from, text('image'), 'image/webp');
      await images.setTags(from, { status: 'representative', team: 'a' });
      expect(await images.copy(from, to)).toBe('copied');
      expect(plain(await images.read(to))).toEqual(plain(text('image')));
      expect(await images.tags(to)).toEqual({});
      expect(await images.tags(from)).toEqual({
        status: 'representative',
        team: 'a'
      });
      if (fixture.contentType) {
        expect(await fixture.contentType(to)).toBe('image/webp');
      }
    });

    it('never copies over an object, recognises its own copy, and reports a missing source', async () => {
      const from = `${product}/detail/a.jpg`;
      const to = `${product}/text/a.jpg`;
      expect(await images.copy(from, to)).toBe('missing');
      await fixture.seed(from, text('mine'));
      await fixture.seed(to, text('others'));
      expect(await images.copy(from, to)).toBe('taken');
      expect(plain(await images.read(to))).toEqual(plain(text('others')));
      const free = `${product}/text/a-123456.jpg`;
      expect(await images.copy(from, free)).toBe('copied');
      // The answer was lost, and the request is sent again.
      expect(await images.copy(from, free)).toBe('copied');
      expect(await images.copy(`${product}/none.jpg`, free)).toBe('missing');
    });

    it('replaces the whole set of tags', async () => {
      const key = `${product}/detail/a.jpg`;
      await fixture.seed(key, text('a'));
      await images.setTags(key, {
        status: 'representative',
        'team name': '의류 +1'
      });
      expect(await images.tags(key)).toEqual({
        status: 'representative',
        'team name': '의류 +1'
      });
      await images.setTags(key, { team: 'b' });
      expect(await images.tags(key)).toEqual({ team: 'b' });
      await images.setTags(key, {});
      expect(await images.tags(key)).toEqual({});
    });

    it('refuses to tag a missing object', async () => {
      await expect(
        images.setTags(`${product}/detail/none.jpg`, { status: 'archived' })
      ).rejects.toBeInstanceOf(NotFound);
    });

    removingContract(() => ({ fixture, product }));
    packsContract(() => ({ fixture, product }));
    partsContract(() => ({ fixture, product }), itIf);
  });
}

/** A listing has ms, a HEAD has seconds. */
function undated({
  lastModified: _,
  ...rest
}: Partial<ObjectSummary>): Partial<ObjectSummary> {
  return rest;
}

/** Jest compares the classes of typed arrays, and each realm has its own. */
function plain(bytes: Uint8Array | undefined): string | undefined {
  return bytes && Buffer.from(bytes).toString('utf8');
}

/** Fetches as a browser does, without further headers. */
async function fetched(url: string): Promise<string> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return answer.text();
}

async function all(
  listing: AsyncIterable<ObjectSummary>
): Promise<ObjectSummary[]> {
  const found: ObjectSummary[] = [];
  for await (const summary of listing) {
    found.push(summary);
  }
  return found;
}

function keysOf(listing: readonly ObjectSummary[]): string[] {
  return listing.map(({ key }) => key);
}
