import {
  MemoryCatalogue,
  MemoryImageStore,
  withFaults
} from '../../support/memory';
import type { Fault } from '../../support/memory';
import { Throttled } from '../../../src/domain/errors';
import type { ImageStore } from '../../../src/ports/images/imageStore';
import { saying } from '../../support/english';

const bytes = new Uint8Array([1, 2, 3]);

describe('a port with faults', () => {
  it('fails before or after the effect, in the calls that are planned', async () => {
    const store = new MemoryImageStore();
    const images = withFaults(store, [
      { method: 'create', kind: 'before' },
      { method: 'create', kind: 'after', skip: 1, times: 2 }
    ]);
    const create = (key: string) => images.create(key, bytes, 'image/png');
    await expect(create('a')).rejects.toMatchObject({ kind: 'Unreachable' });
    expect(await store.head('a')).toBeUndefined();
    await expect(create('b')).rejects.toMatchObject({ kind: 'Unreachable' });
    await expect(create('c')).rejects.toMatchObject({ kind: 'Unreachable' });
    expect(await store.head('c')).toBeDefined();
    expect(await create('d')).toBe('created');
    expect(await images.head('d')).toBeDefined();
  });

  it('fails with the error that is given, and works once the fault is gone', async () => {
    const faults: Fault[] = [
      {
        method: 'item',
        kind: 'before',
        times: Infinity,
        error: new Throttled(...saying('slow down'))
      }
    ];
    const catalogue = withFaults(new MemoryCatalogue(), faults);
    const item = () => catalogue.item({ subCategory: 1, productId: 'a' });
    await expect(item()).rejects.toBeInstanceOf(Throttled);
    faults.length = 0;
    expect(await item()).toBeUndefined();
  });

  it('hangs until its signal fires', async () => {
    const images = withFaults<ImageStore>(new MemoryImageStore(), [
      { method: 'head', kind: 'never' }
    ]);
    const wish = new AbortController();
    const head = images.head('a', wish.signal);
    wish.abort();
    await expect(head).rejects.toMatchObject({ kind: 'Cancelled' });
  });
});
