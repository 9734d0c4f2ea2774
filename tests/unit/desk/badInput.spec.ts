import {
  NotAllowed,
  NotSupported,
  NotSignedIn,
  Unreachable
} from '../../../src/domain/errors';
import type { CatalogueItem } from '../../../src/domain/catalogueItem';
import type { ResourceFinding } from '../../../src/ports/jobs/provisioning';
import { productItem } from '../../fixtures/items';
import { DeskScene, threeProducts } from './aDesk';
import { saying } from '../../support/english';

let scene: DeskScene;

async function startWith(
  ...args: ConstructorParameters<typeof DeskScene>
): Promise<void> {
  scene = new DeskScene(...args);
  await scene.start();
}

beforeEach(() => startWith());

/** The usual products, the newest with something else in its item. */
function withFirst(patch: CatalogueItem): CatalogueItem[] {
  const [first, ...others] = threeProducts();
  return [{ ...first, ...patch }, ...others];
}

function chooseThree(): void {
  scene.focus('detail/image_001.jpg');
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.run('assign-slot', { index: 1 });
  scene.desk.run('assign-slot', { index: 2 });
}

describe('an item that breaks the documented shape', () => {
  it('keeps its unknown attributes through every change', async () => {
    const strange = {
      season: 'FW24',
      sizes: new Set(['S', 'M']),
      nested: { deep: [1, null, true] }
    };
    await startWith(withFirst(strange));
    scene.desk.run('reclassify', { folder: 'text' });
    scene.desk.run('delete', {});
    scene.desk.run('undo', {});
    await scene.settle();
    scene.focus('detail/image_002.jpg');
    scene.desk.run('assign-slot', { index: 0 });
    scene.desk.run('assign-slot', { index: 1 });
    scene.focus('summary/summary_01.jpg');
    scene.desk.run('assign-slot', { index: 2 });
    scene.desk.run('complete', {});
    await scene.settle();
    await scene.desk.perform('undo', {});
    await scene.settle();
    scene.later();
    await scene.desk.perform('hold', { reason: 'Poor quality' });
    await scene.settle();
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect(await scene.item('79823')).toMatchObject({
      ...strange,
      current_status: 'PASS'
    });
  });

  it.each([
    ['no JSON', '{"model": '],
    ['a list', '["detail/image_001.jpg"]'],
    ['a slot of another type', '{"model": 5}'],
    ['a number', 7]
  ])(
    'opens with representative_assets that is %s, says so, and leaves it',
    async (_, broken) => {
      await startWith(withFirst({ representative_assets: broken }));
      expect(scene.open.product.problems).toEqual([{ code: 'choices-broken' }]);
      expect(scene.open.choices).toEqual({});
      scene.desk.run('delete', {});
      await scene.settle();
      expect(await scene.item('79823')).toMatchObject({
        representative_assets: broken,
        detail: ['image_002.jpg', 'image_003.jpg']
      });
    }
  );

  it('keeps unknown entries of representative_assets', async () => {
    await startWith(
      withFirst({
        representative_assets: JSON.stringify({
          model: 'detail/image_001.jpg',
          front: 's3://elsewhere/front.jpg',
          color_variant: ['detail/image_002.jpg', 'blue']
        })
      })
    );
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    await scene.settle();
    expect(
      JSON.parse(String((await scene.item('79823')).representative_assets))
    ).toEqual({
      front: 's3://elsewhere/front.jpg',
      color_variant: ['detail/image_002.jpg', 'blue']
    });
  });

  it('reads representative_assets as a map, and corrects it to a string', async () => {
    await startWith(
      withFirst({
        representative_assets: {
          model: 'detail/image_001.jpg',
          color_variant: ['detail/image_002.jpg']
        }
      })
    );
    expect(scene.open.product.problems).toEqual([]);
    expect(scene.open.choices).toEqual({
      model: ['detail/image_001.jpg'],
      color_variant: ['detail/image_002.jpg']
    });
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    await scene.settle();
    expect(
      JSON.parse(String((await scene.item('79823')).representative_assets))
    ).toEqual({ color_variant: ['detail/image_002.jpg'] });
  });

  it('never writes a list that is invalid, and works on the others', async () => {
    await startWith(withFirst({ detail: 'image_001.jpg' }));
    expect(scene.open.product.problems).toEqual([
      { code: 'list-broken', folder: 'detail' }
    ]);
    await scene.desk.perform('reclassify', {
      folder: 'detail',
      images: ['summary/summary_01.jpg']
    });
    expect(scene.desk.state.message?.text).toMatch(
      /The list detail of 79823 is not a list of file names\. It was left as it is/
    );
    await scene.desk.perform('delete', { images: ['text/text_info.jpg'] });
    await scene.settle();
    expect(await scene.item('79823')).toMatchObject({
      detail: 'image_001.jpg',
      summary: ['summary_01.jpg'],
      text: []
    });
  });

  it('never overwrites a `deleted` that is no list', async () => {
    const deleted = { 'detail/old.jpg': '2024-01-01' };
    await startWith(withFirst({ deleted }));
    expect(scene.open.product.problems[0]).toEqual({ code: 'deleted-broken' });
    await scene.desk.perform('delete', {});
    await scene.settle();
    expect(scene.desk.state.message?.text).toMatch(/deleted .* is not a list/);
    expect(await scene.item('79823')).toMatchObject({
      deleted,
      detail: ['image_001.jpg', 'image_002.jpg', 'image_003.jpg']
    });
  });

  it('completes one without last_updated_at in a category without counters', async () => {
    const { last_updated_at: _, ...item } = productItem();
    await startWith([item], { counters: false });
    // The index has no row of it: it is gone to by its id.
    await scene.desk.perform('go-to-product', { productId: '79823' });
    scene.later();
    chooseThree();
    scene.faults.push({ method: 'count', kind: 'before' });
    scene.desk.run('complete', {});
    await scene.settle();
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect(await scene.item('79823')).toMatchObject({
      current_status: 'COMPLETED',
      last_updated_at: expect.stringMatching(/^2026-11-22T.*Z$/)
    });
  });
});

