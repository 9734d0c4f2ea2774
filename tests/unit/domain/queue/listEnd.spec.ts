import type { ListEnd, ListRow } from '../../../../src/domain/queue/listEnd';
import { listEnd } from '../../../../src/domain/queue/listEnd';

const DONE: ListRow = { done: 'COMPLETED', unsaved: null, heldBy: null };
const UNSAVED: ListRow = { done: null, unsaved: {}, heldBy: null };
const HELD: ListRow = { done: null, unsaved: null, heldBy: 'curator-9' };
const OPEN: ListRow = { done: null, unsaved: null, heldBy: null };

it.each<[string, ListRow[], boolean, number | undefined, ListEnd]>([
  ['all rows are done', [DONE], false, 0, { kind: 'all-done' }],
  ['there are no counters', [DONE], false, undefined, { kind: 'all-done' }],
  ['nothing was in the list', [], false, 0, { kind: 'all-done' }],
  ['one is open', [DONE, OPEN], false, 1, { kind: 'open', products: 1 }],
  ['there is more to read', [DONE], true, 0, { kind: 'unread' }],
  ['others hold two', [HELD, HELD], false, 2, { kind: 'held', products: 2 }],
  ['one is not saved', [UNSAVED], false, 1, { kind: 'unsaved', products: 1 }],
  ['more are counted', [DONE], false, 3, { kind: 'counted', products: 3 }]
])('tells what is left if %s', (_, rows, more, pending, end) => {
  expect(listEnd(rows, more, pending)).toEqual(end);
});
