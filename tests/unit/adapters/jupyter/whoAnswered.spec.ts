import { ServerConnection } from '@jupyterlab/services';

import { askServer } from '../../../../src/adapters/jupyter/serverRoute';
import { asProblem } from '../../../../src/words/errors';
import { PLAIN } from '../../../../src/words/trans';

const BASE = 'http://localhost/jhub/user/alice/';
const settings = ServerConnection.makeSettings({ baseUrl: BASE });

interface Answer {
  readonly status?: number;
  readonly html?: boolean;
  readonly body?: string;
  /** Where a redirect led, below the base URL of the hub. */
  readonly led?: string;
}

/** Answers by the end of the path that is asked for. */
function answers(byPath: Readonly<Record<string, Answer>>): {
  readonly asked: string[];
} {
  const asked: string[] = [];
  jest
    .spyOn(ServerConnection, 'makeRequest')
    .mockImplementation(async asking => {
      const path = asking.slice(BASE.length);
      asked.push(path);
      const { status = 200, html = true, body = '<p>', led } = byPath[path];
      const response = new Response(body, {
        status,
        headers: { 'Content-Type': html ? 'text/html' : 'application/json' }
      });
      const url = led === undefined ? asking : `http://localhost/jhub/${led}`;
      Object.defineProperty(response, 'url', { value: url });
      return response;
    });
  return { asked };
}

function onHub(configuration: object): void {
  document.body.innerHTML = `<script id="jupyter-config-data" type="application/json">${JSON.stringify(
    configuration
  )}</script>`;
}

beforeEach(() => onHub({ hubPrefix: '/jhub/hub/', hubUser: 'alice' }));
afterEach(() => {
  jest.restoreAllMocks();
  document.body.innerHTML = '';
});

const ROUTE = 'jupyterlab-curation/version';
const API_LIVES: Answer = { html: false, body: '{"version":"2"}' };
const STOPPED: Answer = { status: 424, html: false, body: '{"message":"…"}' };

it.each<[string, Record<string, Answer>]>([
  ['server-stopped', { [ROUTE]: { status: 424 } }],
  ['server-stopped', { [ROUTE]: STOPPED }],
  ['server-stopped', { [ROUTE]: { status: 503 } }],
  [
    'server-stopped',
    { [ROUTE]: { status: 503, html: false, body: '{"message":"…"}' } }
  ],
  ['server-starting', { [ROUTE]: { led: 'hub/spawn-pending/alice' } }],
  ['server-signed-out', { [ROUTE]: { led: 'hub/login' } }],
  ['server-page', { [ROUTE]: {} }],
  ['server-page', { [ROUTE]: { html: false } }],
  // What is refused without a word is told by the server's state.
  ['server-stopped', { [ROUTE]: { status: 403 }, api: STOPPED }],
  ['server-signed-out', { [ROUTE]: { status: 403 }, api: API_LIVES }],
  ['server-moved', { [ROUTE]: { status: 404 }, api: { status: 404 } }],
  [
    'server-starting',
    { [ROUTE]: { status: 404 }, api: { led: 'hub/spawn-pending/alice' } }
  ]
])(
  'says %s if the hub answers in place of the server: %j',
  async (code, by) => {
    answers(by);
    await expect(askServer('version', settings)).rejects.toMatchObject({
      code
    });
  }
);

it('only a server that lives lacks the extension', async () => {
  const { asked } = answers({ [ROUTE]: { status: 404 }, api: API_LIVES });
  expect(await askServer('version', settings)).toBeUndefined();
  expect(asked).toEqual([ROUTE, 'api']);
});

it('a server without a hub is asked once', async () => {
  onHub({});
  const { asked } = answers({ [ROUTE]: { status: 404 } });
  expect(await askServer('version', settings)).toBeUndefined();
  expect(asked).toEqual([ROUTE]);
});

it('an error of the server itself stays what it is', async () => {
  const body = JSON.stringify({
    error: 'Unreachable',
    message: 'STS is out of reach.'
  });
  answers({ [ROUTE]: { status: 503, html: false, body } });
  await expect(askServer('version', settings)).rejects.toMatchObject({
    code: 'server-error'
  });
});

it('says where the server is started', async () => {
  answers({ [ROUTE]: { status: 424 } });
  const error = await askServer('version', settings).catch(
    (thrown: unknown) => thrown
  );
  const problem = asProblem(error, PLAIN);
  expect(problem).toMatchObject({
    serverAway: true,
    startAt: '/jhub/hub/spawn/alice'
  });
  expect(problem.remedy).toContain('/jhub/hub/spawn/alice');
});
