import type { UndoHistory } from '../../../src/domain/edits/undo/undoHistory';
import { NOTHING_DONE } from '../../../src/domain/edits/undo/undoHistory';
import type { Draft, Journal } from '../../../src/ports/saving/journal';
import { aRecord } from '../../fixtures/records';

const { product } = aRecord();

/**
 * The contract of a journal.
 *
 * @param open - opens a person's journal, as a page does after a reload
 * @param spoil - stores something that this version cannot read
 */
export function describeJournal(
  name: string,
  open: (owner: string) => Promise<Journal>,
  spoil: (owner: string, opId: string) => Promise<void>
): void {
  describe(name, () => {
    let journal: Journal;
    let owner: string;
    let owners = 0;

    beforeEach(async () => {
      owner = `owner ${++owners}`;
      journal = await open(owner);
    });

    it('returns after a reload what was appended, in the same order', async () => {
      const upload = aRecord({
        opId: 'op2',
        intention: {
          kind: 'upload',
          folder: 'detail',
          files: [{ filename: '앞 +1.jpg', bytes: new Uint8Array([1, 2, 3]) }]
        }
      });
      await journal.append(aRecord());
      await journal.append(upload);
      const undoOfMove = aRecord({
        opId: 'op3',
        intention: {
          kind: 'restore',
          paths: ['detail/a.jpg'],
          leaving: ['text/a.jpg']
        }
      });
      await journal.append(undoOfMove);
      const again = await open(owner);
      expect(await again.records()).toEqual({
        records: [aRecord(), upload, undoOfMove],
        dropped: 0
      });
    });

    it('belongs to one person', async () => {
      await journal.append(aRecord());
      const other = await open(`${owner}0`);
      expect((await other.records()).records).toEqual([]);
      expect(await other.draft(product)).toBeUndefined();
    });

    it('has a record until it is removed', async () => {
      await journal.append(aRecord());
      expect(await journal.has('op1')).toBe(true);
      await journal.remove('op1');
      expect(await journal.has('op1')).toBe(false);
      await journal.remove('op1');
      expect((await journal.records()).records).toEqual([]);
    });

    it('stores changes of a record', async () => {
      await journal.append(aRecord());
      const copies = [{ from: 'detail/a.jpg', to: 'text/a.jpg' }] as const;
      await journal.amend('op1', { copies });
      await journal.amend('never', { copies });
      expect((await journal.records()).records).toEqual([aRecord({ copies })]);
      const intention = { kind: 'reopen' } as const;
      await journal.amend('op1', { intention });
      expect((await journal.records()).records).toEqual([
        aRecord({ copies, intention })
      ]);
    });

    it('replaces records, and puts the new ones last', async () => {
      for (const opId of ['op1', 'op2', 'op3']) {
        await journal.append(aRecord({ opId }));
      }
      await journal.replace(
        ['op1', 'op2', 'never'],
        [aRecord({ opId: 'op4' }), aRecord({ opId: 'op5' })]
      );
      const { records } = await journal.records();
      expect(records.map(({ opId }) => opId)).toEqual(['op3', 'op4', 'op5']);
    });

    it('drops a record that it cannot read, and counts it once', async () => {
      await journal.append(aRecord());
      await spoil(owner, 'op9');
      expect(await journal.records()).toEqual({
        records: [aRecord()],
        dropped: 1
      });
      expect((await journal.records()).dropped).toBe(0);
    });

    it('stores drafts by product, also for ids with the same beginning', async () => {
      const draft: Draft = { choices: { model: ['detail/a.jpg'] }, base: {} };
      await journal.storeDraft(product, draft);
      const twin = { ...product, productId: '798230' };
      expect(await journal.draft(twin)).toBeUndefined();
      expect(await journal.draft(product)).toEqual(draft);
      await journal.storeDraft(product, undefined);
      expect(await journal.draft(product)).toBeUndefined();
    });

    it('stores undo histories by product and person, and returns them after a reload', async () => {
      const history: UndoHistory = {
        ...NOTHING_DONE,
        done: [
          {
            kind: 'moved',
            message: 'Moved 1 image to text',
            moves: [{ from: 'detail/앞 +1.jpg', to: 'text/앞 +1.jpg' }]
          }
        ],
        undone: [
          { kind: 'flagged', message: 'Flagged', flag: 'other', on: true }
        ]
      };
      await journal.storeUndo(product, history);
      const twin = { ...product, productId: '798230' };
      expect(await journal.undo(twin)).toBeUndefined();
      expect(await (await open(`${owner}0`)).undo(product)).toBeUndefined();
      const again = await open(owner);
      expect(await again.undo(product)).toEqual(history);
      await again.storeUndo(product, undefined);
      expect(await journal.undo(product)).toBeUndefined();
    });

    it('does not return an undo history of another version', async () => {
      await journal.storeUndo(product, {
        ...NOTHING_DONE,
        version: 99
      } as unknown as UndoHistory);
      expect(await journal.undo(product)).toBeUndefined();
    });

    it('knows which tab is the last to leave a product', async () => {
      const told: string[] = [];
      const one = await journal.stay(product);
      const other = await journal.stay(product);
      const twin = await journal.stay({ ...product, productId: '798230' });
      await one.leave(async () => {
        told.push('one');
      });
      await one.leave(async () => {
        told.push('one again');
      });
      await twin.leave(async () => {
        told.push('twin');
      });
      await other.leave(async () => {
        told.push('other');
      });
      expect(told).toEqual(['twin', 'other']);
    });

    it('runs one thing at a time for each product', async () => {
      const told: string[] = [];
      let finish = (): void => undefined;
      const first = journal.alone(product, async () => {
        told.push('first begins');
        await new Promise<void>(resolve => {
          finish = resolve;
        });
        told.push('first ends');
        throw new Error('as it may');
      });
      const second = journal.alone(product, async () => {
        told.push('second');
        return 7;
      });
      await journal.alone({ ...product, productId: '798230' }, async () => {
        told.push('another product');
      });
      finish();
      await expect(first).rejects.toThrow('as it may');
      expect(await second).toBe(7);
      expect(told).toEqual([
        'first begins',
        'another product',
        'first ends',
        'second'
      ]);
    });
  });
}