describe('a chosen image that is missing in the bucket', () => {
  it('stops the completion and points at its slot', async () => {
    chooseThree();
    const key = 'TOP/1005/79823/detail/image_002.jpg';
    const drop = scene.desk.pictures.thumbnails.want(
      { key, stamp: undefined, priority: 0 },
      () => undefined
    );
    scene.wants.get(key)?.({ kind: 'missing' });
    drop();
    scene.desk.run('complete', {});
    await scene.settle();
    expect(scene.open).toMatchObject({
      product: { productId: '79823' },
      wantedSlot: 'front'
    });
    expect(scene.desk.state.message?.text).toBe(
      'Not completed: detail/image_002.jpg is chosen but does not exist.'
    );
    expect((await scene.item('79823')).current_status).toBe('PENDING');
  });
});

describe('a chosen image that was lost unnoticed', () => {
  it('is not completed, whatever the cache still shows', async () => {
    chooseThree();
    scene.images.lose('TOP/1005/79823/detail/image_002.jpg');
    scene.desk.run('complete', {});
    await scene.settle();
    expect(scene.desk.state.saving.failed).toMatchObject([
      {
        problem: {
          kind: 'NotFound',
          text: '79823 was not completed: the chosen image detail/image_002.jpg is not in the bucket.'
        }
      }
    ]);
    expect(scene.desk.state.counts).toMatchObject({ pending: 3, completed: 0 });
    expect(scene.desk.state.unsaved).toMatchObject([
      { from: 'PENDING', to: 'COMPLETED', failed: true }
    ]);
    expect((await scene.item('79823')).current_status).toBe('PENDING');
    await scene.desk.perform('discard', {});
    expect(scene.desk.state.counts).toMatchObject({ pending: 3, completed: 0 });
  });
});

it('a chosen image stays chosen if the name of its copy was taken', async () => {
  scene.images.seed(
    'TOP/1005/79823/text/image_001.jpg',
    new TextEncoder().encode('theirs')
  );
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.run('reclassify', {
    folder: 'text',
    images: ['detail/image_001.jpg']
  });
  expect(scene.open.choices).toEqual({ model: ['text/image_001.jpg'] });
  await scene.settle();
  const [, name] = (await scene.item('79823')).text as string[];
  expect(name).toMatch(/^image_001-[a-z0-9]{6}\.jpg$/);
  expect(scene.open.choices).toEqual({ model: [`text/${name}`] });
  expect(scene.open.checks.find(({ id }) => id === 'gone')?.ok).toBe(true);
});

describe('a retry after a lost answer', () => {
  it.each(['delete', 'reclassify'] as const)(
    'finds its %s done, and does it once',
    async command => {
      scene.faults.push({ method: 'change', kind: 'after' });
      scene.desk.run(command, { folder: 'text' });
      await scene.settle();
      expect(scene.desk.state.saving.failed).toHaveLength(1);
      await scene.desk.perform('retry', {});
      await scene.settle();
      expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
      expect(await scene.item('79823')).toMatchObject({
        revision: 1,
        detail: ['image_002.jpg', 'image_003.jpg']
      });
    }
  );
});

