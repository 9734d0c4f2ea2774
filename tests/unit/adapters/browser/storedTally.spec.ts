import { StoredTally } from '../../../../src/adapters/browser/storedTally';

const DAY = '2026-11-22';

beforeEach(() => localStorage.clear());
afterEach(() => jest.restoreAllMocks());

it('counts for a day, a connection and a person, in all tabs', () => {
  const one = new StoredTally('a');
  one.add(DAY, 1);
  new StoredTally('a').add(DAY, 1);
  expect(one.read(DAY)).toBe(2);
  expect(one.read('2026-11-23')).toBe(0);
  expect(new StoredTally('b').read(DAY)).toBe(0);
  one.add('2026-11-23', 1);
  expect(one.read('2026-11-23')).toBe(1);
});

it('is never negative, and ignores what it did not write', () => {
  const tally = new StoredTally('a');
  tally.add(DAY, -1);
  expect(tally.read(DAY)).toBe(0);
  localStorage.setItem('jupyterlab-curation:done-today:a', `${DAY} 9e99`);
  expect(tally.read(DAY)).toBe(0);
});

it('counts for the page if the storage is blocked', () => {
  jest.spyOn(console, 'warn').mockImplementation();
  const blocked = (): never => {
    throw new Error('blocked');
  };
  jest.spyOn(Storage.prototype, 'getItem').mockImplementation(blocked);
  jest.spyOn(Storage.prototype, 'setItem').mockImplementation(blocked);
  const tally = new StoredTally('a');
  tally.add(DAY, 1);
  expect(tally.read(DAY)).toBe(1);
});
