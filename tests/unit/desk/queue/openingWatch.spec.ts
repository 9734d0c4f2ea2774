import type { ItemKey } from '../../../../src/domain/catalogueItem';
import type { OpeningNote } from '../../../../src/ports/queue/openingNote';
import { DeskScene } from '../aDesk';

const X = { subCategory: 1005, productId: '79823' };

let scene: DeskScene;
/** What outlives the page. */
let noted: ItemKey | undefined;

const openingNote: OpeningNote = {
  left: async () => noted,
  begin: product => {
    noted = product;
  },
  end: () => {
    noted = undefined;
  }
};

beforeEach(() => {
  noted = undefined;
  scene = new DeskScene();
  for (const id of ['79823', '79811']) {
    scene.images.seed(
      `TOP/1005/${id}/meta.json`,
      new TextEncoder().encode('{}')
    );
  }
  scene.desk = scene.newDesk({ openingNote });
});

/** Another page, after the first one ended without a word. */
async function nextPage(): Promise<void> {
  scene.desk = scene.newDesk({ openingNote });
  await scene.start();
  await scene.settle();
}

it('a product that brought the page down is not opened by itself again, and can be opened', async () => {
  const claimed = jest.spyOn(scene.catalogue, 'claim');
  claimed.mockImplementationOnce(() => new Promise(() => undefined));
  void scene.desk.start();
  await scene.settle();
  expect(noted).toEqual(X);

  claimed.mockClear();
  await nextPage();
  expect(scene.desk.state.open).toMatchObject({
    state: 'failed',
    productId: '79823',
    problem: { text: expect.stringContaining('while 79823 was being opened') }
  });
  expect(claimed).not.toHaveBeenCalled();
  // Nor on the page after that.
  await nextPage();
  expect(scene.desk.state.open.state).toBe('failed');

  await scene.desk.perform('open', { productId: '79823' });
  await scene.settle();
  expect(scene.open.product.productId).toBe('79823');
});

it('is forgotten when the product has been shown and read for five seconds', async () => {
  await scene.start();
  await scene.settle();
  expect(scene.open.meta?.state).not.toBe('loading');
  expect(noted).toEqual(X);
  scene.later(5000);
  await scene.settle();
  expect(noted).toBeUndefined();
  // Later products are opened by the person.
  await scene.desk.perform('next-product', {});
  expect(noted).toBeUndefined();
});

it('ends when the person goes to another product within these seconds, which a resume may open once', async () => {
  await scene.start();
  await scene.desk.perform('next-product', {});
  expect(noted).toBeUndefined();
  await nextPage();
  expect(scene.desk.state.open.state).toBe('open');
});

it('a page that is loaded again, and a desk that is closed, leave nothing behind', async () => {
  await scene.start();
  scene.desk.leavePage();
  expect(noted).toBeUndefined();
  await nextPage();
  expect(scene.open.product.productId).toBe('79823');
  expect(noted).toEqual(X);
  await scene.desk.dispose();
  expect(noted).toBeUndefined();
});

it('a note about a product of another category keeps nothing from being opened', async () => {
  noted = { ...X, subCategory: 9 };
  await nextPage();
  expect(scene.open.product.productId).toBe('79823');
});