describe('a status that somebody else changed meanwhile', () => {
  it.each(['complete', 'hold'] as const)(
    'is not written over by a retried %s',
    async command => {
      chooseThree();
      scene.faults.push({ method: 'changeStatus', kind: 'before' });
      await scene.desk.perform(command, { reason: 'Not popular' });
      await scene.settle();
      const theirs = {
        current_status: 'COMPLETED',
        representative_assets: '{"model":"summary/summary_01.jpg"}',
        completed_by: 'curator-9'
      };
      const { claim_id: _id, ...item } = await scene.item('79823');
      scene.catalogue.seed({ ...item, ...theirs, revision: 1 });
      await scene.desk.perform('retry', {});
      await scene.settle();
      expect(scene.desk.state.saving.failed).toMatchObject([
        {
          problem: {
            kind: 'Conflict',
            text: expect.stringContaining(
              'is COMPLETED now. Your change is kept'
            )
          }
        }
      ]);
      expect(await scene.item('79823')).toMatchObject(theirs);
    }
  );
});

describe('a completed product', () => {
  const completed = productItem({
    current_status: 'COMPLETED',
    category_status: '1005#COMPLETED',
    representative_assets: '{"model":"detail/image_001.jpg"}',
    claim_id: 'claim-gone',
    claimed_by: 'curator-9'
  });

  it('is reopened despite a claim that ended long ago, and is ours then', async () => {
    await startWith([{ ...completed, claimed_until: 1 }]);
    await scene.desk.perform('open', { status: 'COMPLETED' });
    expect(scene.open.heldBy).toBeNull();
    expect((await scene.item('79823')).claim_id).toBe('claim-gone');
    scene.desk.run('reopen', {});
    await scene.settle();
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect(await scene.item('79823')).toMatchObject({
      current_status: 'PENDING',
      claim_id: 'claim-a'
    });
  });
});

describe('permissions', () => {
  it('a completion whose tags are refused is stored, with a message', async () => {
    chooseThree();
    scene.faults.push({
      method: 'setTags',
      kind: 'before',
      times: 3,
      error: new NotAllowed(
        ...saying(
          'These credentials may not s3:PutObjectTagging.',
          'Ask an administrator.'
        )
      )
    });
    scene.desk.run('complete', {});
    await scene.settle();
    // The decision is saved. What is left has a line of its own.
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect(scene.desk.state.unsaved).toEqual([]);
    expect(scene.desk.state.left).toMatchObject([
      {
        product: { productId: '79823' },
        problem: {
          kind: 'NotAllowed',
          text: '79823 is stored as COMPLETED, but its images are not tagged. These credentials may not s3:PutObjectTagging.',
          remedy: 'Ask an administrator.'
        }
      }
    ]);
    expect((await scene.item('79823')).current_status).toBe('COMPLETED');
    await scene.desk.perform('retry', { productId: '79823' });
    await scene.settle();
    expect(scene.desk.state.left).toEqual([]);
    expect((await scene.item('79823')).revision).toBe(1);
    expect(
      await scene.images.tags('TOP/1005/79823/detail/image_003.jpg')
    ).toEqual({ status: 'representative' });
  });

  it('tags that are refused can be left, and later changes are saved', async () => {
    chooseThree();
    scene.faults.push({
      method: 'setTags',
      kind: 'before',
      times: 3,
      error: new NotAllowed(...saying('No tags.'))
    });
    scene.desk.run('complete', {});
    await scene.settle();
    expect(scene.desk.state.left).toHaveLength(1);
    await scene.desk.perform('leave', { productId: '79823' });
    expect(scene.desk.state.left).toEqual([]);
    expect((await scene.journal.records()).records).toEqual([]);
    expect((await scene.item('79823')).current_status).toBe('COMPLETED');
  });

  it('a store without tags completes products, looks whether the images are there, and is told of once', async () => {
    chooseThree();
    const none = new NotSupported(...saying('No tags here.'));
    (['tags', 'setTags'] as const).forEach(method =>
      scene.faults.push({ method, kind: 'before', times: 99, error: none })
    );
    scene.desk.run('complete', {});
    await scene.settle();
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect(scene.desk.state.left).toEqual([]);
    expect((await scene.item('79823')).current_status).toBe('COMPLETED');
    expect((await scene.journal.records()).records).toEqual([]);
    expect(scene.desk.state.notice).toMatchObject({
      kind: 'NotSupported',
      text: expect.stringContaining('without them')
    });
    scene.desk.dismissNotice();
    await scene.desk.perform('undo', {});
    await scene.settle();
    expect(scene.desk.state.notice).toBeNull();
  });

  it('a person who may not write can view, and is shown which action is refused', async () => {
    const refused = new NotAllowed(
      ...saying(
        'These credentials may not dynamodb:UpdateItem on arn:aws:dynamodb:::table/T.'
      )
    );
    scene.faults.push({
      method: 'claim',
      kind: 'before',
      skip: 1,
      times: 99,
      error: refused
    });
    await scene.desk.perform('next-product', {});
    expect(scene.open.product.productId).toBe('79811');
    expect(scene.desk.state.notice).toMatchObject({
      kind: 'NotAllowed',
      text: 'These credentials may not dynamodb:UpdateItem on arn:aws:dynamodb:::table/T.'
    });
  });
});

