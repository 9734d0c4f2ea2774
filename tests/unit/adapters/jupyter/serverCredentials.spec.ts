import { ServerConnection } from '@jupyterlab/services';

import { ServerCredentials } from '../../../../src/adapters/jupyter/serverCredentials';
import { english } from '../../../support/english';

const MINUTE = 60_000;
const START = Date.parse('2026-11-22T09:00:00.000Z');

let now: number;
let asked: string[];
let answer: () => Response;

function answered(body: unknown, status = 200): Response {
  return {
    ok: status < 300,
    status,
    statusText: '',
    json: async () => body
  } as Response;
}

function keys(minutes: number | null): Response {
  return answered({
    accessKeyId: 'ASIA',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiration:
      minutes === null ? null : new Date(now + minutes * MINUTE).toISOString()
  });
}

function theirs(profile = ''): ServerCredentials {
  return new ServerCredentials(
    ServerConnection.makeSettings({ baseUrl: 'http://127.0.0.1/' }),
    profile,
    () => now
  );
}

beforeEach(() => {
  now = START;
  asked = [];
  answer = () => keys(60);
  jest.spyOn(ServerConnection, 'makeRequest').mockImplementation(async url => {
    asked.push(url);
    return answer();
  });
});

afterEach(() => jest.restoreAllMocks());

it('asks once until five minutes before they end, whoever wants them', async () => {
  const credentials = theirs('team');
  await Promise.all([credentials.get(), credentials.get()]);
  now += 54 * MINUTE;
  await credentials.get();
  expect(asked).toEqual([
    'http://127.0.0.1/jupyterlab-curation/credentials?profile=team'
  ]);
  now += 2 * MINUTE;
  expect((await credentials.get()).expiration?.getTime()).toBe(
    now + 60 * MINUTE
  );
  expect(asked).toHaveLength(2);
});

it('asks again after ten minutes where nobody knows when they end', async () => {
  answer = () => keys(null);
  const credentials = theirs();
  await credentials.get();
  now += 9 * MINUTE;
  await credentials.get();
  expect(asked).toHaveLength(1);
  now += 2 * MINUTE;
  await credentials.get();
  expect(asked).toHaveLength(2);
});

it('asks again for what the service refused', async () => {
  const credentials = theirs();
  await credentials.get();
  credentials.forget();
  await credentials.get();
  expect(asked).toHaveLength(2);
  // The server still has them, and makes others.
  expect(asked[1]).toContain('refused=ASIA');
});

it('says that the server gives none, and asks again the next time', async () => {
  answer = () => answered({}, 404);
  const credentials = theirs();
  const refused = async (): Promise<unknown> =>
    credentials.get().catch((error: unknown) => error);
  const first = await refused();
  expect(first).toMatchObject({ kind: 'NotSignedIn' });
  expect(english(first)).toContain(
    'Install jupyterlab-curation on the server, or type credentials.'
  );
  answer = () =>
    answered(
      {
        error: 'NotSignedIn',
        message: 'The SSO session has expired.',
        remedy: 'Run aws sso login.'
      },
      401
    );
  const second = await refused();
  expect(second).toMatchObject({ kind: 'NotSignedIn' });
  expect(english(second)).toBe(
    'The SSO session has expired. Run aws sso login.'
  );
  answer = () => keys(60);
  await expect(credentials.get()).resolves.toMatchObject({
    accessKeyId: 'ASIA'
  });
});
