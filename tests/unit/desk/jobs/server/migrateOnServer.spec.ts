/** @jest-environment node */
import { MigrateJob } from '../../../../../src/desk/jobs/migrateJob';
import type { MigrateQuestion } from '../../../../../src/desk/jobs/migrateJob';
import { ServerJobFeed } from '../../../../../src/desk/jobs/server/serverJobFeed';
import { readConnection } from '../../../../../src/domain/connection/connection';
import {
  Invalid,
  NotSupported,
  Unreachable
} from '../../../../../src/domain/errors';
import type { ServerJob } from '../../../../../src/domain/jobs/serverJob';
import type { SourceFolder } from '../../../../../src/ports/jobs/sourceFolder';
import { reportJson } from '../../../../../src/words/jobs/reportJson';
import { PLAIN } from '../../../../../src/words/trans';
import { HandleFolder } from '../../../../../src/adapters/browser/jobs/handleFolder';
import { imageOf } from '../../../../fixtures/imageOf';
import { testMaker } from '../../../../fixtures/packs';
import { saying } from '../../../../support/english';
import { ManualClock, MemoryServerJobs } from '../../../../support/memory';
import { DiskFolder } from '../../../../support/pickedFolders';
import { CuratedDataset, NOW } from '../../../app/jobs/curatedDataset';
import { jobDataset, step } from '../aJob';

const REPORT = {
  dryRun: false,
  stopped: false,
  created: 2,
  existing: 0,
  imagesSent: 5,
  imagesThere: 0,
  bytesSent: 700,
  packs: 2,
  added: [],
  exchanged: [],
  replaced: [],
  unpacked: [],
  skipped: [{ path: 'TOP/x', reason: 'It is hidden.' }],
  counts: { hidden: 1 },
  forPerson: [],
  categories: []
};
const LOOK = { ...REPORT, dryRun: true };

let server: MemoryServerJobs;
let feed: ServerJobFeed;
let clock: ManualClock;
let asked: string[];
let disk: DiskFolder;
let job: MigrateJob;

function aJob(question: Partial<MigrateQuestion> = {}): MigrateJob {
  const folder = (path: string): SourceFolder => {
    asked.push(path);
    return new HandleFolder(disk.handle);
  };
  return new MigrateJob(
    { ...jobDataset(new CuratedDataset()), clock },
    {
      picker: { pick: async () => undefined, last: async () => undefined },
      pictures: { ...testMaker(), problemOf: async () => undefined },
      etagOf: async () => 'unknown',
      random: () => 0,
      server: {
        feed,
        connection: readConnection({
          name: 'mine',
          bucket: 'b',
          bucketRegion: 'eu-west-1'
        }),
        folder: path => ({
          name: path,
          folder: folder(path),
          allowed: async () => true
        })
      },
      dispose: () => undefined
    },
    question
  );
}

beforeEach(async () => {
  server = new MemoryServerJobs();
  clock = new ManualClock(NOW);
  feed = new ServerJobFeed(server, clock, PLAIN);
  asked = [];
  disk = new DiskFolder('spring');
  job = aJob({ place: 'server', serverFolder: ' /data/spring/ ' });
  await job.start();
});
afterEach(async () => {
  await job.dispose();
  feed.dispose();
});

const id = (): string => String(server.requests.length).padStart(16, '0');

async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) {
    await Promise.resolve();
  }
}

async function looked(report: object = LOOK): Promise<void> {
  job.look();
  await settle();
  server.end(id(), 'done', report);
  await step(job, 'shown');
}

async function sending(): Promise<void> {
  await looked();
  job.send();
  await settle();
}

it('the server looks first and writes nothing, then it sends', async () => {
  job.ask({ add: true, packs: false });
  job.look();
  await settle();
  expect(job.state.step.kind).toBe('looking');
  expect(server.requests).toMatchObject([
    {
      kind: 'migrate',
      folder: 'data/spring',
      connection: { name: 'mine', bucket: 'b' },
      options: { dryRun: true, noPacks: true, replaceBroken: false, add: true }
    }
  ]);
  server.end(id(), 'done', LOOK);
  const { report } = await step(job, 'shown');
  // What stands in the report is what the server's run said.
  expect(JSON.parse(reportJson(report))).toEqual(LOOK);

  job.send();
  await settle();
  expect(server.requests[1].options.dryRun).toBe(false);
  const counts = { imagesSent: 3, bytesSent: 500 };
  const progress = { kind: 'progress', at: 1, products: 1, total: 2, counts };
  server.tell(id(), { progress: progress as never }, progress as never);
  await settle();
  expect(job.state.step).toMatchObject({
    kind: 'sending',
    total: 2,
    progress: { products: 1, imagesSent: 3, bytesSent: 500 }
  });
  clock.advance(2000);
  await settle();
  server.end(id(), 'forPerson', REPORT);
  expect((await step(job, 'sent')).report.created).toBe(2);
});

