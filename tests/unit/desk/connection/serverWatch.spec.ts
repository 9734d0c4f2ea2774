import { ServerWatch } from '../../../../src/desk/connection/serverWatch';
import { Unreachable } from '../../../../src/domain/errors';
import { ManualClock } from '../../../support/memory';

/** A server that is away until it is told to answer. */
function aWatch() {
  const clock = new ManualClock(0);
  const seen = { asked: 0, back: 0, still: 0, answers: false };
  const watch = new ServerWatch({
    clock,
    ask: async () => {
      seen.asked++;
      if (!seen.answers) {
        throw new Unreachable('server-silent', {});
      }
    },
    onBack: () => seen.back++,
    onStillAway: () => seen.still++
  });
  const pass = async (ms: number): Promise<void> => {
    await clock.advance(ms);
    await new Promise(done => setTimeout(done));
  };
  return { watch, seen, pass };
}

it('asks with growing pauses of half a minute at most, until the server is back', async () => {
  const { watch, seen, pass } = aWatch();
  watch.start();
  for (const pause of [1, 2, 4, 8, 16, 30, 30]) {
    const before = seen.asked;
    await pass(pause * 1000 - 1);
    expect(seen.asked).toBe(before);
    await pass(1);
    expect(seen.asked).toBe(before + 1);
  }
  expect(seen.still).toBe(7);
  seen.answers = true;
  await pass(30_000);
  expect(seen.back).toBe(1);
  await pass(600_000);
  expect(seen.asked).toBe(8);
});

it('asks nothing while nobody sees the page, and at once when somebody does', async () => {
  const { watch, seen, pass } = aWatch();
  watch.start();
  watch.setVisible(false);
  await pass(600_000);
  watch.wake();
  await pass(0);
  expect(seen.asked).toBe(0);
  seen.answers = true;
  watch.setVisible(true);
  await pass(0);
  expect(seen).toMatchObject({ asked: 1, back: 1 });
});

it('asks at once when the browser is online again, and not if nothing was away', async () => {
  const { watch, seen, pass } = aWatch();
  watch.wake();
  await pass(60_000);
  expect(seen.asked).toBe(0);
  watch.start();
  watch.wake();
  await pass(0);
  expect(seen.asked).toBe(1);
});

it('a server that fails right after it came back is not asked without a pause', async () => {
  const { watch, seen, pass } = aWatch();
  seen.answers = true;
  watch.start();
  await pass(1000);
  watch.start();
  await pass(1000);
  expect(seen.back).toBe(1);
  await pass(1000);
  expect(seen.back).toBe(2);
  watch.settled();
  watch.start();
  await pass(1000);
  expect(seen.back).toBe(3);
});

it('nothing runs after it was stopped', async () => {
  const { watch, seen, pass } = aWatch();
  watch.start();
  watch.stop();
  await pass(600_000);
  watch.setVisible(false);
  watch.setVisible(true);
  await pass(0);
  expect(seen).toMatchObject({ asked: 0, back: 0 });
});
