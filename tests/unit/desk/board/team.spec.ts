import { Unreachable } from '../../../../src/domain/errors';
import { CURATION_SETTINGS } from '../../../../src/domain/board/teamSettings';
import { aRecord } from '../../../fixtures/records';
import { DeskScene } from '../aDesk';
import { saying } from '../../../support/english';

let scene: DeskScene;

beforeEach(() => {
  scene = new DeskScene();
});

function settings(
  value: unknown,
  more: Record<string, string | number> = {}
): void {
  scene.catalogue.seed({
    sub_category: CURATION_SETTINGS.subCategory,
    product_id: CURATION_SETTINGS.productId,
    settings: JSON.stringify(value),
    format: 1,
    ...more
  });
}

const SLOTS = [
  { id: 'hero', label: 'Hero', required: true },
  { id: 'details', label: 'Details', many: true }
];

describe('the team’s slots', () => {
  it('are used by a completion', async () => {
    settings({
      slots: SLOTS,
      guideline: { version: '7', text: '# Choose well' }
    });
    await scene.start();
    scene.desk.run('assign-slot', { index: 0, image: 'detail/image_002.jpg' });
    scene.desk.run('assign-slot', { index: 1, image: 'detail/image_003.jpg' });
    scene.desk.run('complete', {});
    await scene.settle();
    const item = await scene.item('79823');
    expect(item).toMatchObject({ current_status: 'COMPLETED', guideline: '7' });
    expect(JSON.parse(String(item.representative_assets))).toEqual({
      hero: 'detail/image_002.jpg',
      details: ['detail/image_003.jpg']
    });
  });

  it('come with a guideline, which is read when it is wanted', async () => {
    settings({ guideline: { version: '7', key: 'guide.md' } });
    scene.images.seed('guide.md', new TextEncoder().encode('# 고르기'));
    await scene.start();
    expect(scene.desk.state.team.page).toBeNull();
    scene.desk.loadGuideline();
    await scene.settle();
    expect(scene.desk.state.team.page).toEqual({
      state: 'ready',
      value: '# 고르기'
    });
  });

  it('show a problem if the guideline is missing', async () => {
    settings({ guideline: { version: '7', key: 'gone.md' } });
    await scene.start();
    scene.desk.loadGuideline();
    await scene.settle();
    expect(scene.desk.state.team.page).toMatchObject({
      state: 'failed',
      problem: { kind: 'NotFound', text: 'The bucket has no gone.md.' }
    });
  });
});

describe('settings that cannot be followed', () => {
  it('let products be viewed but not changed', async () => {
    settings({}, { min_client: '99.0' });
    await scene.start();
    expect(scene.desk.state.team.problem?.text).toContain('need version 99.0');
    scene.desk.run('delete', {});
    await scene.settle();
    expect((await scene.item('79823')).detail).toHaveLength(3);
    expect(scene.desk.state.message?.text).toContain('need version 99.0');
  });

  it('hold back what an earlier page left, with a message, until they are read', async () => {
    await scene.journal.append(aRecord());
    scene.faults.push({
      method: 'item',
      kind: 'before',
      times: 9,
      error: new Unreachable(...saying('offline'))
    });
    await scene.start();
    await scene.settle();
    expect(scene.desk.state.saving).toMatchObject({
      waiting: 1,
      failed: [{ problem: { kind: 'Unreachable' } }]
    });
    expect((await scene.item('79823')).detail).toHaveLength(3);
    expect(scene.desk.state.team.problem?.kind).toBe('Unreachable');
    scene.faults.length = 0;
    await scene.desk.perform('retry', {});
    await scene.settle();
    expect(scene.desk.state.team.problem).toBeNull();
    expect((await scene.item('79823')).detail).toHaveLength(2);
  });
});

describe('a note and flags', () => {
  beforeEach(() => scene.start());

  it('are stored beside the documented attributes, and can be undone', async () => {
    scene.desk.run('set-note', { note: ' Collar is cut off ' });
    scene.desk.run('set-flag', { flag: 'blurred' });
    scene.desk.run('set-flag', { flag: 'watermark', on: true });
    await scene.settle();
    expect(await scene.item('79823')).toMatchObject({
      note: 'Collar is cut off',
      flags: new Set(['blurred', 'watermark']),
      current_status: 'PENDING'
    });
    await scene.desk.perform('undo', {});
    await scene.desk.perform('undo', {});
    await scene.desk.perform('undo', {});
    await scene.settle();
    const item = await scene.item('79823');
    expect(item).not.toHaveProperty('note');
    expect(item).not.toHaveProperty('flags');
  });

  it('do nothing if nothing changes', async () => {
    scene.desk.run('set-note', { note: '' });
    scene.desk.run('set-flag', { flag: 'blurred', on: false });
    await scene.settle();
    expect((await scene.item('79823')).revision).toBeUndefined();
  });

  it('keep the flags of others, and stop at another note', async () => {
    scene.catalogue.seed({
      ...(await scene.item('79823')),
      note: 'theirs',
      flags: new Set(['other'])
    });
    scene.desk.run('set-flag', { flag: 'blurred' });
    await scene.settle();
    expect((await scene.item('79823')).flags).toEqual(
      new Set(['other', 'blurred'])
    );
    scene.catalogue.seed({ ...(await scene.item('79823')), note: 'again' });
    scene.desk.run('set-note', { note: 'mine' });
    await scene.settle();
    expect(scene.desk.state.saving.failed[0]?.conflict).toMatchObject({
      reason: 'same-note',
      differences: [{ kind: 'note', mine: 'mine', theirs: 'again' }]
    });
    await scene.desk.perform('retry', { over: true });
    await scene.settle();
    expect((await scene.item('79823')).note).toBe('mine');
  });
});
