import type { KeptRecord } from '../../../../src/ports/saving/journal';
import type { JournalRecord } from '../../../../src/domain/edits/intention';
import { aRecord } from '../../../fixtures/records';
import { DeskScene } from '../aDesk';

let scene: DeskScene;
const adopt = jest.fn<
  Promise<readonly JournalRecord[]>,
  [readonly KeptRecord[]]
>();

beforeEach(() => {
  scene = new DeskScene();
});

function aKept(patch: Partial<KeptRecord> = {}): KeptRecord {
  return {
    opId: 'op1',
    person: 'alice',
    record: aRecord({ opId: patch.opId ?? 'op1' }),
    standing: 'other',
    mayAdopt: true,
    fingerprint: '',
    ...patch
  };
}

/** What the browser has beside the person's own records. */
async function startWith(...kept: KeptRecord[]): Promise<void> {
  const { journal } = scene;
  journal.kept = async () => {
    const there = await Promise.all(kept.map(({ opId }) => journal.has(opId)));
    return kept.filter((_, at) => there[at]);
  };
  adopt.mockImplementation(async shown => shown.map(({ record }) => record));
  Object.assign(journal, { adopt });
  journal.records = async () => ({ records: [], dropped: 0 });
  for (const { record } of kept) {
    await journal.append(record);
  }
  scene.desk = scene.newDesk();
  await scene.start();
  await scene.settle();
}

const listed = (): readonly string[] =>
  scene.desk.state.kept.map(({ opId }) => opId);

it('shows what another left, and carries out nothing of it', async () => {
  await startWith(aKept());
  expect(listed()).toEqual(['op1']);
  expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  expect((await scene.item('79823')).detail).toHaveLength(3);
});

it('keeps it if the person decides later', async () => {
  await startWith(aKept());
  await scene.desk.perform('review-kept', {});
  expect(scene.asked).toEqual(['op1']);
  expect(listed()).toEqual(['op1']);
  expect(await scene.journal.has('op1')).toBe(true);
});

it('carries it out when the person has seen it and says so', async () => {
  await startWith(aKept());
  scene.keptAnswer = 'adopt';
  await scene.desk.perform('review-kept', {});
  await scene.settle();
  expect((await scene.item('79823')).detail).toEqual([
    'image_002.jpg',
    'image_003.jpg'
  ]);
});

it('never offers to the journal what nobody has shown to be genuine', async () => {
  await startWith(
    aKept(),
    aKept({ opId: 'op2', standing: 'unknown', mayAdopt: false })
  );
  scene.keptAnswer = 'adopt';
  await scene.desk.perform('review-kept', {});
  const [shown] = adopt.mock.lastCall ?? [[]];
  expect(shown.map(({ opId }) => opId)).toEqual(['op1']);
  await scene.settle();
  expect(await scene.journal.has('op2')).toBe(true);
});

it('says what was not carried out because it was changed after it was shown', async () => {
  await startWith(aKept());
  adopt.mockResolvedValue([]);
  scene.keptAnswer = 'adopt';
  await scene.desk.perform('review-kept', {});
  expect(scene.desk.state.message?.text).toMatch(
    /1 change was not carried out/
  );
  expect(listed()).toEqual(['op1']);
});

it('discards those of one person only', async () => {
  await startWith(aKept(), aKept({ opId: 'op2', person: 'bob' }));
  scene.keptAnswer = 'discard';
  await scene.desk.perform('review-kept', { person: 'bob' });
  expect(listed()).toEqual(['op1']);
  expect(await scene.journal.has('op1')).toBe(true);
  expect(await scene.journal.has('op2')).toBe(false);
});
