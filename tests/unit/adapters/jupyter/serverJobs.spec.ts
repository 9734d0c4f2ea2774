import type { ServerConnection } from '@jupyterlab/services';

import { JupyterJobs } from '../../../../src/adapters/jupyter/serverJobs';
import { readConnection } from '../../../../src/domain/connection/connection';
import { serverJobLives } from '../../../../src/domain/jobs/serverJob';
import answers from '../../../support/serverJobAnswers.json';

const ID = '0123456789abcdef';
const [JOB] = answers.list.jobs;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Jobs of a server that gives these answers, one after another. */
function jobsOf(...given: (readonly [number, unknown])[]): {
  readonly jobs: JupyterJobs;
  readonly sent: Sent[];
} {
  const sent: Sent[] = [];
  const settings = {
    baseUrl: 'http://127.0.0.1/hub/',
    appendToken: false,
    token: '',
    init: {},
    Request,
    Headers,
    fetch: async (request: Request) => {
      const text = await request.text();
      expect(request.headers.get('X-Curation-Desk')).toBe('1');
      sent.push({
        method: request.method,
        path: request.url.replace('http://127.0.0.1/hub/', ''),
        body: text === '' ? undefined : JSON.parse(text)
      });
      const [status, answer] = given.shift() ?? [500, {}];
      return new Response(JSON.stringify(answer), { status });
    }
  } as unknown as ServerConnection.ISettings;
  return { jobs: new JupyterJobs(settings), sent };
}

describe('jobs of the Jupyter server', () => {
  it('reads what the server answers', async () => {
    const { jobs } = jobsOf(
      [200, answers.list],
      [200, { job: JOB, events: answers.events, said: '' }],
      [200, { job: { ...JOB, problem: answers.problem }, events: [], said: '' }]
    );

    const { jobs: listed, unable } = await jobs.list();
    expect(unable).toBeNull();
    expect(listed).toMatchObject([{ id: ID, stage: 'done', last: 5 }]);
    expect(serverJobLives(listed[0])).toBe(false);

    const { events } = await jobs.watch(ID, 0);
    expect(events.map(({ kind }) => kind)).toEqual([
      'pause',
      'progress',
      'report'
    ]);
    const { job } = await jobs.watch(ID, 5);
    expect(job.problem).toEqual(answers.problem);
  });

  it('asks as the routes expect', async () => {
    const { jobs, sent } = jobsOf(
      [201, { job: JOB }],
      [200, { job: JOB, events: [], said: '' }],
      [200, { job: JOB }],
      [200, { job: JOB }],
      [200, { job: null }],
      [200, { stopped: false }]
    );
    const connection = readConnection({
      name: 'shop',
      bucket: 'pictures',
      bucketRegion: 'eu-west-1'
    });

    const request = { kind: 'migrate', connection, options: {} } as const;
    await jobs.start({ ...request, folder: 'a/상품' });
    await jobs.watch(ID, 3);
    await jobs.cancel(ID);
    await jobs.resume(ID);
    await jobs.forget(ID);
    expect(await jobs.report(ID)).toEqual({ stopped: false });

    const route = 'jupyterlab-curation/jobs';
    expect(sent).toEqual([
      post(route, { ...request, folder: 'a/상품' }),
      get(`${route}/${ID}?after=3&wait=20`),
      post(`${route}/${ID}`, { do: 'cancel' }),
      post(`${route}/${ID}`, { do: 'resume' }),
      post(`${route}/${ID}`, { do: 'forget' }),
      get(`${route}/${ID}/report`)
    ]);
  });

  it.each([
    ['an older extension', 404, {}],
    ['another version', 200, { jobs: [{ id: 'x' }], unable: null }],
    ['a list without end', 200, { jobs: Array(2_000).fill(JOB), unable: null }]
  ])('names %s', async (_, status, answer) => {
    const { jobs } = jobsOf([status, answer]);
    await expect(jobs.list()).rejects.toMatchObject({
      kind: 'NotSupported',
      code: 'server-without-jobs'
    });
  });

  it("throws the server's own problem", async () => {
    const { jobs } = jobsOf([
      400,
      { error: 'Invalid', message: 'No such folder.', remedy: 'Choose one.' }
    ]);
    await expect(jobs.resume(ID)).rejects.toMatchObject({ kind: 'Invalid' });
  });
});

function post(path: string, body: object): Sent {
  return { method: 'POST', path, body };
}

function get(path: string): Sent {
  return { method: 'GET', path, body: undefined };
}
