/** @jest-environment node */
import { HandleFolder } from '../../../../src/adapters/browser/jobs/handleFolder';
import type { MigrateTools } from '../../../../src/desk/jobs/migrateJob';
import { MigrateJob } from '../../../../src/desk/jobs/migrateJob';
import { ServerJobFeed } from '../../../../src/desk/jobs/server/serverJobFeed';
import { NotAllowed, NotFound, Throttled } from '../../../../src/domain/errors';
import type { PickedFolder } from '../../../../src/ports/jobs/folderPicker';
import { PLAIN } from '../../../../src/words/trans';
import { imageOf } from '../../../fixtures/imageOf';
import { testMaker } from '../../../fixtures/packs';
import { saying } from '../../../support/english';
import { ManualClock, MemoryServerJobs } from '../../../support/memory';
import { DiskFolder } from '../../../support/pickedFolders';
import { CuratedDataset, NOW } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';

const image = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(imageOf(text));

describe('a migration out of the page', () => {
  let dataset: CuratedDataset;
  let disk: DiskFolder;
  let clock: ManualClock;
  let decoded: number;
  let ended: number;
  let last: PickedFolder | undefined;
  let job: MigrateJob;

  const picked = (): PickedFolder => ({
    name: disk.name,
    folder: new HandleFolder(disk.handle),
    allowed: async () => (await disk.queryPermission()) === 'granted'
  });
  const aJob = (question: { folder?: PickedFolder; packs?: boolean } = {}) => {
    const tools: MigrateTools = {
      picker: { pick: async () => picked(), last: async () => last },
      pictures: {
        ...testMaker(),
        problemOf: async () => {
          decoded++;
          return undefined;
        }
      },
      etagOf: async () => 'unknown',
      random: () => 0,
      server: {
        feed: new ServerJobFeed(new MemoryServerJobs(), clock, PLAIN),
        connection: {} as never,
        folder: () => picked()
      },
      dispose: () => ended++
    };
    const target = { ...jobDataset(dataset), clock };
    return new MigrateJob(target, tools, question);
  };
  const keys = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const { key } of dataset.images.list('set/')) {
      found.push(key);
    }
    return found;
  };

  beforeEach(() => {
    dataset = new CuratedDataset();
    disk = new DiskFolder('dataset');
    clock = new ManualClock(NOW);
    decoded = 0;
    ended = 0;
    last = undefined;
    for (const id of ['1', '2', '3']) {
      disk.put(`TOP/1005/${id}/detail/a.jpg`, image(`a of ${id}`));
      disk.put(`TOP/1005/${id}/meta.json`, '{}');
    }
    disk.put('TOP/notes.txt', 'x');
    job = aJob({ folder: picked() });
  });
  afterEach(() => job.dispose());

  it('looks first and sends nothing, then sends what it showed', async () => {
    job.look();
    const { report } = await step(job, 'shown');
    expect(report).toMatchObject({
      dryRun: true,
      created: 3,
      imagesSent: 3,
      counts: { 'file-among-folders': 1 }
    });
    expect(await keys()).toEqual([]);
    // A look must not take as long as the work.
    expect(decoded).toBe(0);

    job.send();
    const sent = await step(job, 'sent');
    expect(sent.report).toMatchObject({ dryRun: false, created: 3, packs: 3 });
    expect(decoded).toBe(3);
    expect(await dataset.item('2')).toMatchObject({ detail: ['a.jpg'] });
    expect(await keys()).toContain('set/TOP/1005/2/detail/a.jpg');
  });

  it('is not begun without a look that came to its end', async () => {
    job.send();
    expect(job.state.step.kind).toBe('asking');
    job.look();
    job.cancel();
    const { report } = await step(job, 'shown');
    expect(report.stopped).toBe(true);
    job.send();
    expect(job.state.step.kind).toBe('shown');
    expect(await keys()).toEqual([]);
  });

  it('asks for a folder, and offers the one of the last time', async () => {
    const other = aJob();
    other.look();
    expect(other.state.step.kind).toBe('asking');
    await other.start();
    expect(other.state.question.folder).toBeNull();
    await other.choose();
    expect(other.state.question.folder?.name).toBe('dataset');
    await other.dispose();
    expect(ended).toBe(1);

    last = { ...picked(), name: 'kept' };
    const later = aJob();
    await later.start();
    expect(later.state.question.folder?.name).toBe('kept');
    await later.dispose();
  });

  it('keeps a folder that was chosen before the kept one was found', async () => {
    last = { ...picked(), name: 'kept' };
    await job.start();
    expect(job.state.question.folder?.name).toBe('dataset');
  });

  it('says that the page may not read the folder', async () => {
    disk.permission = 'denied';
    job.look();
    const { problem, sent } = await step(job, 'failed');
    expect(problem.text).toContain('may not read the folder "dataset"');
    expect(sent).toBeNull();
  });

  it('says that there is no table yet, which a set-up makes', async () => {
    const error = new NotFound('service-missing', {
      service: { kind: 'table', name: 't', region: 'us-east-1' }
    } as never);
    dataset.faults.push({ method: 'products', kind: 'before', error });
    job.look();
    expect((await step(job, 'failed')).problem).toMatchObject({
      kind: 'NotFound',
      notSetUp: true
    });
  });

  it("names what somebody else's bucket refuses, and goes on when it is asked to", async () => {
    job.look();
    await step(job, 'shown');
    const error = new NotAllowed(...saying('Not your bucket.'));
    dataset.faults.push({ method: 'create', kind: 'before', error });
    job.send();
    const failed = await step(job, 'failed');
    expect(failed.problem.text).toContain('Not your bucket.');
    expect(failed.sent).not.toBeNull();
    dataset.faults.length = 0;
    job.send();
    expect((await step(job, 'sent')).report).toMatchObject({ created: 3 });
  });

  it('waits while the service is in trouble, and goes on by itself', async () => {
    job = aJob({ folder: picked(), packs: false });
    job.look();
    await step(job, 'shown');
    const trouble = new Throttled(...saying('Too many requests.'));
    dataset.faults.push({
      method: 'store',
      kind: 'before',
      times: 1,
      error: trouble
    });
    job.send();
    const waiting = await step(job, 'sending');
    expect(waiting.kind).toBe('sending');
    while (job.state.step.kind === 'sending') {
      const { step: now } = job.state;
      if (now.kind === 'sending' && now.pause) {
        expect(now.pause).toMatchObject({ error: trouble });
        clock.advance(10 * 60_000);
      }
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    expect((await step(job, 'sent')).report).toMatchObject({ created: 3 });
  });

  it('goes on where it was stopped, and sends nothing twice', async () => {
    for (let id = 10; id < 110; id++) {
      disk.put(`TOP/1005/${id}/detail/a.jpg`, image(`a of ${id}`));
    }
    const create = jest.spyOn(dataset.images, 'create');
    job = aJob({ folder: picked() });
    job.look();
    await step(job, 'shown');
    job.send();
    await new Promise<void>(resolve => {
      const end = job.store.subscribe(() => {
        const { step: now } = job.state;
        if (now.kind === 'sending' && now.progress.imagesSent > 10) {
          end();
          resolve();
        }
      });
    });
    job.cancel();
    const stopped = await step(job, 'sent');
    expect(stopped.report.stopped).toBe(true);
    expect(stopped.report.created).toBeLessThan(103);
    job.send();
    await step(job, 'sending');
    const { report } = await step(job, 'sent');
    expect(report.stopped).toBe(false);
    expect(report.created + report.existing).toBe(103);
    const images = create.mock.calls
      .map(([key]) => key)
      .filter(key => key.endsWith('.jpg'));
    expect(new Set(images).size).toBe(images.length);
  });

  it('names a file that is removed while it is sent, and sends the rest', async () => {
    const file = disk.put('TOP/1005/2/detail/b.jpg', image('b'));
    job.look();
    await step(job, 'shown');
    file.onRead = () => {
      file.gone = true;
    };
    job.send();
    const { report } = await step(job, 'sent');
    expect(report.created).toBe(2);
    expect(report.forPerson).toMatchObject([
      {
        product: { productId: '2' },
        reason: { error: { facts: { file: 'TOP/1005/2/detail/b.jpg' } } }
      }
    ]);
  });

  it('says that nothing was found in an empty folder', async () => {
    disk.inside.clear();
    job.look();
    const { report } = await step(job, 'shown');
    expect(report).toMatchObject({ created: 0, existing: 0, skipped: [] });
  });
});
