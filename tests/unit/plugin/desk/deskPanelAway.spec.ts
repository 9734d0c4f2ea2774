import { ServerConnection } from '@jupyterlab/services';

import type { Connection } from '../../../../src/domain/connection/connection';
import { NO_POLICY } from '../../../../src/domain/connection/serverPolicy';
import { readConnection } from '../../../../src/domain/connection/connection';
import type { PolicyNeed } from '../../../../src/domain/connection/contentPolicy';
import { NotSignedIn, Unreachable } from '../../../../src/domain/errors';
import type { Problem } from '../../../../src/words/errors';
import type { DeskHost } from '../../../../src/plugin/connection/connectDesk';
import type { DeskPanelOptions } from '../../../../src/plugin/desk/deskPanel';
import { DeskPanel } from '../../../../src/plugin/desk/deskPanel';
import { PLAIN } from '../../../../src/words/trans';

/** What connecting gives: a desk that remembers what it is told. */
class ToldDesk {
  readonly told: (string | Problem)[] = [];
  readonly state = {
    notice: null as Problem | null,
    policyNeeds: [] as readonly PolicyNeed[],
    open: { state: 'none' }
  };
  readonly store = { subscribe: () => () => undefined };
  setPolicyNeeds(needs: readonly PolicyNeed[]): void {
    this.state.policyNeeds = needs;
  }
  setVisible(): void {}
  lookAgain(): void {}
  setOnline(): void {}
  async start(): Promise<void> {}
  serverAway(problem: Problem): void {
    this.state.notice = problem;
    this.told.push(problem);
  }
  serverBack(): void {
    this.told.push('back');
  }
}

const connecting: {
  fails: unknown;
  tries: number;
  desk: ToldDesk;
  host: DeskHost | undefined;
} = { fails: null, tries: 0, desk: new ToldDesk(), host: undefined };

jest.mock('../../../../src/plugin/connection/connectDesk', () => ({
  connectDesk: async (
    _connection: unknown,
    _typed: unknown,
    host: DeskHost
  ) => {
    connecting.tries++;
    connecting.host = host;
    if (connecting.fails !== null) {
      throw connecting.fails;
    }
    return { desk: connecting.desk, dispose: async () => undefined };
  }
}));

const STOPPED = new Unreachable('server-stopped', { start: '/hub/spawn/a' });

function aPanel(): DeskPanel {
  const find = async (): Promise<Connection> =>
    readConnection({ name: 'team', bucket: 'images', bucketRegion: 'r-1' });
  return new DeskPanel({
    connection: 'team',
    inLayout: 'team',
    find,
    guess: find,
    policy: { ask: async () => NO_POLICY },
    host: { serverSettings: ServerConnection.makeSettings(), trans: PLAIN },
    connections: { configured: [] },
    sample: {}
  } as unknown as DeskPanelOptions);
}

const flushed = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
};

beforeEach(() => {
  jest.useFakeTimers();
  // What it shows is not what is tested.
  jest.spyOn(DeskPanel.prototype, 'update').mockReturnValue(undefined);
  Object.assign(connecting, {
    fails: null,
    tries: 0,
    desk: new ToldDesk(),
    host: undefined
  });
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

/** The server answers from the given question on. */
function answersFrom(question: number): jest.SpyInstance {
  let asked = 0;
  return jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockImplementation(async () =>
      ++asked < question
        ? new Response('<p>', { status: 424 })
        : new Response('{"version":"1"}')
    );
}

it('a panel that could not connect to a stopped server connects when it is back', async () => {
  answersFrom(2);
  connecting.fails = STOPPED;
  const panel = aPanel();
  await panel.connect();
  expect(panel.desk).toBeNull();
  connecting.fails = null;
  await jest.advanceTimersByTimeAsync(1000);
  expect(connecting.tries).toBe(1);
  await jest.advanceTimersByTimeAsync(2000);
  expect(panel.desk).toBe(connecting.desk);
  panel.dispose();
});

it('a desk is told that its server was stopped, is kept, and goes on', async () => {
  answersFrom(1);
  const panel = aPanel();
  await panel.connect();
  connecting.host?.onNoCredentials?.(STOPPED);
  expect(connecting.desk.told).toMatchObject([{ startAt: '/hub/spawn/a' }]);
  await jest.advanceTimersByTimeAsync(1000);
  expect(connecting.desk.told[1]).toBe('back');
  expect(connecting.tries).toBe(1);
  panel.dispose();
});

it('nothing is asked after another failure, or when the panel is closed', async () => {
  const request = answersFrom(99);
  connecting.fails = new NotSignedIn('server-without-credentials', {});
  const panel = aPanel();
  await panel.connect();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(request).not.toHaveBeenCalled();

  connecting.fails = STOPPED;
  await panel.connect();
  panel.dispose();
  await flushed();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(request).not.toHaveBeenCalled();
});

it('a desk hears what the policy of the page keeps from it, also what was blocked before', async () => {
  const panel = aPanel();
  const block = (effectiveDirective: string, blockedURI: string): void =>
    void document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), {
        effectiveDirective,
        blockedURI
      })
    );
  block('img-src', 'data');
  block('img-src', 'https://badges.example.org/a.svg');
  await panel.connect();
  expect(connecting.desk.state.policyNeeds).toHaveLength(1);
  block('worker-src', `${window.location.origin}/worker.js`);
  expect(connecting.desk.state.policyNeeds).toEqual([
    { directive: 'img-src', source: 'data:' },
    { directive: 'worker-src', source: "'self'" }
  ]);
  panel.dispose();
});
