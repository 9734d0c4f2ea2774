import { SampleJob } from '../../../../../src/desk/jobs/sample/sampleJob';
import type { SampleSteps } from '../../../../../src/desk/jobs/sample/sampleJob';
import { readConnection } from '../../../../../src/domain/connection/connection';
import { NotSupported } from '../../../../../src/domain/errors';
import { PLAIN } from '../../../../../src/words/trans';

const connection = readConnection({
  name: 'sample on this computer',
  bucket: 'curation-sample',
  bucketRegion: 'us-east-1'
});

function aJob(changes: Partial<SampleSteps> = {}) {
  const fill = jest.fn<Promise<void>, Parameters<SampleSteps['fill']>>(
    async (_, tell) => tell({ products: 1, of: 12 })
  );
  const steps: SampleSteps = {
    run: async () => ({ connection, isSample: true }),
    fill,
    ...changes
  };
  return { job: new SampleJob(async () => steps, PLAIN), fill };
}

it('runs the sandbox and fills it, once for two clicks', async () => {
  const { job, fill } = aJob();
  const names = await Promise.all([job.open(), job.open()]);
  expect(names).toEqual([connection.name, connection.name]);
  expect(fill).toHaveBeenCalledTimes(1);
  expect(job.store.state.step).toEqual({ kind: 'idle' });
});

it('fills no sandbox that somebody else runs', async () => {
  const { job, fill } = aJob({
    run: async () => ({ connection, isSample: false })
  });
  expect(await job.open()).toBe(connection.name);
  expect(fill).not.toHaveBeenCalled();
});

it('says what to install, and can be tried again', async () => {
  const run = jest
    .fn<ReturnType<SampleSteps['run']>, []>()
    .mockRejectedValueOnce(new NotSupported('server-without-sample', {}))
    .mockResolvedValueOnce({ connection, isSample: true });
  const { job } = aJob({ run });
  expect(await job.open()).toBeUndefined();
  expect(job.store.state.step).toMatchObject({
    kind: 'failed',
    problem: {
      remedy: expect.stringContaining('jupyterlab-curation[sandbox]') as string
    }
  });
  expect(await job.open()).toBe(connection.name);
});
