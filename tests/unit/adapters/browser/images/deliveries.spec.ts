import { Deliveries } from '../../../../../src/adapters/browser/images/deliveries';

let told: string[];
let deliveries: Deliveries<{ tell(): void }>;

const news = (name: string): { tell(): void } => ({
  tell: () => void told.push(name)
});

beforeEach(() => {
  jest.useFakeTimers();
  told = [];
  deliveries = new Deliveries();
});

afterEach(() => jest.useRealTimers());

it('tells the first at once, then those that came meanwhile together', () => {
  deliveries.add(news('a'));
  expect(told).toEqual(['a']);
  const b = news('b');
  [b, news('c'), b].forEach(one => deliveries.add(one));
  jest.advanceTimersByTime(49);
  expect(told).toEqual(['a']);
  jest.advanceTimersByTime(1);
  expect(told).toEqual(['a', 'b', 'c']);
  deliveries.add(news('d'));
  expect(told).toHaveLength(3);
  jest.advanceTimersByTime(50);
  expect(told.at(-1)).toBe('d');
});

it('tells the next one at once after a while without any', () => {
  deliveries.add(news('a'));
  jest.advanceTimersByTime(50);
  expect(jest.getTimerCount()).toBe(0);
  deliveries.add(news('b'));
  expect(told).toEqual(['a', 'b']);
});

it('tells all when nothing more is on its way, each once', () => {
  ['a', 'b', 'c'].forEach(name => deliveries.add(news(name)));
  deliveries.flush();
  jest.advanceTimersByTime(100);
  expect(told).toEqual(['a', 'b', 'c']);
});

it('tells nothing after its end, and leaves no timer', () => {
  ['a', 'b'].forEach(name => deliveries.add(news(name)));
  deliveries.end();
  expect(jest.getTimerCount()).toBe(0);
  deliveries.flush();
  expect(told).toEqual(['a']);
});
