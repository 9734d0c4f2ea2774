import { ServerConnection } from '@jupyterlab/services';

import type { Connection } from '../../../../src/domain/connection/connection';
import { readConnection } from '../../../../src/domain/connection/connection';
import { NotAllowed } from '../../../../src/domain/errors';
import { connectAllowed } from '../../../../src/plugin/connection/connectAllowed';
import { Connections } from '../../../../src/plugin/connection/connections';
import {
  connectionFinder,
  connectionGuesser
} from '../../../../src/plugin/connection/findConnection';
import type { DeskSettings } from '../../../../src/plugin/validSettings';
import { PLAIN } from '../../../../src/words/trans';

const MINE = { name: 'mine', bucket: 'of-mine', bucketRegion: 'us-east-1' };
const TEAM = { name: 'team', bucket: 'of-team', bucketRegion: 'us-east-1' };

afterEach(() => jest.restoreAllMocks());

/** A server with a policy, which it tells when `tell` is called, and without a sandbox. */
function aServer(policy: object, own: readonly object[] = [MINE]) {
  let tell = (): void => undefined;
  const told = new Promise<void>(resolve => (tell = resolve));
  const asked: string[] = [];
  jest.spyOn(ServerConnection, 'makeRequest').mockImplementation(async url => {
    const route = url.split('/').pop() ?? '';
    asked.push(route);
    if (route === 'policy') {
      await told;
      return new Response(JSON.stringify(policy));
    }
    return new Response('{"available":false,"connection":null}');
  });
  const settings = {
    composite: { connections: own }
  } as unknown as DeskSettings;
  const server = ServerConnection.makeSettings();
  return {
    asked,
    tell,
    find: connectionFinder(settings, server),
    guess: connectionGuesser(settings, server),
    connections: new Connections(settings, server, PLAIN)
  };
}

it('guesses a connection of the settings without a request, and finds what the policy allows', async () => {
  const { asked, tell, find, guess } = aServer({ connections: [TEAM] });
  expect((await guess(undefined))?.name).toBe('mine');
  expect(asked).toEqual([]);
  tell();
  expect((await find(undefined))?.name).toBe('team');
  expect((await find('mine'))?.bucket).toBe('of-mine');
  // From now on it is known.
  expect((await guess(undefined))?.name).toBe('team');
  expect(asked).toEqual(['policy']);
});

it('a person without connections gets the administrator’s, asked for beside the sandbox', async () => {
  const { asked, tell, guess } = aServer({ connections: [TEAM] }, []);
  const guessing = guess(undefined);
  await Promise.resolve();
  expect(asked.sort()).toEqual(['policy', 'sandbox']);
  tell();
  expect((await guessing)?.name).toBe('team');
});

it('own connections are neither found, listed nor edited if the policy forbids them', async () => {
  const { tell, find, connections } = aServer(
    { connections: [TEAM], allowOwnConnections: false },
    [MINE, { ...MINE, name: 'team' }]
  );
  tell();
  expect(await find('mine')).toBeUndefined();
  expect((await find('team'))?.bucket).toBe('of-team');
  expect(await connections.names()).toEqual(['team']);
  expect(connections.allowsOwn).toBe(false);
  expect(connections.isEditable('mine')).toBe(false);
});

it('the administrator’s connections are listed first and are not edited', async () => {
  const { tell, connections } = aServer({ connections: [TEAM] }, [
    MINE,
    { ...MINE, name: 'team' }
  ]);
  tell();
  expect(await connections.names()).toEqual(['team', 'mine']);
  expect(connections.administrators).toEqual(['team']);
  expect(connections.isEditable('team')).toBe(false);
  expect(connections.isEditable('mine')).toBe(true);
});

/** Connects to whatever it is told, and remembers it. */
function someConnecting(right: object | undefined, policy: Promise<unknown>) {
  const made: string[] = [];
  const ended: string[] = [];
  const live = connectAllowed({
    guess: readConnection(MINE),
    policy,
    find: async (): Promise<Connection | undefined> =>
      right && readConnection(right),
    connect: async ({ name }) => {
      made.push(name);
      return name;
    },
    end: async name => void ended.push(name)
  });
  return { live, made, ended };
}

it('connects before the policy is known, and once if it allows the guess', async () => {
  let tell = (): void => undefined;
  const policy = new Promise<void>(resolve => (tell = resolve));
  const { live, made, ended } = someConnecting(MINE, policy);
  expect(made).toEqual(['mine']);
  tell();
  expect(await live).toBe('mine');
  expect([made, ended]).toEqual([['mine'], []]);
});

it('ends what the policy does not allow, and connects to what it means', async () => {
  const { live, made, ended } = someConnecting(TEAM, Promise.resolve());
  expect(await live).toBe('team');
  expect([made, ended]).toEqual([['mine', 'team'], ['mine']]);
});

it('uses nothing without a policy that allows it', async () => {
  const none = someConnecting(undefined, Promise.resolve());
  await expect(none.live).rejects.toMatchObject({
    code: 'connection-not-allowed'
  });
  expect(none.ended).toEqual(['mine']);
  const refused = new NotAllowed('policy-forbids', { needed: 'change' });
  const broken = someConnecting(MINE, Promise.reject(refused));
  await expect(broken.live).rejects.toBe(refused);
  expect(broken.ended).toEqual(['mine']);
});
