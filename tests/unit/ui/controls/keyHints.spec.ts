import { DEFAULT_SLOTS } from '../../../../src/domain/board/slots';
import { slotKey } from '../../../../src/ui/controls/keyHints';

it('names the keys of the slots', () => {
  expect(
    DEFAULT_SLOTS.map((_, index) => slotKey(DEFAULT_SLOTS, index))
  ).toEqual(['1', '2', '3', 'C']);
});
