/** @jest-environment node */
import type { ExportTools } from '../../../../src/desk/jobs/exportJob';
import { ExportJob } from '../../../../src/desk/jobs/exportJob';
import { Invalid } from '../../../../src/domain/errors';
import { CuratedDataset } from '../../app/jobs/curatedDataset';
import { jobDataset, step } from './aJob';

describe('an export in the page', () => {
  let dataset: CuratedDataset;
  let saved: Parameters<ExportTools['save']>[];
  let save: ExportTools['save'];
  let job: ExportJob;
  beforeEach(() => {
    dataset = new CuratedDataset();
    for (let i = 0; i < 30; i++) {
      dataset.add(`SKU${i}`, {
        current_status: 'COMPLETED',
        representative_assets: '{"model":"detail/a.jpg"}'
      });
    }
    saved = [];
    save = async (...args) => {
      saved.push(args);
      return 'rows.csv';
    };
    job = new ExportJob(jobDataset(dataset), {
      bucket: 'shop',
      save: (...args) => save(...args)
    });
  });
  afterEach(() => job.dispose());

  it('writes one whole file, where the person wants it', async () => {
    job.ask({ format: 'csv', folder: 'notebooks' });
    job.export();
    const { report, file } = await step(job, 'exported');
    expect(file).toBe('rows.csv');
    expect(report).toMatchObject({ images: 30, products: 30 });
    const [[text, format, folder]] = saved;
    expect([format, folder]).toEqual(['csv', 'notebooks']);
    expect(text.join('').trimEnd().split('\r\n')).toHaveLength(31);
    expect(job.status()).toMatchObject({ phase: 'done' });
  });

  it('writes no file if it is stopped', async () => {
    job.export();
    job.cancel();
    const { file, report } = await step(job, 'exported');
    expect(report.stopped).toBe(true);
    expect(file).toBeUndefined();
    expect(saved).toEqual([]);
    expect(job.status()).toMatchObject({ phase: 'stopped' });
  });

  it('says why the file could not be written', async () => {
    save = () =>
      Promise.reject(new Invalid('file-there-already', { file: 'rows.csv' }));
    job.export();
    const { problem } = await step(job, 'failed');
    expect(problem.text).toBe('rows.csv is there already.');
  });
});