it('a page that is closed leaves the run alone, and loses nothing', async () => {
  await sending();
  expect(job.running).toBe(false);
  await job.dispose();
  await settle();
  expect(server.asked.filter(one => one.startsWith('cancel'))).toEqual([]);
});

it('it is listed once: by the server, not by the page', async () => {
  await sending();
  expect(job.status()).toBeNull();
});

it('Cancel ends it on the server, once', async () => {
  await sending();
  job.cancel();
  job.cancel();
  await settle();
  expect(job.state.step).toMatchObject({ kind: 'sending', stopping: true });
  expect(server.asked.filter(one => one.startsWith('cancel'))).toHaveLength(1);
  clock.advance(2000);
  await settle();
  server.end(id(), 'stopped', { ...REPORT, stopped: true });
  expect((await step(job, 'sent')).report.stopped).toBe(true);
});

it('a run that ended with its server goes on by Resume, with the same request', async () => {
  await sending();
  const first = id();
  server.end(first, 'interrupted');
  expect((await step(job, 'failed')).problem.text).toContain(
    'ended before the migration did'
  );
  job.send();
  await settle();
  expect(server.asked).toContain(`resume ${first}`);
  expect(server.requests).toHaveLength(2);
  expect(job.state.step.kind).toBe('sending');
});

it('a run is found again from the list: how far it is, and its report', async () => {
  server.add({
    id: 'b'.repeat(16),
    request: {
      kind: 'migrate',
      connection: { name: 'mine' },
      folder: 'other',
      options: {}
    }
  });
  await feed.refresh();
  await looked();
  expect(job.takes({ serverJob: 'b'.repeat(16) })).toBe(true);
  job.ask({ serverJob: 'b'.repeat(16) });
  await settle();
  expect(job.state).toMatchObject({
    question: { serverFolder: 'other' },
    step: { kind: 'sending' }
  });
  expect(job.shows('b'.repeat(16))).toBe(true);
  clock.advance(2000);
  await settle();
  server.end('b'.repeat(16), 'done', REPORT);
  await step(job, 'sent');
});

it('what the server refuses is said, and nothing is begun', async () => {
  server.failure = new Invalid(...saying('There is no such folder.'));
  job.look();
  expect((await step(job, 'failed')).problem.text).toBe(
    'There is no such folder.'
  );
});

it('the page reads the folder at the next look if the server runs none for the connection', async () => {
  disk.put('TOP/1005/1/detail/a.jpg', new Uint8Array(imageOf('a')));
  server.failure = new NotSupported(...saying('Not on the sample.'));
  job.look();
  expect((await step(job, 'failed')).problem.text).toBe('Not on the sample.');
  expect(job.serverUnable?.text).toBe('Not on the sample.');
  expect(job.beside).toBe(false);

  job.resume();
  expect((await step(job, 'shown')).report.created).toBe(1);
  expect(asked).toEqual(['data/spring']);
});

it('a report of another version is not believed', async () => {
  job.look();
  await settle();
  server.end(id(), 'done', { ...LOOK, created: 'many' });
  expect((await step(job, 'failed')).problem.kind).toBe('NotSupported');
});

it('the page reads the folder if the server runs no jobs', async () => {
  disk.put('TOP/1005/1/detail/a.jpg', new Uint8Array(imageOf('a')));
  server.unable = 'Node.js is missing.';
  await feed.refresh();
  job.look();
  const { report } = await step(job, 'shown');
  expect(asked).toEqual(['data/spring']);
  expect(report.created).toBe(1);
  expect(server.requests).toEqual([]);
  // The page runs it: whoever leaves it loses it.
  expect(job.beside).toBe(false);
});

it('the folders beside the one that is typed are offered, and never an error', async () => {
  disk.put('spring/a.jpg', '');
  disk.put('summer/b.jpg', '');
  disk.put('notes.txt', '');
  expect(await job.foldersBeside('')).toEqual(['spring', 'summer']);
  expect(await job.foldersBeside('/data/sp')).toEqual([
    'data/spring',
    'data/summer'
  ]);
  expect(asked).toEqual(['', 'data']);
  disk.gone = true;
  expect(await job.foldersBeside('other/')).toEqual([]);
});

