import { CATEGORY_METADATA } from '../../../../src/domain/catalogueItem';
import type { ItemValue } from '../../../../src/domain/catalogueItem';
import { CLAIM_SECONDS } from '../../../../src/domain/product/claim';
import { openProductOf } from '../../../../src/desk/state';
import { NotSupported } from '../../../../src/domain/errors';
import { MemoryResumePoint } from '../../../support/memory';
import { productItem } from '../../../fixtures/items';
import { DeskScene } from '../aDesk';

/** Two categories of which the first has three products. */
function twoCategories(): DeskScene {
  const scene = new DeskScene();
  scene.catalogue.seed({
    sub_category: CATEGORY_METADATA.subCategory,
    product_id: CATEGORY_METADATA.productId,
    categories_info: JSON.stringify({
      sub_categories: { TOP: [1005], WEAR: [2001] }
    })
  });
  return scene;
}

function other(id: string, patch: Record<string, ItemValue> = {}): void {
  const status = patch.current_status ?? 'PENDING';
  scene.catalogue.seed(
    productItem({
      main_category: 'WEAR',
      sub_category: 2001,
      product_id: id,
      category_status: `2001#${String(status)}`,
      ...patch
    })
  );
}

/** A claim as it is left behind. */
function claim(
  by: string,
  id = 'claim-a',
  left = CLAIM_SECONDS
): Record<string, ItemValue> {
  return {
    claim_id: id,
    claimed_by: by,
    claimed_until: Math.floor(scene.clock.now() / 1000) + left
  };
}

let scene: DeskScene;

beforeEach(() => {
  scene = twoCategories();
});

/** The desk of a server whose state database is new. */
async function startAnew(): Promise<void> {
  scene.desk = scene.newDesk({ resumePoint: new MemoryResumePoint() });
  await scene.desk.start();
}

it('returns to the product that the person had claimed', async () => {
  await scene.start();
  await scene.desk.perform('next-product', {});
  expect(scene.open.product.productId).toBe('79811');
  // The page ends without a word, and its server with its home.
  await startAnew();
  expect(scene.open).toMatchObject({
    product: { productId: '79811' },
    heldBy: null
  });
  expect(scene.desk.state.resumedAt).toBe('79811');
});

it('returns to the category in which the person completed something last', async () => {
  const done = { current_status: 'COMPLETED' };
  const at = (day: number): { last_updated_at: string } => ({
    last_updated_at: `2026-11-0${day}T00:00:00.000Z`
  });
  other('W1', { ...done, completed_by: 'curator-7', ...at(1) });
  other('W2', at(2));
  scene.catalogue.seed(
    productItem({
      product_id: 'T1',
      category_status: '1005#COMPLETED',
      completed_by: 'somebody',
      ...done,
      ...at(9)
    })
  );
  await startAnew();
  expect(scene.desk.state.category?.subCategory).toBe(2001);
  expect(scene.open.product.productId).toBe('W2');
  expect(scene.desk.state.resumedAt).toBeNull();
});

it('takes a claim of the same person in another browser over, without waiting for its end', async () => {
  scene.catalogue.seed({
    ...(await scene.item('79807')),
    ...claim('curator-7', 'claim-of-elsewhere')
  });
  await startAnew();
  expect(scene.open).toMatchObject({
    product: { productId: '79807' },
    heldBy: null,
    claimState: 'answered'
  });
  expect((await scene.item('79807')).claim_id).toBe('claim-a');
});

it('leaves the claims of others alone, also if the list is older than the table', async () => {
  scene.catalogue.seed({
    ...(await scene.item('79807')),
    ...claim('curator-7', 'claim-of-elsewhere')
  });
  const page = scene.catalogue.page.bind(scene.catalogue);
  jest.spyOn(scene.catalogue, 'page').mockImplementation(async query => {
    const answer = await page(query);
    scene.catalogue.seed({
      ...(await scene.item('79807')),
      ...claim('somebody', 'claim-of-somebody')
    });
    return answer;
  });
  await startAnew();
  expect(scene.open.heldBy).toBe('somebody');
  expect((await scene.item('79807')).claim_id).toBe('claim-of-somebody');
});

it('of two claims the later one is where the person was, also after its end', async () => {
  scene.catalogue.seed({
    ...(await scene.item('79807')),
    ...claim('curator-7', 'claim-a', -1000)
  });
  scene.catalogue.seed({
    ...(await scene.item('79811')),
    ...claim('curator-7', 'claim-a', -2000)
  });
  await startAnew();
  expect(scene.open.product.productId).toBe('79807');
});

it('asks the table once, and not at all if the state database knows the place or nobody is named', async () => {
  const asked = jest.spyOn(scene.catalogue, 'lastCompletedBy');
  await startAnew();
  expect(asked).toHaveBeenCalledTimes(1);

  const before = scene.newDesk();
  await before.start();
  await before.dispose();
  asked.mockClear();
  scene.desk = scene.newDesk();
  await scene.desk.start();
  scene.desk = scene.newDesk({
    resumePoint: new MemoryResumePoint(),
    person: undefined
  });
  await scene.desk.start();
  expect(asked).not.toHaveBeenCalled();
  expect(openProductOf(scene.desk.state)).toBeDefined();
});

it('begins with the first product if the table cannot tell', async () => {
  jest.spyOn(console, 'warn').mockReturnValue(undefined);
  jest
    .spyOn(scene.catalogue, 'lastCompletedBy')
    .mockRejectedValue(
      new NotSupported('index-missing', { table: 't', index: 'i' })
    );
  await startAnew();
  expect(scene.open.product.productId).toBe('79823');
});
