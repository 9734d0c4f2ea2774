import { PageJournal } from '../../../../src/adapters/browser/saving/pageJournal';
import type { Edit } from '../../../../src/app/edits/edit';
import { ChangeQueue } from '../../../../src/desk/saving/changeQueue';
import { Unreachable } from '../../../../src/domain/errors';
import { readProduct } from '../../../../src/domain/product/product';
import { productItem } from '../../../fixtures/items';
import { aRecord } from '../../../fixtures/records';
import { DeskScene } from '../aDesk';
import { saying } from '../../../support/english';
import { PLAIN } from '../../../../src/words/trans';

it('goes on if a retry comes before the failed try has quite ended', async () => {
  const product = readProduct(productItem());
  let tries = 0;
  const edit: Edit = {
    opId: 'op1',
    project: before => before,
    carryOut: async before => {
      tries += 1;
      if (tries === 1) {
        throw new Unreachable(...saying('offline'));
      }
      return before;
    }
  };
  const saving: ChangeQueue = new ChangeQueue({
    journal: new PageJournal(),
    trans: PLAIN,
    editOf: () => edit,
    reread: async () => product,
    takeOver: async () => product,
    keepMine: records => ({ records, lost: [] })
  });
  saving.follow({
    changed: () => {
      if (saving.state.failed.length > 0) {
        void saving.retry();
      }
    }
  });
  saving.add(product, aRecord());
  await new Promise(resolve => setTimeout(resolve, 20));
  expect(tries).toBe(2);
  expect(saving.state).toEqual({ waiting: 0, failed: [] });
});

it('tells pictures to make room, from the first request of a change to its last', async () => {
  const scene = new DeskScene();
  await scene.start();
  await scene.settle();
  expect(scene.saves).toEqual([]);
  let stored: () => void = () => undefined;
  const change = scene.catalogue.change.bind(scene.catalogue);
  scene.catalogue.change = async wanted => {
    await new Promise<void>(resolve => (stored = resolve));
    return change(wanted);
  };
  scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
  await scene.settle();
  const ended = jest.fn();
  scene.saves.forEach(save => void save.then(ended));
  expect(scene.saves).toHaveLength(1);
  await scene.settle();
  expect(ended).not.toHaveBeenCalled();
  stored();
  await scene.settle();
  expect(ended).toHaveBeenCalledTimes(1);
});

it('bases a change that is made during a discard on what the table has', async () => {
  const journal = new PageJournal();
  const shown = readProduct(productItem({ revision: 2, ops: ['failed'] }));
  const inTable = readProduct(productItem({ revision: 2, ops: ['bobs'] }));
  const bases: unknown[] = [];
  const saving = new ChangeQueue({
    journal,
    trans: PLAIN,
    editOf: ({ opId }): Edit => ({
      opId,
      project: before => before,
      carryOut: async before => {
        if (opId === 'failed') {
          throw new Unreachable(...saying('offline'));
        }
        bases.push(before.item.ops);
        return before;
      }
    }),
    reread: async () => inTable,
    takeOver: async () => inTable,
    keepMine: records => ({ records, lost: [] })
  });
  saving.add(shown, aRecord({ opId: 'failed' }));
  await saving.allSettled();
  const discarded = saving.discard();
  saving.add(shown, aRecord({ opId: 'next' }));
  await discarded;
  await saving.allSettled();
  expect(bases).toEqual([['bobs']]);
  expect(saving.has(shown)).toBe(false);
  expect((await journal.records()).records).toEqual([]);
});
