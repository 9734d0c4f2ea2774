import { ServerConnection } from '@jupyterlab/services';

import { ServerCredentials } from '../../../../src/adapters/jupyter/serverCredentials';
import { ServerDate } from '../../../../src/adapters/jupyter/serverDate';
import { asProblem, signInHelps } from '../../../../src/words/errors';
import { PLAIN } from '../../../../src/words/trans';
import { english } from '../../../support/english';

const MINUTE = 60_000;
const START = Date.parse('2026-11-22T09:00:00.000Z');

let now: number;
let asked: string[];
let answer: () => Response;

function answered(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { Date: new Date(now + 3 * 60 * MINUTE).toUTCString() }
  });
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
    profile ? { profile } : {},
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

it.each([
  [503, { error: 'Unreachable', message: 'No STS.', remedy: 'Wait.' }],
  [409, { error: 'NotAllowed', message: 'No role.', remedy: 'Ask.' }],
  [400, { error: 'Invalid', message: 'No profile.', remedy: 'Choose.' }],
  [500, '<html>Internal Server Error</html>'],
  [502, undefined]
])(
  'says that the server gives none, and lets them be typed: %j',
  async (status, body) => {
    answer = () => answered(body, status);
    const error: unknown = await theirs()
      .get()
      .catch((thrown: unknown) => thrown);

    const problem = asProblem(error, PLAIN);
    expect(signInHelps(problem)).toBe(true);
    expect(problem.text).toMatch(/^The Jupyter server gave no credentials\. ./);
  }
);

it('lets them be typed if the server does not answer', async () => {
  answer = () => {
    throw new TypeError('Failed to fetch');
  };
  const error: unknown = await theirs()
    .get()
    .catch((thrown: unknown) => thrown);

  expect(signInHelps(asProblem(error, PLAIN))).toBe(true);
  // What waits is still sent by itself when the server is back.
  expect(error).toMatchObject({ kind: 'Unreachable' });
});

it.each([[{}], [{ accessKeyId: 'A', secretAccessKey: 's' }], ['<html>']])(
  'takes no credentials that are not whole: %j',
  async body => {
    answer = () => answered(body);

    await expect(theirs().get()).rejects.toMatchObject({ kind: 'NotSignedIn' });
  }
);

it('learns the server’s time, whatever it answers', async () => {
  const date = new ServerDate();
  answer = () => answered({}, 404);
  const credentials = new ServerCredentials(
    ServerConnection.makeSettings({ baseUrl: 'http://127.0.0.1/' }),
    {},
    () => now,
    date
  );
  jest.spyOn(Date, 'now').mockReturnValue(START);

  await credentials.get().catch(() => undefined);

  expect(date.offset).toBe(3 * 60 * MINUTE);
});
