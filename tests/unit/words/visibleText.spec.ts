import { visibleDirection } from '../../../src/words/visibleText';
import { PLAIN } from '../../../src/words/trans';

const SPOOFED = 'front\u202egpj.exe';

it('shows what turns the direction of a name', () => {
  expect(visibleDirection(SPOOFED)).toBe('front\\u202egpj.exe');
  expect(visibleDirection('אמת 앞면.jpg')).toBe('אמת 앞면.jpg');
});

it('shows it in every sentence that has a name', () => {
  expect(PLAIN.__('Deleted %1', SPOOFED)).toBe('Deleted front\\u202egpj.exe');
  expect(PLAIN._n('%1 of %2', '%1 of %2', 3, '\u2066a')).toBe('3 of \\u2066a');
});
