import { StoredForms } from '../../../../../src/app/jobs/migrate/storedForms';
import type { SourceProduct } from '../../../../../src/ports/jobs/sourceTree';

const TOP = {
  mainCategory: 'TOP',
  subCategory: 1005,
  files: [],
  meta: undefined
};

function productOf(n: number): SourceProduct {
  return { ...TOP, productId: `${n}` };
}

describe('products whose items are asked for in advance', () => {
  let found: number;
  let closed: boolean;
  let asked: number[];

  async function* products(
    count: number,
    fails = false
  ): AsyncGenerator<SourceProduct> {
    try {
      for (let n = 0; n < count; n++) {
        found++;
        yield productOf(n);
      }
      if (fails) {
        throw new Error('The folder is gone.');
      }
    } finally {
      closed = true;
    }
  }

  const stored = (): StoredForms =>
    new StoredForms(
      {
        item: async () => undefined,
        items: async keys => {
          asked.push(keys.length);
          return [];
        }
      },
      { ahead: true }
    );

  beforeEach(() => {
    found = 0;
    closed = false;
    asked = [];
  });

  it('are all there once, in order', async () => {
    const ids: string[] = [];
    for await (const { productId } of stored().ahead(products(250))) {
      ids.push(productId);
    }
    expect(ids).toEqual(Array.from({ length: 250 }, (_, n) => `${n}`));
    expect(asked).toEqual([32, 100, 100, 18]);
  });

  it('begin before many are found', async () => {
    const taken = stored().ahead(products(1000));
    await taken.next();
    expect(found).toBeLessThanOrEqual(40);
    await taken.return(undefined);
  });

  it('are taken up to where finding them fails', async () => {
    const ids: string[] = [];
    const all = async (): Promise<void> => {
      for await (const { productId } of stored().ahead(products(32, true))) {
        ids.push(productId);
      }
    };
    await expect(all()).rejects.toThrow('gone');
    expect(ids).toHaveLength(32);
  });

  it('are not looked for any more if nobody wants them', async () => {
    for await (const { productId } of stored().ahead(products(1000))) {
      if (productId === '40') {
        break;
      }
    }
    expect(closed).toBe(true);
    expect(found).toBeLessThanOrEqual(32 + 100 + 100);
  });
});
