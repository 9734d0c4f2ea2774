import { ServerConnection } from '@jupyterlab/services';

import {
  PolicyOfServer,
  policyOfServer
} from '../../../../src/adapters/jupyter/serverPolicies';
import { NO_POLICY } from '../../../../src/domain/connection/serverPolicy';

afterEach(() => jest.restoreAllMocks());

function answers(...given: (Response | Error)[]): jest.SpyInstance {
  let next = 0;
  return jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockImplementation(async () => {
      const answer = given[Math.min(next++, given.length - 1)];
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    });
}

function policy(): PolicyOfServer {
  return new PolicyOfServer(ServerConnection.makeSettings());
}

it('is asked once by many, and again on request', async () => {
  const request = answers(
    new Response('{"readOnly":true}'),
    new Response('{"readOnly":false}')
  );
  const one = policy();
  expect(one.known).toBeUndefined();
  const [a, b] = await Promise.all([one.get(), one.ask()]);
  expect(a).toBe(b);
  expect((await one.get()).readOnly).toBe(true);
  expect(request).toHaveBeenCalledTimes(1);
  expect((await one.ask()).readOnly).toBe(false);
  expect(one.known?.readOnly).toBe(false);
});

it('an older server has none', async () => {
  answers(new Response('<p>', { status: 404 }));
  expect(await policy().get()).toEqual(NO_POLICY);
});

it('nothing is remembered of a server that is away, and what it told before holds', async () => {
  jest.spyOn(console, 'warn').mockReturnValue(undefined);
  answers(
    new Error('offline'),
    new Response('{"readOnly":true}'),
    new Error('offline')
  );
  const one = policy();
  expect(await one.get()).toEqual(NO_POLICY);
  expect(one.known).toBeUndefined();
  expect((await one.get()).readOnly).toBe(true);
  expect((await one.ask()).readOnly).toBe(true);
});

it('what cannot be read is not taken for permission', async () => {
  answers(new Response('{"readOnly":"maybe"}'));
  await expect(policy().get()).rejects.toMatchObject({
    code: 'policy-unreadable'
  });
});

it('the error of a server that is wrongly configured is told', async () => {
  const body = '{"error":"Unreachable","message":"c.Curation.x is unknown."}';
  answers(new Response(body, { status: 503 }));
  await expect(policy().get()).rejects.toMatchObject({ code: 'server-error' });
});

it('all of a page share the policy of a server', () => {
  const settings = ServerConnection.makeSettings();
  expect(policyOfServer(settings)).toBe(policyOfServer(settings));
});
