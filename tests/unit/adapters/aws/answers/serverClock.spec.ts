/** @jest-environment node */
import { ServerClock } from '../../../../../src/adapters/aws/answers/serverClock';

const date = (ms: number): string => new Date(ms).toUTCString();
const noon = Date.UTC(2026, 0, 1, 12);

describe('the service’s clock', () => {
  it('leaves a clock alone that is right within the second of a Date', () => {
    const clock = new ServerClock(() => noon);
    clock.hear(date(noon), noon, noon + 20);
    clock.hear(date(noon), noon + 900, noon + 999);
    // Sent before the second, answered in it.
    clock.hear(date(noon), noon - 30, noon + 5);
    expect(clock.offset).toBe(0);
  });

  it('moves only as far as it must', () => {
    const clock = new ServerClock(() => noon);
    const hour = 3_600_000;
    clock.hear(date(noon + hour), noon, noon + 100);
    expect(clock.offset).toBe(hour - 100);
    clock.hear(date(noon + hour), noon + 500, noon + 600);
    expect(clock.offset).toBe(hour - 100);
    const slow = new ServerClock(() => noon);
    slow.hear(date(noon - hour), noon, noon + 100);
    expect(slow.offset).toBe(1000 - hour);
  });

  it('learns nothing from an answer without a Date', () => {
    const clock = new ServerClock(() => noon);
    clock.hear(undefined, noon, noon);
    clock.hear('no date', noon, noon);
    expect(clock.offset).toBe(0);
  });
});
