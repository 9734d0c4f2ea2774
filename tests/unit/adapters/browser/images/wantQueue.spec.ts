import type {
  Purpose,
  Urgency
} from '../../../../../src/adapters/browser/images/wantQueue';
import {
  mostUrgent,
  nextToLoad
} from '../../../../../src/adapters/browser/images/wantQueue';

const one = (purpose: Purpose, priority = 0): Urgency => ({
  purpose,
  priority
});

function next(
  waiting: readonly Urgency[],
  loading: readonly Urgency[] = [],
  saving = false,
  looking: readonly Urgency[] = [],
  making: readonly Urgency[] = []
): Urgency | undefined {
  return nextToLoad({
    waiting,
    loading,
    making,
    looking,
    saving,
    urgency: same => same
  });
}

it('takes what is visible before the next products, and these before the last one', () => {
  const [recent, later, soon, sight] = [
    one('recent'),
    one('next', 2),
    one('next', 1),
    one('sight', 1000)
  ];
  expect(next([recent, later, soon, sight])).toBe(sight);
  expect(next([recent, later, soon])).toBe(soon);
  expect(next([recent])).toBe(recent);
  expect(next([])).toBeUndefined();
});

it('takes the first of equally urgent wants', () => {
  const [first, second] = [one('sight', 7), one('sight', 7)];
  expect(next([first, second])).toBe(first);
});

it('is as urgent as its most urgent want', () => {
  expect(mostUrgent([one('next'), one('sight', 9), one('sight', 3)])).toEqual(
    one('sight', 3)
  );
  expect(mostUrgent([])).toBeUndefined();
});

it('loads five at a time, and two during a save', () => {
  const four = Array<Urgency>(4).fill(one('sight'));
  const waiting = [one('sight')];
  expect(next(waiting, four)).toBe(waiting[0]);
  expect(next(waiting, [...four, one('sight')])).toBeUndefined();
  expect(next(waiting, [one('sight')], true)).toBe(waiting[0]);
  expect(next(waiting, four.slice(2), true)).toBeUndefined();
});

it('goes on fetching while images are decoded, but not far ahead', () => {
  const waiting = [one('sight')];
  const sights = (count: number): readonly Urgency[] =>
    Array<Urgency>(count).fill(one('sight'));
  expect(next(waiting, sights(4), false, [], sights(15))).toBe(waiting[0]);
  expect(next(waiting, sights(4), false, [], sights(16))).toBeUndefined();
  expect(next(waiting, sights(1), true, [], sights(15))).toBe(waiting[0]);
  // Another picture in sight may be next: what is ahead waits for it.
  expect(next([one('next')], [], false, [], sights(1))).toBeUndefined();
});

it('prefetches nothing while something visible is on its way, or during a save', () => {
  const ahead = [one('next')];
  expect(next(ahead, [one('sight')])).toBeUndefined();
  expect(next(ahead, [], false, [one('sight')])).toBeUndefined();
  expect(next(ahead, [], false, [one('next')])).toBe(ahead[0]);
  expect(next(ahead, [], true)).toBeUndefined();
  expect(next(ahead, [one('next'), one('recent')])).toBe(ahead[0]);
});

it('leaves connections free for what becomes visible', () => {
  const under = Array<Urgency>(3).fill(one('next'));
  expect(next([one('next')], under)).toBeUndefined();
  const sight = one('sight');
  expect(next([one('next'), sight], under)).toBe(sight);
});

it('skips what nobody wants any more', () => {
  const waiting = ['gone', 'wanted'];
  expect(
    nextToLoad({
      waiting,
      loading: [],
      making: [],
      looking: [],
      saving: false,
      urgency: key => (key === 'gone' ? undefined : one('sight'))
    })
  ).toBe('wanted');
});