describe('signed out while working', () => {
  const expired = new NotSignedIn(
    ...saying(
      'The credentials have expired.',
      'Sign in again. Nothing is lost.'
    )
  );

  it('keeps choices and changes, offers to sign in, and goes on afterwards', async () => {
    chooseThree();
    scene.faults.push({ method: 'change', kind: 'before', error: expired });
    scene.desk.run('delete', { images: ['summary/summary_01.jpg'] });
    await scene.settle();
    expect(scene.desk.state.notice).toMatchObject({ kind: 'NotSignedIn' });
    expect(Object.keys(scene.open.choices)).toHaveLength(3);
    expect(scene.desk.state.saving.waiting).toBe(1);
    await scene.desk.perform('retry', {});
    await scene.settle();
    expect(scene.desk.state.notice).toBeNull();
    expect((await scene.item('79823')).summary).toEqual([]);
    expect(Object.keys(scene.open.choices)).toHaveLength(3);
  });

  it('keeps the choices when the product is read again', async () => {
    chooseThree();
    await scene.desk.perform('refresh', {});
    expect(Object.keys(scene.open.choices)).toHaveLength(3);
  });

  it('shows a problem if the next product cannot be opened', async () => {
    scene.faults.push({
      method: 'claim',
      kind: 'before',
      skip: 1,
      error: expired
    });
    await scene.desk.perform('next-product', {});
    expect(scene.desk.state).toMatchObject({
      open: { state: 'failed', productId: '79811' },
      notice: { kind: 'NotSignedIn' }
    });
    await scene.desk.perform('open', { productId: '79811' });
    expect(scene.open.product.productId).toBe('79811');
    expect(scene.desk.state.notice).toBeNull();
  });
});

describe('a retry that fails again', () => {
  it('shows the problem again', async () => {
    scene.faults.push({ method: 'change', kind: 'before', times: 2 });
    scene.desk.run('delete', {});
    await scene.settle();
    const first = scene.desk.state.message?.id;
    await scene.desk.perform('retry', {});
    await scene.settle();
    expect(scene.desk.state.message?.text).toMatch(/^Delete 1 image: /);
    expect(scene.desk.state.message?.id).not.toBe(first);
  });
});

describe('a table or bucket that does not answer', () => {
  it('is named if only one of them does not answer', async () => {
    const finding: ResourceFinding = {
      resource: 'bucket',
      state: 'unknown',
      unreachable: true,
      found: {
        code: 'failed',
        error: new Unreachable(...saying('No answer.', 'Check the region.'))
      }
    };
    const desk = scene.newDesk({
      provisioning: {
        inspect: async () => [
          finding,
          { ...finding, resource: 'table', unreachable: false }
        ]
      }
    });
    await desk.start();
    expect(desk.state.access.problems).toEqual([
      { kind: 'Unreachable', text: 'No answer.', remedy: 'Check the region.' }
    ]);
    expect(desk.state.open).toMatchObject({ state: 'open' });
  });

  it('is started by a refresh when it answers', async () => {
    const late = new DeskScene();
    scene = late;
    late.faults.push({
      method: 'item',
      kind: 'before',
      times: 2,
      error: new Unreachable(...saying('offline'))
    });
    await late.start();
    expect(late.desk.state.categories).toMatchObject({
      state: 'failed',
      problem: { text: 'offline' }
    });
    await late.desk.perform('refresh', {});
    expect(late.desk.state).toMatchObject({
      category: { mainCategory: 'TOP', subCategory: 1005 },
      queue: { state: 'ready' },
      open: { product: { productId: '79823' } }
    });
  });
});

it('our own late release does not take a new claim away', async () => {
  const { release } = scene.catalogue;
  let arrive = (): void => undefined;
  scene.catalogue.release = async (...args) => {
    await new Promise<void>(resolve => {
      arrive = resolve;
    });
    await release.apply(scene.catalogue, args);
  };
  await scene.desk.perform('next-product', {});
  const late = arrive;
  const back = scene.desk.perform('previous-product', {});
  await scene.settle();
  late();
  await scene.settle();
  await back;
  expect(scene.open.product.productId).toBe('79823');
  expect(await scene.item('79823')).toMatchObject({ claim_id: 'claim-a' });
});
