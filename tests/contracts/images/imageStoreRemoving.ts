import { Invalid } from '../../../src/domain/errors';
import { HOSTILE_NAMES } from '../product/hostileNames';
import type { ImageStoreFixture } from './imageStore';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** Dates, folders and removal, which `verify` and `purge` use. */
export function removingContract(
  given: () => {
    readonly fixture: ImageStoreFixture;
    /** The beginning of this test's keys, without a slash at its end. */
    readonly product: string;
  }
): void {
  it('knows when an object was written', async () => {
    const { fixture, product } = given();
    const { images } = fixture;
    const key = `${product}/detail/a.jpg`;
    await fixture.seed(key, text('a'));
    const [listed] = await all(images.list(`${product}/`));
    const head = await images.head(key);
    for (const date of [listed.lastModified, head?.lastModified]) {
      // The engine's clock may differ from ours by some minutes.
      expect(Math.abs((date ?? 0) - Date.now())).toBeLessThan(30 * 60_000);
    }
  });

  it('lists what is directly under a prefix, and nothing deeper or beside it', async () => {
    const { fixture, product } = given();
    const { images } = fixture;
    const names = ['SKU1', 'SKU1-b', 'SKU10', '100%25', '상 의+'];
    for (const name of names) {
      await fixture.seed(`${product}/${name}/detail/a.jpg`, text('a'));
      await fixture.seed(`${product}/${name}/text/b.jpg`, text('b'));
    }
    await fixture.seed(`${product}/beside.jpg`, text('c'));
    await fixture.seed(`${product}0/other/a.jpg`, text('d'));
    await fixture.seed(`${product}/`, text(''));
    const found = await all(images.children(`${product}/`));
    const folders = found.flatMap(({ folder }) => folder ?? []);
    const objects = found.flatMap(({ object }) => object ?? []);
    expect(folders.sort()).toEqual([...names].sort());
    expect(objects.map(({ key, bytes }) => [key, bytes]).sort()).toEqual([
      [`${product}/`, 0],
      [`${product}/beside.jpg`, 1]
    ]);
    expect(await all(images.children(`${product}/none/`))).toEqual([]);
    expect(await all(images.children(''))).toContainEqual({ folder: 'TOP' });
    await expect(all(images.children(product))).rejects.toBeInstanceOf(Invalid);
  });

  it.each(HOSTILE_NAMES)('removes %j and nothing else', async filename => {
    const { fixture, product } = given();
    const { images } = fixture;
    const key = `${product}/detail/${filename}`;
    const twin = `${product}0/detail/${filename}`;
    const other = `${product}/text/${filename}`;
    for (const one of [key, twin, other]) {
      await fixture.seed(one, text('same bytes'));
    }
    const head = await images.head(key);
    expect(await images.remove(key, head?.etag ?? '')).toBe('removed');
    expect(await images.head(key)).toBeUndefined();
    expect(await images.head(twin)).toBeDefined();
    expect(await images.head(other)).toBeDefined();
  });

  it('replaces an object that has not changed, and keeps its tags', async () => {
    const { fixture, product } = given();
    const { images } = fixture;
    const key = `${product}/detail/한글 +(1).jpg`;
    await fixture.seed(key, text('half'));
    await images.setTags(key, { status: 'representative', 'a b': 'c d=+' });
    const { etag = '' } = (await images.head(key)) ?? {};
    const replace = (bytes: string): Promise<string> =>
      images.replace(key, text(bytes), 'image/jpeg', etag);
    expect(await replace('whole')).toBe('replaced');
    expect(await images.read(key)).toHaveLength(5);
    expect(await images.tags(key)).toEqual({
      status: 'representative',
      'a b': 'c d=+'
    });
    // The answer was lost, and the request is sent again.
    expect(await replace('whole')).toBe('replaced');
    expect(await replace('others')).toBe('changed');
    expect(await images.read(key)).toHaveLength(5);
    expect(
      await images.replace(`${product}/none.jpg`, text('x'), 'image/jpeg', etag)
    ).toBe('changed');
    expect(await images.head(`${product}/none.jpg`)).toBeUndefined();
  });

  it('keeps an object that was overwritten, and succeeds if it is gone', async () => {
    const { fixture, product } = given();
    const { images } = fixture;
    const key = `${product}/detail/a.jpg`;
    await fixture.seed(key, text('old'));
    const { etag = '' } = (await images.head(key)) ?? {};
    await fixture.seed(key, text('new'));
    expect(await images.remove(key, etag)).toBe('changed');
    expect(await images.read(key)).toHaveLength(3);
    const { etag: now = '' } = (await images.head(key)) ?? {};
    expect(await images.remove(key, now)).toBe('removed');
    // The answer was lost, and the request is sent again.
    expect(await images.remove(key, now)).toBe('removed');
  });
}

async function all<Value>(stream: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = [];
  for await (const value of stream) {
    found.push(value);
  }
  return found;
}
