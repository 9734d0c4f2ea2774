import type { JournalRecord } from '../../../../src/domain/edits/intention';
import { Unreachable } from '../../../../src/domain/errors';
import { saying } from '../../../support/english';
import { DeskScene } from '../aDesk';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

const IMAGE = 'detail/image_001.jpg';

/** A script of the origin stores a record that is genuine again, and the page is opened again. */
async function plantedAgain(record: JournalRecord): Promise<void> {
  await scene.journal.append(record);
  scene.desk = scene.newDesk();
  await scene.start();
  await scene.settle();
}

/** Deletes an image and restores it. @returns the record of the deletion */
async function deletedAndRestored(): Promise<JournalRecord> {
  scene.faults.push({
    method: 'change',
    kind: 'before',
    times: 99,
    error: new Unreachable(...saying('offline'))
  });
  scene.desk.run('delete', { images: [IMAGE] });
  await scene.settle();
  const [record] = (await scene.journal.records()).records;
  scene.faults.length = 0;
  await scene.desk.perform('retry', {});
  await scene.settle();
  await scene.desk.perform('undo', {});
  await scene.settle();
  return record;
}

async function writeNotes(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    await scene.desk.perform('set-note', { note: `note ${at}` });
    await scene.settle();
  }
}

const stored = async (): Promise<unknown> => (await scene.item('79823')).detail;

it.each([0, 1])(
  'a genuine record that is planted again after 16 changes is asked about (%i before it)',
  async before => {
    await writeNotes(before);
    const record = await deletedAndRestored();
    expect(record.seen.ops).toHaveLength(before);
    expect(await stored()).toContain('image_001.jpg');
    await writeNotes(17);
    await plantedAgain(record);
    expect(await stored()).toContain('image_001.jpg');
    expect(scene.desk.state.saving.failed[0]?.conflict).toMatchObject({
      reason: 'forgotten'
    });
    await scene.desk.perform('retry', { over: true });
    await scene.settle();
    expect(await stored()).not.toContain('image_001.jpg');
    expect((await scene.journal.records()).records).toEqual([]);
  }
);

it('a genuine record that is planted again sooner is not carried out', async () => {
  const record = await deletedAndRestored();
  await writeNotes(13);
  await plantedAgain(record);
  expect(await stored()).toContain('image_001.jpg');
  expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
});

it('more than 16 changes that wait are all carried out without a question', async () => {
  await writeNotes(1);
  scene.faults.push({
    method: 'change',
    kind: 'before',
    times: 99,
    error: new Unreachable(...saying('offline'))
  });
  for (let at = 0; at < 20; at++) {
    scene.desk.run('set-note', { note: `offline ${at}` });
  }
  await scene.settle();
  expect((await scene.journal.records()).records).toHaveLength(20);
  scene.faults.length = 0;
  scene.desk = scene.newDesk();
  scene.journal.release();
  await scene.start();
  await scene.settle();
  expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  expect((await scene.item('79823')).note).toBe('offline 19');
});
