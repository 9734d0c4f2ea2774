import { countersItem } from '../../../../src/domain/product/counters';
import type { ImagePath } from '../../../../src/domain/images/image';
import { productItem } from '../../../fixtures/items';
import { DeskScene, threeProducts } from '../aDesk';

const [FIRST, SECOND, THIRD] = ['79823', '79811', '79807'];

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

const shown = (): string => scene.open.product.productId;

async function press(
  ...keys: readonly ('next-product' | 'previous-product')[]
): Promise<void> {
  for (const key of keys) {
    await scene.desk.perform(key, {});
    await scene.settle();
  }
}

async function complete(): Promise<void> {
  scene.later();
  (['image_001', 'image_002', 'image_003'] as const).forEach((name, index) =>
    scene.desk.run('assign-slot', {
      index,
      image: `detail/${name}.jpg` as ImagePath
    })
  );
  scene.desk.run('complete', {});
  await scene.settle();
}

describe('the product before', () => {
  it('is the one visited before, finished or not', async () => {
    await complete();
    await press('next-product');
    expect(shown()).toBe(THIRD);
    await press('previous-product');
    expect(shown()).toBe(SECOND);
    await press('previous-product');
    expect(shown()).toBe(FIRST);
    expect(scene.open.product.status).toBe('COMPLETED');
    await press('previous-product');
    expect(shown()).toBe(FIRST);
    expect(scene.desk.state.message?.text).toBe(
      'There is no product before this one.'
    );
  });

  it('leads back to where the person was, past what is finished', async () => {
    await complete();
    await complete();
    expect(shown()).toBe(THIRD);
    await press('previous-product', 'previous-product');
    expect(shown()).toBe(FIRST);
    await press('next-product');
    expect(shown()).toBe(THIRD);
  });

  it('is the one visited, not the row above', async () => {
    await scene.desk.perform('go-to-product', { productId: THIRD });
    await press('previous-product');
    expect(shown()).toBe(FIRST);
    await press('next-product');
    expect(shown()).toBe(THIRD);
  });

  it('is the row above before anything else was visited', async () => {
    scene = new DeskScene();
    await scene.start();
    await scene.desk.perform('go-to-product', { productId: SECOND });
    scene.later(2000);
    await scene.settle();
    scene.desk = scene.newDesk();
    await scene.start();
    expect(shown()).toBe(SECOND);
    await press('previous-product');
    expect(shown()).toBe(FIRST);
  });
});

describe('the end of a list', () => {
  it('leads to what is still open at its start', async () => {
    await press('next-product', 'next-product');
    await complete();
    expect(shown()).toBe(FIRST);
    await press('next-product', 'next-product');
    expect(shown()).toBe(FIRST);
    expect(scene.desk.state.message?.text).toBe(
      'Back at the start of the list: 2 products are still open.'
    );
  });

  it('says that nothing else is open, if nothing is', async () => {
    await complete();
    await complete();
    await press('next-product');
    expect(shown()).toBe(THIRD);
    expect(scene.desk.state.message?.text).toBe(
      'No other product of the list is open.'
    );
  });

  describe('with another category', () => {
    const OTHER = { mainCategory: 'TOP', subCategory: 1006 };

    beforeEach(async () => {
      scene = new DeskScene([threeProducts()[0]]);
      const other = productItem({
        product_id: '117785',
        sub_category: OTHER.subCategory,
        category_status: '1006#PENDING'
      });
      scene.catalogue.seed(other);
      scene.catalogue.seed(
        countersItem(OTHER, { pending: 1, completed: 0, pass: 0, total: 1 })
      );
      scene.catalogue.seed({
        sub_category: 0,
        product_id: 'CATEGORY_METADATA',
        categories_info: JSON.stringify({
          main_categories: ['TOP'],
          sub_categories: { TOP: [1004, 1005, 1006] }
        })
      });
      scene.catalogue.seed(
        countersItem(
          { mainCategory: 'TOP', subCategory: 1004 },
          { pending: 0, completed: 2, pass: 0, total: 2 }
        )
      );
      await scene.start();
      await scene.desk.perform('open', {
        mainCategory: 'TOP',
        subCategory: 1005
      });
      await scene.settle();
    });

    it('offers the next one with pending products, and N opens it', async () => {
      await complete();
      expect(scene.desk.state.open.state).toBe('none');
      expect(scene.desk.state.nextCategory).toEqual({ ...OTHER, pending: 1 });
      await press('next-product');
      expect(shown()).toBe('117785');
      expect(scene.desk.state.category).toEqual(OTHER);
      expect(scene.desk.state.nextCategory).toBeNull();
      await press('previous-product');
      expect(shown()).toBe(FIRST);
    });

    it('offers it beside the last product too', async () => {
      await press('next-product');
      expect(scene.desk.state.message?.text).toBe(
        'No other product of the list is open. Press again to go on with TOP / 1006: 1 pending product.'
      );
      await press('next-product');
      expect(shown()).toBe('117785');
    });
  });
});