it('a folder without products is said to be the wrong one, by its level', async () => {
  disk.put('1005/1/detail/a.jpg', new Uint8Array(imageOf('a')));
  server.unable = 'Node.js is missing.';
  await feed.refresh();
  job.look();
  const { report } = await step(job, 'shown');
  expect(report.level).toEqual({ kind: 'main-category' });
  job.again();
  server.unable = null;
  await feed.refresh();
  await looked({ ...LOOK, created: 0, level: { kind: 'images' } });
  expect(job.state.step).toMatchObject({
    report: { level: { kind: 'images' } }
  });
});

/** A look that another page started. */
async function foundLook(
  request: Partial<ServerJob['request']>
): Promise<void> {
  const connection = { name: 'mine' };
  const look = { kind: 'migrate', connection, folder: 'other' } as const;
  server.add({
    id: 'b'.repeat(16),
    stage: 'done',
    ended: 2000,
    hasReport: true,
    request: { ...look, options: { dryRun: true }, ...request }
  });
  server.reports.set('b'.repeat(16), LOOK);
  await feed.refresh();
  job.ask({ serverJob: 'b'.repeat(16) });
  await step(job, 'shown');
}

it('what is sent from the look of another page is what that look showed', async () => {
  await foundLook({
    options: { dryRun: true, noPacks: true, add: true, replaceBroken: true }
  });
  job.send();
  await settle();
  expect(server.requests).toMatchObject([
    {
      folder: 'other',
      options: { dryRun: false, noPacks: true, add: true, replaceBroken: true }
    }
  ]);
});

it('nothing is sent from a look at the bucket that the connection named before', async () => {
  await foundLook({ connection: { name: 'mine', bucket: 'before' } });
  expect(job.outdated).toBe(true);
  job.send();
  await settle();
  expect(server.requests).toMatchObject([
    { connection: { bucket: 'b' }, options: { dryRun: true } }
  ]);
  server.end(id(), 'done', LOOK);
  await step(job, 'shown');
  expect(job.outdated).toBe(false);
});

it('a Cancel that the server refuses is said, and may be tried again', async () => {
  await sending();
  const cancel = jest
    .spyOn(server, 'cancel')
    .mockRejectedValueOnce(new Unreachable(...saying('It does not answer.')));
  job.cancel();
  expect(job.state.step).toMatchObject({ stopping: true });
  await settle();
  expect(job.state.step).toMatchObject({
    kind: 'sending',
    stopping: false,
    refused: 'It does not answer.'
  });
  job.cancel();
  await settle();
  expect(cancel).toHaveBeenCalledTimes(2);
  expect(job.state.step).toMatchObject({ stopping: true });
  expect(job.state.step).not.toHaveProperty('refused');
});

it('a run of another server of this person is not cancelled here', async () => {
  server.add({ id: 'b'.repeat(16), elsewhere: true });
  await feed.refresh();
  job.ask({ serverJob: 'b'.repeat(16) });
  await settle();
  job.cancel();
  await settle();
  expect(job.state.step).toMatchObject({ stopping: false, elsewhere: true });
  expect(server.asked.filter(one => one.startsWith('cancel'))).toEqual([]);
});

it('Go on shows the run that Resume on the Jobs page began, and asks for no second', async () => {
  await sending();
  const first = id();
  server.end(first, 'interrupted');
  await step(job, 'failed');
  const resumed = await feed.resume(first);
  job.send();
  await settle();
  expect(job.state.step.kind).toBe('sending');
  expect(job.shows(resumed.id)).toBe(true);
  expect(server.asked.filter(one => one.startsWith('resume'))).toHaveLength(1);
});

it('what was sent is said also if the server refuses to go on', async () => {
  await sending();
  const first = id();
  const counts = { imagesSent: 3, bytesSent: 500 };
  const progress = { kind: 'progress', at: 1, products: 1, total: 2, counts };
  server.tell(id(), { progress: progress as never }, progress as never);
  await settle();
  clock.advance(2000);
  await settle();
  server.end(first, 'interrupted');
  await step(job, 'failed');
  server.failure = new Invalid(...saying('The server is full.'));
  job.send();
  await settle();
  expect(job.state.step).toMatchObject({
    kind: 'failed',
    problem: { text: 'The server is full.' },
    sent: { imagesSent: 3 }
  });
  // And it still goes on with the same run.
  server.failure = null;
  job.send();
  await settle();
  expect(server.asked.at(-1)).not.toBe('start');
  expect(job.state.step.kind).toBe('sending');
});
