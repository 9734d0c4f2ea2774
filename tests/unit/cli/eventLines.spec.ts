/** @jest-environment node */
import { EventEmitter } from 'node:events';

import { EventLines } from '../../../src/cli/terminal/eventLines';
import type { EndingProcess } from '../../../src/cli/terminal/interruption';
import { interruption } from '../../../src/cli/terminal/interruption';
import { telling } from '../../../src/cli/terminal/telling';
import { visibleEnvironment } from '../../../src/cli/terminal/visibleText';
import { readJobEvent } from '../../../src/domain/jobs/jobEvent';
import { NotFound, Unreachable } from '../../../src/domain/errors';
import { MigrationTally } from '../../../src/app/jobs/migrate/migrateReport';

const ANSWERED = new Unreachable('server-silent', {});

/** Lines of events at a clock that the test moves. */
function lines(total?: number): {
  readonly events: EventLines;
  readonly clock: { now: number };
  readonly written: () => unknown[];
} {
  let text = '';
  const clock = { now: 1_000 };
  const out = { write: (more: string) => (text += more) };
  return {
    events: new EventLines(out, total, () => clock.now),
    clock,
    written: () =>
      text
        .split('\n')
        .slice(0, -1)
        .map(line => JSON.parse(line))
  };
}

describe('events of a run', () => {
  it('tells progress at once, then twice a second at most, and the last of it before the report', () => {
    const { events, clock, written } = lines(9);
    const tally = new MigrationTally();
    for (const at of [0, 100, 200, 600, 700, 800]) {
      clock.now = 1_000 + at;
      tally.sent(10);
      tally.productsDone();
      events.progress(tally);
    }
    events.report({ stopped: false }, 0);

    expect(written()).toEqual([
      progress(1_000, 1, 10),
      progress(1_600, 4, 40),
      progress(1_800, 6, 60),
      { kind: 'report', at: 1_800, exitCode: 0, report: { stopped: false } }
    ]);

    function progress(at: number, products: number, bytesSent: number): object {
      const counts = { imagesSent: products, bytesSent };
      return { kind: 'progress', at, products, counts, total: 9 };
    }
  });

  it('is read again as it was written', () => {
    const { events, written } = lines();
    events.progress({ products: 1 });
    events.pause({ error: ANSWERED, until: 5_000 });
    events.report({ stopped: true, forPerson: [{ path: 'a' }] }, 1);
    events.problem(new NotFound('folder-missing', { folder: 'x' }));

    const read = written().map(readJobEvent);
    expect(read.map(event => event?.kind)).toEqual([
      'progress',
      'pause',
      'report',
      'problem'
    ]);
    expect(read).toEqual(written());
  });

  it.each([
    ['a number', 7],
    ['another kind', { kind: 'command', at: 1 }],
    ['a report that is none', { kind: 'report', at: 1, exitCode: 0 }],
    ['a negative count', { kind: 'progress', at: 1, products: -1, counts: {} }],
    [
      'a text without end',
      { kind: 'pause', at: 1, until: 2, text: 'x'.repeat(10_000) }
    ]
  ])('does not take %s for an event', (_, value) => {
    expect(readJobEvent(value)).toBeUndefined();
  });

  it('makes one line of a hostile name, with the same name in it', () => {
    let text = '';
    const environment = visibleEnvironment({
      env: {},
      out: { write: more => (text += more) },
      err: { write: () => undefined },
      signal: new AbortController().signal
    });
    const name = 'a\n{"kind":"report"}\u2028\u202e\u001b[2J.jpg';
    const tell = telling({ json: false, events: true }, environment);
    tell.report({ stopped: false, paths: [name] }, 0, () => 'for a person');

    // eslint-disable-next-line no-control-regex -- these must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028\u202e]/);
    expect(text.split('\n')).toHaveLength(2);
    expect(JSON.parse(text).report.paths).toEqual([name]);
  });
});

describe('the end of a run', () => {
  class Process extends EventEmitter implements EndingProcess {
    readonly stdout = new EventEmitter();
    readonly stderr = { write: (): void => undefined };
    readonly exit = jest.fn();
  }

  it.each(['SIGINT', 'SIGTERM'])(
    'finishes what has begun at the first %s, and stops at the second',
    name => {
      const process = new Process();
      const signal = interruption(process, false);

      process.emit(name);
      expect(signal.aborted).toBe(true);
      expect(process.exit).not.toHaveBeenCalled();

      process.emit(name);
      expect(process.exit).toHaveBeenCalledWith(1);
    }
  );

  it.each([
    ['ends a run that is watched', true],
    ['does not end one that is not', false]
  ])('%s if nobody reads any more', (_, watched) => {
    const process = new Process();
    const signal = interruption(process, watched);

    process.stdout.emit('error', Object.assign(new Error(), { code: 'EPIPE' }));

    expect(signal.aborted).toBe(watched);
  });
});
