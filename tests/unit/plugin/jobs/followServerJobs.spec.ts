import { Unreachable } from '../../../../src/domain/errors';
import { followServerJobs } from '../../../../src/plugin/jobs/list/followServerJobs';
import { MemoryServerJobs } from '../../../support/memory';

const clock = { sleep: async (): Promise<void> => undefined };

let server: MemoryServerJobs;
let follow: jest.Mock;

beforeEach(() => {
  server = new MemoryServerJobs();
  follow = jest.fn(async () => undefined);
});

it('follows a job that an earlier page started', async () => {
  server.add({ id: 'ended', stage: 'done' });
  server.add({ id: 'lives' });
  await followServerJobs(server, clock, follow);
  expect(follow).toHaveBeenCalledTimes(1);
});

it('loads nothing while no job runs, and asks once', async () => {
  server.add({ id: 'ended', stage: 'done' });
  await followServerJobs(server, clock, follow);
  expect(follow).not.toHaveBeenCalled();
  expect(server.asked).toEqual(['list']);
});

it('leaves the first pictures of a desk their time', async () => {
  const waits: number[] = [];
  await followServerJobs(
    server,
    {
      sleep: async ms => {
        expect(server.asked).toEqual([]);
        waits.push(ms);
      }
    },
    follow
  );
  expect(waits).toEqual([5000]);
});

it('is not stopped by a server that has no jobs', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  server.failure = new Unreachable('server-silent', {});
  await followServerJobs(server, clock, follow);
  expect(follow).not.toHaveBeenCalled();
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});
